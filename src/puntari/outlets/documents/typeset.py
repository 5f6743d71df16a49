"""A report in the language of the Typst compiler: every word as a string, every picture inside, so that one text is the whole paper."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator

from puntari.outlets.charts.draw import draw_for_paper
from puntari.outlets.documents import words
from puntari.outlets.documents.model import (
    Bullets,
    Field,
    Grid,
    Head,
    Line,
    Opening,
    Paper,
    Part,
    Picture,
    Piece,
    Runs,
    Table,
    Words,
    plain,
)
from puntari.outlets.theme.theme import bundled, chart_style
from puntari.outlets.wording import MINUS
from puntari.words.text import Language

BREAKS = "-_/"
"""Signs after which a long formula may go on on the next line."""
ZERO_WIDTH = "\u200b"
TEXT_WIDTH = 459.0
"""Of a page without its margins, in points."""
LONGEST_WORD, LONGEST_OF_MANY, MOST_USUAL, LETTER, INSET = 15, 9, 120, 0.54, 8.0
LONGEST_FIGURE = 16
PICTURE_SHARE = "82%"
"""Of the width of the text: then the words in a picture are a little smaller than those around it."""
SMALL_PRINT, SMALL, USUAL = 7, 7.8, 9.0
"""So many columns and more are set in smaller print."""


def typeset(paper: Paper) -> bytes:
    """The whole report as UTF-8 source of Typst."""
    tokens = bundled().tokens
    colours = {"brand": tokens["brand"], "ink": tokens["ink"], "soft": tokens["ink-soft"], "pale": tokens["soft"]}
    quoted_colours = {name: quoted(value) for name, value in colours.items()}
    head = {"title": quoted(paper.title), "publisher": quoted(paper.publisher), **_language(paper.language)}
    source = [_filled("head.typ", head | quoted_colours), _filled("cover.typ", _cover(paper) | quoted_colours)]
    source += [_opening(one) for one in paper.openings]
    source.append(f"#outline(title: [{said(words.CONTENTS[paper.language])}], depth: 1)\n#pagebreak(weak: true)\n")
    source += [_part(part, paper.language) for part in paper.parts]
    return "\n".join(source).encode()


def _region(language: Language) -> str:
    return "GB" if language is Language.EN else "FI"


def _language(language: Language) -> dict[str, str]:
    return {"language": quoted(language), "region": quoted(_region(language))}


def _filled(name: str, values: dict[str, str]) -> str:
    """The template with `{name}` replaced; braces of Typst stay, as only known names are taken."""
    template = (pkgutil.get_data("puntari.outlets.documents", f"templates/{name}") or b"").decode("utf-8")
    return re.sub(r"\{([a-z]+)\}", lambda found: values.get(found[1], found[0]), template)


def _cover(paper: Paper) -> dict[str, str]:
    fill = quoted(bundled().tokens["notice"])
    notice = f"#v(1em)#block(fill: rgb({fill}), inset: 9pt)[#strong[{said(paper.notice)}]]" if paper.notice else ""
    return {
        "publisher": said(paper.publisher), "round": said(paper.round), "title": said(paper.title), "subtitle": said(paper.subtitle),
        "made": said(paper.made), "notice": notice, "footer": said(f"{paper.title} · {paper.round}"),
    }


def quoted(text: str) -> str:
    """A string literal of Typst."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def said(text: str) -> str:
    """Words in content: as a string, so that no sign in them means anything."""
    return f"#{quoted(text)};" if text else ""


def _said(runs: Runs) -> str:
    return said(plain(runs))


def _opening(one: Opening) -> str:
    paragraphs = "\n\n".join(_said(runs) for runs in one.paragraphs)
    keywords = f"#text(size: 9.5pt)[#strong[{said(one.keywords_heading)}] #h(0.5em) {said(', '.join(one.keywords))}]"
    language = f"#set text(lang: {quoted(one.language)}, region: {quoted(_region(one.language))})"
    return f"#[{language}\n= {said(one.heading)}\n{paragraphs}\n\n#v(0.6em)\n{keywords}\n]\n#pagebreak(weak: true)\n"


def _part(part: Part, language: Language) -> str:
    pieces = "\n\n".join(_piece(piece, language) for piece in part.pieces)
    before = "#pagebreak(weak: true)\n" if part.annex else ""
    return f"{before}= {said(part.label)} #h(0.5em) {_said(part.title)}\n\n{pieces}\n"


def _piece(piece: Piece, language: Language) -> str:
    if isinstance(piece, Words):
        return f"#key[{_said(piece.runs)}]" if piece.key else _said(piece.runs)
    if isinstance(piece, Bullets):
        return "#list(" + ", ".join(f"[{_said(runs)}]" for runs in piece.items) + ")"
    if isinstance(piece, Head):
        return f"== {said(piece.number)} #h(0.4em) {_said(piece.runs)}"
    return _picture(piece, language) if isinstance(piece, Picture) else _table(piece)


