"""Lineage for commands: the uses of a column, and what stops with a source, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from puntari.define.changes import Change, Changed
from puntari.define.lineage import Stop, Use
from puntari.define.pack import Pack


@dataclass(frozen=True, slots=True)
class Used:
    """An indicator that uses a column, as a line: for what, and by which of its ways."""

    indicator: str
    title: str
    purpose: str
    ways: str
    audience: str


@dataclass(frozen=True, slots=True)
class Stopped:
    """Something that stops, or goes on with less, as a line: what it is, its id and title, and what becomes of it."""

    part: str
    id: str
    title: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A difference between two editions as a line; a thing that changed in several places has a line for each."""

    part: str
    id: str
    change: str
    place: str
    before: str
    after: str


def used(pack: Pack, found: tuple[Use, ...]) -> tuple[Used, ...]:
    """The uses of a column."""
    return tuple(
        Used(one.indicator, _title(pack, one.indicator), one.purpose, " ".join(map(str, one.ways)), pack.indicator(one.indicator).audience)
        for one in found
    )


def stopped(pack: Pack, stop: Stop) -> tuple[Stopped, ...]:
    """Everything that stops or goes on with less, the worst first."""
    return tuple(_stopped(pack, stop))


def _stopped(pack: Pack, stop: Stop) -> Iterator[Stopped]:
    for id in stop.ends:
        yield Stopped("core indicator" if pack.indicator(id).core else "indicator", id, _title(pack, id), "stops")
    for id, ways in stop.goes_on:
        yield Stopped("indicator", id, _title(pack, id), f"goes on by way {' or '.join(map(str, ways))}")
    for id in stop.unchecked:
        yield Stopped("indicator", id, _title(pack, id), "is no longer checked against a published figure")
    if pack.catalogue is not None:
        concepts, views = pack.catalogue.concepts, pack.catalogue.views
        for part, known, lost, less in (
            ("concept", concepts, stop.concepts_lost, stop.concepts_less), ("view", views, stop.views_lost, stop.views_less),
        ):
            yield from (Stopped(part, id, known[id].title.en, "has no indicator left") for id in lost)
            yield from (Stopped(part, id, known[id].title.en, "has fewer indicators") for id in less)
    yield from (Stopped("part of the pack", "", one.en, "cites its rows") for one in stop.cited_by)


def differences(changed: tuple[Changed, ...]) -> tuple[Difference, ...]:
    """The lines of what changed."""
    return tuple(line for one in changed for line in _lines(one))


def _lines(one: Changed) -> Iterator[Difference]:
    if one.change in (Change.ADDED, Change.REMOVED):
        yield Difference(one.part, one.id, one.change, "", "", "")
    for place, before, after in one.places:
        yield Difference(one.part, one.id, one.change, place, before, after)


def _title(pack: Pack, id: str) -> str:
    return pack.indicator(id).card.title.en
