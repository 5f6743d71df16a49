"""The released figures that pages are made of, asked once for an indicator and a level and held compactly."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Figures, Made, Origin, Refusal, Row
from puntari.outlets.charts.kinds import Point
from puntari.outlets.site.totals import is_rate
from puntari.outlets.wording import said_by
from puntari.words.cell import Cell, IntervalKind, Status
from puntari.words.errors import BadQuestion
from puntari.words.period import Period

Key = tuple[str, str, str]
NUMBERS = ("value", "low", "high", "change", "change_percent", "rank", "ranked", "binding")
WORDS = ("period", "status", "interval", "reason")
PLACES = ("rank", "ranked")
MOST_RECENT = 4


@dataclass(frozen=True, slots=True)
class Figure:
    """A cell of a period with what stands beside it; `change` is on a year ago, in the unit of a difference."""

    period: Period
    cell: Cell
    change: float | None = None
    change_percent: float | None = None
    rank: int | None = None
    ranked: int | None = None
    binding: int | None = None


@dataclass(frozen=True)
class Held:
    """Every period of one indicator at one level, its columns as arrays; an area is a stretch of them, in the order of time."""

    numbers: Mapping[str, np.ndarray] = field(repr=False)
    words: Mapping[str, tuple[np.ndarray, tuple[str | None, ...]]] = field(repr=False)
    stretches: Mapping[str, tuple[int, int]] = field(repr=False)
    reasons: Mapping[str, object] = field(repr=False)
    origin: Origin
    recent: dict[str, tuple[Point, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """The periods of which some area has a figure or an interval or a hidden one, in the order of time."""
        place, texts = self.words["period"]
        status, names = self.words["status"]
        told = np.array([name != Status.MISSING for name in names])
        return tuple(sorted(Period.parse(texts[one]) for one in set(place[told[status]].tolist()))) if len(place) else ()

    @cached_property
    def newest(self) -> Period | None:
        """The last period that anything is known of."""
        return self.periods[-1] if self.periods else None

    @cached_property
    def _parsed(self) -> tuple[Period, ...]:
        return tuple(map(Period.parse, self.words["period"][1]))

    def _word(self, name: str, at: int) -> str | None:
        place, texts = self.words[name]
        return texts[place[at]] if place[at] >= 0 else None

    def _number(self, name: str, at: int) -> float | None:
        return known_or_none(float(self.numbers[name][at]))

    def _cells(self, start: int, end: int) -> list[Cell]:
        """The cells of a stretch."""
        said = {name: tuple(self._reading(name, text) for text in self.words[name][1]) + (None,) for name in WORDS[1:]}
        words = ([said[name][place] for place in self.words[name][0][start:end].tolist()] for name in WORDS[1:])
        numbers = (map(known_or_none, self.numbers[name][start:end].tolist()) for name in NUMBERS[:3])
        return [Cell(status, *figures, interval, reason) for status, interval, reason, *figures in zip(*words, *numbers, strict=True)]

    def _reading(self, name: str, text: str | None) -> object:
        if name == "status":
            return Status(text)
        return IntervalKind(text) if name == "interval" else said_by(text, self.reasons)

    def _whole(self, name: str, at: int) -> int | None:
        value = self.numbers[name][at]
        return None if np.isnan(value) else int(value)

    def _figure(self, at: int) -> Figure:
        return Figure(
            self._parsed[self.words["period"][0][at]], self._cells(at, at + 1)[0],
            self._number("change", at), self._number("change_percent", at),
            self._whole("rank", at), self._whole("ranked", at), self._whole("binding", at),
        )

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """Each area's figure of the newest period."""
        place, _ = self.words["period"]
        if self.newest is None:
            return {}
        wanted = self._parsed.index(self.newest)
        return {
            area: self._figure(start + int(hits[0]))
            for area, (start, end) in self.stretches.items()
            if len(hits := np.flatnonzero(place[start:end] == wanted))
        }

    @cached_property
    def told(self) -> dict[str, Figure]:
        """The figures of the newest period without those that are missing."""
        return {area: figure for area, figure in self.figures.items() if figure.cell.status is not Status.MISSING}

    def figure_of(self, area: str, period: Period) -> Cell | None:
        """The cell of an area and a period; None where nothing is told of it."""
        return next((point.cell for point in self.points(area) if point.period == period), None)

    def points(self, area: str) -> tuple[Point, ...]:
        """An area's figures over time, without those before the first and after the last that anything is known of."""
        if area not in self.recent:
            if len(self.recent) >= MOST_RECENT:
                self.recent.clear()
            self.recent[area] = self._points(*self.stretches.get(area, (0, 0)))
        return self.recent[area]

    def _points(self, start: int, end: int) -> tuple[Point, ...]:
        periods = (self._parsed[place] for place in self.words["period"][0][start:end].tolist())
        found = [Point(period, cell) for period, cell in zip(periods, self._cells(start, end), strict=True)]
        told = [index for index, point in enumerate(found) if point.cell.status is not Status.MISSING]
        return tuple(found[told[0] : told[-1] + 1]) if told else ()

    def readings(self, area: str) -> Iterator[tuple[Period, float | None, Cell | None]]:
        """(period, value, cell) of an area; only cells that are no plain number are made."""
        start, end = self.stretches.get(area, (0, 0))
        values, places = self.numbers["value"][start:end].tolist(), self.words["period"][0][start:end].tolist()
        for at, (value, place) in enumerate(zip(values, places, strict=True), start):
            exact = value == value
            yield self._parsed[place], value if exact else None, None if exact else self._cells(at, at + 1)[0]

    @property
    def known(self) -> bool:
        """Whether anything at all is known at this level."""
        return bool(self.periods)