def _picture(piece: Picture, language: Language) -> str:
    alt = f"{plain(piece.title)}. {piece.told}"
    return f"#figure({picture(piece, language, alt)}, kind: image, alt: {quoted(alt)}, caption: {_caption(piece)})"


def picture(piece: Picture, language: Language, alt: str, share: str = PICTURE_SHARE) -> str:
    """The picture as an expression of Typst, `share` of the width there is."""
    drawing = draw_for_paper(piece.chart, language, chart_style(bundled()))
    return f"image(bytes({quoted(drawing)}), format: \"svg\", width: {share}, alt: {quoted(alt)})"


def _caption(piece: Picture | Table) -> str:
    return f"caption({quoted(piece.label)}, {quoted(plain(piece.title))}, {quoted(piece.subtitle)})"


def _table(piece: Table) -> str:
    notes = "".join(f"\n#notes[{said(note)}]" for note in piece.grid.notes)
    return f"#figure({_grid(piece.grid)}, kind: table, caption: {_caption(piece)}){notes}"


def _grid(grid: Grid) -> str:
    size = SMALL if len(grid.columns) >= SMALL_PRINT or grid.code else USUAL
    rule = quoted(bundled().tokens["rule"])
    strong = quoted(bundled().tokens["rule-strong"])
    columns = ", ".join(f"{width:.1f}pt" for width in widths(grid, size))
    aligned = ", ".join(_alignment(grid))
    heads = ", ".join(f"[#strong[{said(column)}]]" for column in grid.columns)
    lines = "\n".join(_lines(grid, rule))
    return (
        f"[#set text(size: {size}pt, hyphenate: true)\n#set par(leading: 0.5em)\n#table(columns: ({columns},), align: ({aligned},),\n"
        f"table.header({heads}), table.hline(stroke: 0.9pt + rgb({strong})),\n{lines}\n)]"
    )


def _lines(grid: Grid, rule: str) -> Iterator[str]:
    shades = [bundled().tokens[f"class-{shade}"] for shade in range(5)]
    inks = [bundled().tokens[f"on-class-{shade}"] for shade in range(5)]
    for line in grid.lines:
        if line.part:
            fill = quoted(bundled().tokens["ground"])
            yield f"table.cell(colspan: {len(grid.columns)}, align: left, fill: rgb({fill}))[#strong[{said(line.name)}]],"
        else:
            yield f"[{said(line.name)}], " + "".join(f"{_cell(field, shades, inks)}, " for field in _fields(line, grid.code))
        yield f"table.hline(stroke: 0.4pt + rgb({rule})),"


def _fields(line: Line, code: bool) -> tuple[Field, ...]:
    """The cells of a line; a formula gets places where it may be broken."""
    if not code:
        return line.fields
    *others, formula = line.fields
    text = "".join(sign + ZERO_WIDTH if sign in BREAKS else sign for sign in formula.text)
    return (*others, Field(text))


def _cell(field: Field, shades: list[str], inks: list[str]) -> str:
    if field.shade is None:
        return f"[{said(field.text)}]"
    return f"table.cell(fill: rgb({quoted(shades[field.shade])}))[#text(fill: rgb({quoted(inks[field.shade])}))[{said(field.text)}]]"


def widths(grid: Grid, size: float) -> list[float]:
    """How wide each column is in points: room for its longest word first, what is left by how much usually stands in its cells."""
    least, usual = [], []
    longest = LONGEST_OF_MANY if len(grid.columns) >= SMALL_PRINT else LONGEST_WORD
    for at, column in enumerate(grid.columns):
        cells = [line.name if at == 0 else line.fields[at - 1].text for line in grid.lines if not line.part] or [""]
        word = max((len(word) for text in (*cells, column) for word in text.split()), default=0)
        least.append(min(word, longest) * size * LETTER + INSET)
        usual.append(min(sum(map(len, cells)) / len(cells), MOST_USUAL) + 1)
    left = TEXT_WIDTH - sum(least)
    if left < 0:
        return [one * TEXT_WIDTH / sum(least) for one in least]
    return [one + left * share / sum(usual) for one, share in zip(least, usual, strict=True)]


def _alignment(grid: Grid) -> Iterator[str]:
    """Columns of figures to the right, words to the left."""
    yield "left"
    for at in range(len(grid.columns) - 1):
        texts = [line.fields[at].text for line in grid.lines if not line.part]
        figures = any(text.lstrip(f"+{MINUS}")[:1].isdigit() for text in texts) and max(map(len, texts)) <= LONGEST_FIGURE
        yield "right" if figures else "left"
