"""Own figures against ranges: names that are too long for their picture go on the next line, and none is cut."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import chart_samples as made

from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.svg import text_width
from puntari.outlets.charts.tabulate import tabulate
from puntari.outlets.charts.tell import tell
from puntari.words.text import Language, Text

LONG = "Työasema palveluna (peruskannettava, ilman aluepalvelua), työasema kuukaudessa"


def drawn(name: str) -> tuple[list[str], float, float]:
    """The lines of the first row's name, the width and the height of the narrow picture."""
    rows = (replace(made.RANGES.rows[0], name=Text.same(name)), *made.RANGES.rows[1:])
    picture = next(one for one in draw(replace(made.RANGES, rows=rows), Language.FI).pictures if one.kind == "narrow")
    root = ElementTree.fromstring(picture.svg)
    strong = [each.text or "" for each in root.iter() if each.get("class") == "text strong"]
    width, height = map(float, root.get("viewBox", "").split()[2:])
    return strong[: strong.index(made.RANGES.rows[1].name.fi)], width, height


def test_a_long_name_is_told_whole_in_lines_that_fit() -> None:
    lines, width, height = drawn(LONG)
    assert " ".join(lines) == LONG and len(lines) > 1
    assert all(text_width(line) * 1.1 <= width for line in lines)
    short, _, before = drawn("Tunti")
    assert short == ["Tunti"] and height - before == 16 * (len(lines) - 1), "what stands below goes down with it"


def test_what_cannot_be_compared_is_drawn_open_and_said_to_be_apart() -> None:
    row = made.RANGES.rows[0]
    (own,), (peer,) = row.own, row.peers
    marks = (*own.marks[:-1], replace(own.marks[-1], apart=True))
    apart = replace(row, own=(replace(own, marks=marks),), peers=(replace(peer, apart=True),))
    for rows, said in (((row,), 0), ((apart,), 2)):
        chart = replace(made.RANGES, rows=rows)
        picture = draw(chart, Language.EN).pictures[0].svg
        assert ('class="mark square apart"' in picture) is ('class="peer apart"' in picture) is bool(said)
        assert tell(chart, Language.EN).count("not compared") == said
        assert sum("not compared" in cell for line in tabulate(chart, Language.EN).rows for cell in line) == said


def test_a_mark_is_of_its_time_and_not_of_its_place_in_the_line() -> None:
    """A line whose only figure is an early one has the early mark, and says of when its figure is."""
    row = made.RANGES.rows[0]
    (own,) = row.own
    early = replace(own, marks=own.marks[:1])
    both = replace(made.RANGES, rows=(replace(row, own=(early, own)),))
    shown = draw(both, Language.EN).pictures[0].svg
    alone = draw(replace(made.RANGES, rows=(replace(row, own=(own,)),)), Language.EN).pictures[0].svg
    newest, oldest = ('class="mark full"', f'class="mark {marks_of(alone)[0]}"')
    assert shown.count(newest) == alone.count(newest) and shown.count(oldest) == alone.count(oldest) + 1
    assert f"({own.marks[0].label.en})" in shown and f"({own.marks[-1].label.en})" not in shown


def marks_of(picture: str) -> list[str]:
    """The kinds of marks in a picture, in the order in which they are drawn, those of the key first."""
    return re.findall(r'class="mark (\w+)"', picture)