def known_or_none(value: float) -> float | None:
    """The number, or None for what is no number."""
    return value if value == value else None


def _codes(column: pa.ChunkedArray) -> tuple[np.ndarray, tuple[str | None, ...]]:
    """A column of texts as numbers of texts, -1 for none."""
    coded = column.combine_chunks().cast(pa.string()).dictionary_encode()
    coded = coded.combine_chunks() if isinstance(coded, pa.ChunkedArray) else coded
    return coded.indices.fill_null(-1).to_numpy(zero_copy_only=False), tuple(coded.dictionary.to_pylist())


def _stretches(areas: pa.ChunkedArray) -> dict[str, tuple[int, int]]:
    place, names = _codes(areas)
    if not len(place):
        return {}
    borders = [0, *(np.flatnonzero(np.diff(place)) + 1).tolist(), len(place)]
    return {names[place[start]]: (start, end) for start, end in zip(borders, borders[1:], strict=False)}


def hold(release: Figures, indicator: str, pack: Pack) -> Held:
    """A release of one indicator at one level, held by area; what is missing is held for the newest period only,
    and the place among areas only of what can be compared whatever the size of an area."""
    cells = release.cells
    told = pc.not_equal(cells["status"], Status.MISSING)
    newest = pc.max(cells["period"].filter(told)).as_py()
    cells = cells.filter(pc.or_(told, pc.equal(cells["period"], newest or "")))
    numbers = {name: cells[name].cast(pa.float64()).to_numpy() for name in NUMBERS}
    if not is_rate(pack.indicator(indicator)):
        numbers |= {name: np.full(len(cells), np.nan) for name in PLACES}
    return Held(
        numbers, {name: _codes(cells[name]) for name in WORDS}, _stretches(cells["area"]), dict(pack.reasons), release.origins[indicator]
    )


@dataclass(frozen=True)
class Broken:
    """One indicator by dimensions instead of areas: its rows, and the names of its dimensions."""

    dimensions: tuple[str, ...]
    rows: tuple[Row, ...] = field(repr=False)
    origin: Origin
    made: tuple[Made, ...] = ()

    @property
    def newest(self) -> Period | None:
        """The last period that anything is known of."""
        return max((row.period for row in self.rows if row.cell.status is not Status.MISSING), default=None)


@dataclass(frozen=True)
class Shelf:
    """What has been asked so far. Questions are asked one at a time; what they released may be read by many at once."""

    house: House
    held: dict[Key, Held] = field(default_factory=dict, repr=False)
    broken: dict[tuple[str, str], Broken] = field(default_factory=dict, repr=False)
    asking: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def release(self, pack: Pack, indicator: str, level: str) -> Figures:
        """Every period of an indicator at a level, as released to the public."""
        return self._ask(Question(pack.id, (indicator,), by=(level,), every_period=True, with_outside=True))

    def whole(self, pack: Pack, indicator: str) -> Figures:
        """Every figure of an indicator that is not told by area, by everything it can be broken down by."""
        return self._ask(Question(pack.id, (indicator,), by=pack.indicator(indicator).dimensions, every_period=True))

    def keep(self, pack: Pack, indicator: str, level: str) -> Figures:
        """The release of an indicator at a level, or of one without areas where there is no level, put on the shelf on the way."""
        if not level:
            released = self.whole(pack, indicator)
            self.broken[pack.id, indicator] = break_down(released, indicator, pack)
            return released
        released = self.release(pack, indicator, level)
        self.held[pack.id, indicator, level] = hold(released, indicator, pack)
        return released

    def take(self, pack: str, indicator: str, level: str) -> Held | Broken:
        """Take from the shelf what was kept."""
        return self.held.pop((pack, indicator, level)) if level else self.broken.pop((pack, indicator))

    def put(self, pack: str, indicator: str, level: str, figures: Held | Broken) -> None:
        """Put on the shelf what another one took."""
        if isinstance(figures, Held):
            self.held[pack, indicator, level] = figures
        else:
            self.broken[pack, indicator] = figures

    def _ask(self, question: Question) -> Figures:
        with self.asking:
            answer = ask(self.house, question, PUBLIC)
        if isinstance(answer, Refusal):
            raise BadQuestion(f"{answer.what} is listed for the public and refused: {answer.reason.en}")
        return answer

    def at(self, pack: Pack, indicator: str, level: str) -> Held:
        """The figures of an indicator at a level."""
        key = (pack.id, indicator, level)
        if key not in self.held:
            with self.asking:
                if key not in self.held:
                    self.held[key] = hold(self.release(pack, indicator, level), indicator, pack)
        return self.held[key]

    def by_dimensions(self, pack: Pack, indicator: str) -> Broken:
        """The figures of an indicator that is not told by area, by everything it can be broken down by."""
        key = (pack.id, indicator)
        if key not in self.broken:
            self.broken[key] = break_down(self.whole(pack, indicator), indicator, pack)
        return self.broken[key]


def break_down(release: Figures, indicator: str, pack: Pack) -> Broken:
    """A release of one indicator by dimensions, held as rows."""
    return Broken(release.dimensions, tuple(_said(release, pack)), release.origins[indicator], release.made)


def _said(release: Figures, pack: Pack) -> Iterator[Row]:
    """The rows with the pack's own reasons ready to be read."""
    for row in release.rows():
        yield replace_reason(row, pack.reasons)


def replace_reason(row: Row, reasons: Mapping[str, object]) -> Row:
    """The row whose cell's reason carries the pack's words for it."""
    cell = row.cell
    said = Cell(cell.status, cell.value, cell.low, cell.high, cell.interval, said_by(cell.reason, reasons))
    return Row(
        row.indicator, row.level, row.area, row.codes, row.period, said, row.change, row.change_percent, row.rank, row.ranked, row.binding
    )
