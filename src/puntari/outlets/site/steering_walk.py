"""How the parts of a steering name and find one another in one language: the lines, links and figures that its pages are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from puntari.define.column import CodeColumn
from puntari.define.pack import Pack
from puntari.define.steering import Steering
from puntari.doors.steering import Figure, Standing
from puntari.outlets.pages import frame
from puntari.outlets.site import paths
from puntari.outlets.site import steering_words as words
from puntari.outlets.wording import AT_LEAST, BELOW, DASH, plain_number
from puntari.words.text import Language, Text


@dataclass(frozen=True)
class Link:
    """A step of the chain: its name and where it lies."""

    name: str
    href: str


@dataclass(frozen=True)
class Line:
    """Something said of a thing: in words, or as links; `lacks` where it ought to be there and is not, `lang` the language of words that
    somebody wrote himself, and `since` when and where from they were recorded."""

    name: str
    text: str = ""
    links: tuple[Link, ...] = ()
    lacks: bool = False
    lang: str = ""
    since: str = ""


@dataclass(frozen=True)
class Item:
    """A thing with its anchor, its name and what is said of it; `inner` are things within it, `history` what was recorded of it."""

    id: str
    name: str
    lines: tuple[Line, ...]
    inner: tuple[Item, ...] = ()
    history: tuple[Line, ...] = ()


@dataclass(frozen=True)
class Walk:
    """What the parts of the page need to name and find one another in one language."""

    steering: Steering
    pack: Pack
    shown: frame.Page
    language: Language
    standing: Mapping[str, Standing]

    def said(self, text: Text | None) -> str:
        """The words, or none."""
        return text[self.language] if text else ""

    def line(self, name: Text, text: str = "", links: Iterable[Link] = (), lacks: bool = False) -> Line:
        """A line; one that lacks says so."""
        return Line(name[self.language], words.MISSING[self.language] if lacks else text, tuple(links), lacks)

    def to(self, ids: Iterable[str]) -> Iterator[Link]:
        """Links to goals, findings, recommendations and measures of this page."""
        steering = self.steering
        named: dict[str, Text] = {id: one.title for id, one in steering.goals.items()}
        for things in (steering.findings, steering.recommendations, steering.measures):
            named |= {id: one.text for id, one in things.items()}
        yield from (Link(named[id][self.language], f"#{anchor(id)}") for id in ids)

    def areas(self, ids: Iterable[str]) -> Iterator[Link]:
        """Links to areas of the framework on the page of its assessment."""
        framework = self.pack.assessment(self.steering.framework).framework
        page = self.shown.href(paths.assessment_path(self.pack, framework.id))
        yield from (Link(framework.area(id).name[self.language], f"{page}#{id}") for id in ids)

    def exhibits(self, ids: Iterable[str]) -> Iterator[Link]:
        """Links to pieces of evidence on the page of their register."""
        page = self.shown.href(paths.evidence_path(self.pack))
        yield from (Link(self.pack.evidence.exhibits[id].title[self.language], f"{page}#{id}") for id in ids)

    def indicators(self, ids: Iterable[str]) -> Iterator[Link]:
        """Links to pages of indicators."""
        for id in ids:
            yield Link(self.pack.indicator(id).card.title[self.language], self.shown.href(paths.indicator_path(self.pack, id)))


def where_seen(pack: Pack, shown: frame.Page, language: Language, kind: str, id: str) -> tuple[Link, ...]:
    """The measures that an indicator or an area (`kind` is indicators or areas) tells of, on the page of steering: the chain backwards."""
    measures = pack.steering.measures.values() if pack.steering is not None else ()
    page = shown.href(paths.steering_path(pack))
    return tuple(Link(one.text[language], f"{page}#{anchor(one.id)}") for one in measures if id in getattr(one, kind))


def anchor(id: str) -> str:
    """Where a thing lies on the page; an anchor begins with a letter."""
    return f"m_{id}" if id[:1].isdigit() else id


def amount(figure: Figure, language: Language) -> str:
    """The figure as a number, else its printed range, else that it is below or at least so much; a dash where it has none of these."""
    if figure.value is not None:
        return _number(figure.value, language)
    if figure.low is not None and figure.high is not None:
        return DASH.join(_number(one, language) for one in (figure.low, figure.high))
    if figure.high is not None:
        return BELOW[language].format(high=_number(figure.high, language))
    return DASH if figure.low is None else AT_LEAST[language].format(low=_number(figure.low, language))


def _number(value: float, language: Language) -> str:
    return plain_number(value, 0 if value == int(value) else 1, language)


def figure_line(walk: Walk, figure: Figure) -> str:
    """A figure of a source beside that of the goals: its name, amount and unit, its year, and what is remarked on it."""
    called, unit = walk.steering.beside[figure.source]
    return figure_said(walk.pack, figure, called, walk.language, unit)


def figure_said(pack: Pack, figure: Figure, called: str, language: Language, unit: str = "") -> str:
    """A figure in words; `called` is the column that names it, `unit` that of its unit."""
    codes = {column.name: column.codes for column in pack.sources[figure.source].columns if isinstance(column, CodeColumn)}
    name, measured = (codes[one].names[figure.words[one]][language] if one else "" for one in (called, unit))
    # A range or a bound says by itself that there is no plain figure.
    plain = figure.value is not None or figure.low is None and figure.high is None
    about = ", ".join(one for one in (figure.stated_year, remark(pack, figure, language) if plain else "") if one)
    return f"{name}: {amount(figure, language)}{f' {measured}' if measured else ''}{f' ({about})' if about else ''}"


def remark(pack: Pack, figure: Figure, language: Language) -> str:
    """What must be known of a figure, as a part of a sentence; empty where it has no remark."""
    said = pack.reasons[figure.why][language].rstrip(".") if figure.why else ""
    return said[:1].lower() + said[1:]
