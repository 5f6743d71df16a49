"""What an indicator's page says of the indicator itself: definition, reach, sources, quality, downloads and citation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from puntari.define.dimension import Level
from puntari.define.indicator import Indicator, Reliability
from puntari.define.pack import Pack
from puntari.define.source import Source
from puntari.doors.tell import SourceReport
from puntari.guard.release import Origin
from puntari.outlets.charts.kinds import ChartTable
from puntari.outlets.pages import frame
from puntari.outlets.site import paths, saying, words
from puntari.outlets.site.book import Book, capital
from puntari.outlets.site.shelf import Held
from puntari.outlets.wording import cell_text, period_text
from puntari.words.cell import Cell
from puntari.words.period import Period
from puntari.words.text import Language

GRADES = {Reliability.HIGH: words.HIGH, Reliability.MEDIUM: words.MEDIUM, Reliability.LOW: words.LOW}


@dataclass(frozen=True, slots=True)
class Provenance:
    """A source of an indicator as its page tells it."""

    source: Source
    report: SourceReport | None


@dataclass(frozen=True, slots=True)
class Download:
    """A file that can be taken along: its words, and its address from the page."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class Identity:
    """What a citation needs: where the figures are from, by which definition and build, and a link that keeps them."""

    definition: str
    citation: str
    permalink: str


@dataclass(frozen=True, slots=True)
class Beside:
    """An indicator that is told beside another: its title, the address of its page, and what it says of the page's own figure."""

    title: str
    href: str
    said: str


def beside(shown: frame.Page, pack: Pack, cells: Mapping[str, Cell | None]) -> tuple[Beside, ...]:
    """What is told beside an indicator, by id, with the cell that answers to the page's own figure (None: nothing is told of it)."""
    language = shown.language
    return tuple(
        Beside(
            pack.indicator(id).card.title[language], shown.href(paths.indicator_path(pack, id)),
            cell_text(cell, pack.indicator(id).unit, language) if cell is not None else words.NOTHING_YET[language],
        )
        for id, cell in cells.items()
    )


def provenance(book: Book, pack: Pack, indicator: Indicator) -> tuple[Provenance, ...]:
    """The sources of an indicator with how they stand in the build."""
    reports = {one.id: one for one in book.sources(pack)}
    return tuple(Provenance(source, reports.get(source.id)) for source in indicator.sources)


def identity(book: Book, path: str, title: str, indicator: Indicator, origin: Origin, language: Language) -> Identity:
    """Citation and permanent link of an indicator's page."""
    named = dict.fromkeys(source.licence.attribution[language] for source in indicator.sources)
    source = " ".join(f"{words.SOURCE[language]}: {one.rstrip('.')}." for one in named)
    said = words.CITATION[language].format(
        title=title, source=source, definition=origin.definition, build=book.report.id, made=book.made(language)
    )
    return Identity(origin.definition, said, f"/{language}/{path}/?build={book.report.id}&definition={origin.definition}")


def reach_rows(levels: list[tuple[Level, Held]], indicator: Indicator, language: Language) -> ChartTable:
    """Which periods there are at each level, and what is missing in between."""
    alike: dict[tuple[Period, ...], list[str]] = {}
    for level, held in levels:
        if held.known:
            alike.setdefault(held.periods, []).append(level.plural[language])
    rows = tuple((capital(", ".join(names)), *_reach(periods, language)) for periods, names in alike.items())
    columns = tuple(word[language] for word in (words.LEVEL, words.PERIODS, words.FIRST, words.LAST, words.BETWEEN))
    return ChartTable(words.REACH_CAPTION[language], columns, rows)


def _reach(periods: tuple[Period, ...], language: Language) -> tuple[str, str, str, str]:
    """How many periods there are, the first, the last, and what is missing in between."""
    missing = "; ".join(_span(one, other, language) for one, other in _holes(periods)) or words.NO_GAP[language]
    return str(len(periods)), period_text(periods[0], language), period_text(periods[-1], language), missing


def _holes(periods: tuple[Period, ...]) -> list[tuple[Period, Period]]:
    return [(one + 1, other - 1) for one, other in zip(periods, periods[1:], strict=False) if other.number > one.number + 1]


def _span(first: Period, last: Period, language: Language) -> str:
    texts = [period_text(first, language), period_text(last, language)]
    return texts[0] if first == last else " – ".join(texts)


def gap_notes(held: Held, language: Language) -> tuple[str, ...]:
    """A sentence for each longer stretch without data between the first and the last period."""
    found = [hole for hole in _holes(held.periods) if hole[1].number - hole[0].number + 1 >= saying.SHORTEST_GAP]
    return tuple(
        words.GAP_NOTE[language].format(first=period_text(first, language), last=period_text(last, language)) for first, last in found
    )


def downloads(up: str, pack: Pack, id: str, levels: list[Level], language: Language) -> tuple[tuple[Download, ...], tuple[Download, ...]]:
    """(files for spreadsheets, files for machines), one a level."""
    names = {level.id: capital(level.plural[language]) for level in levels}
    readable = tuple(Download(names[level.id], paths.readable_name(id, level.id)) for level in levels)
    machine = tuple(Download(names[level.id], up + paths.machine_path(pack, id, level.id)) for level in levels)
    return readable, machine
