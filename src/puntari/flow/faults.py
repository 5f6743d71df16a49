"""What the sources cannot give, counted where it shows: quarantine, missing columns, gaps between periods, age, two ways that differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pyarrow as pa

from puntari.define.pack import Pack
from puntari.define.source import Source
from puntari.store.engine import Connection, name
from puntari.store.rejects import get_rejects
from puntari.store.root import Store
from puntari.words.period import Frequency, Period

UNKNOWN_CODES = ("unknown_code", "unknown_place", "not_in_division")
"""Rules of contracts that a code outside its list breaks."""


COPIES = ("mirror", "pack", "synthetic")
"""Ways by which nothing comes from the owner itself, so that its age is nobody's fault; a table of a pack's own may also have gaps."""


class FaultKind(StrEnum):
    """What is wrong with what a source gives."""

    QUARANTINED = "quarantined"
    WRONG_CODES = "wrong_codes"
    MISSING_COLUMN = "missing_column"
    GAP = "gap"
    STALE = "stale"
    UNEQUAL = "unequal"


@dataclass(frozen=True)
class Fault:
    """One thing that a source or register cannot give: how often (rows, periods, days), about what, and what its owner is to do.

    `detail` may change while the fault is the same; nothing here is taken from a cell of a delivery.
    """

    pack: str
    source: str
    via: str
    kind: FaultKind
    about: str
    count: int
    detail: str
    what_to_do: str


@dataclass(frozen=True)
class Seen:
    """The faults that were found, and where they were looked for: sources and registers with the kinds of fault."""

    faults: tuple[Fault, ...]
    looked: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class At:
    """Where a fault is: the pack, the source or register, and how its newest delivery came (mirror, official, file, synthetic …)."""

    pack: str
    source: str
    via: str

    def fault(self, kind: FaultKind, about: str, count: int, detail: str, what_to_do: str) -> Fault:
        """A fault there."""
        return Fault(self.pack, self.source, self.via, kind, about, count, detail, what_to_do)


def of_rejects(at: At, rejects: Iterable[pa.Table], plain: bool = False) -> Iterator[Fault]:
    """Faults of the rows in quarantine, one for each column and rule. `plain` says that remedies never name what was delivered."""
    counts: dict[tuple[str, str], int] = {}
    remedies: dict[tuple[str, str], str] = {}
    for table in rejects:
        columns = (table[part].to_pylist() for part in ("column", "rule", "what_to_do"))
        for column, rule, remedy in zip(*columns, strict=True):
            # Rules across columns all have one name, so their remedy tells them apart; the pack wrote it.
            about = (column, f"rule: {remedy}" if rule == "rule" else rule)
            counts[about] = counts.get(about, 0) + 1
            remedies[about] = remedy if rule == "rule" or plain and rule not in UNKNOWN_CODES else _REMEDIES.get(rule, LOOK)
    for (column, rule), count in sorted(counts.items()):
        kind = FaultKind.WRONG_CODES if rule in UNKNOWN_CODES else FaultKind.QUARANTINED
        yield at.fault(kind, f"{column}: {rule}", count, "", remedies[column, rule])


LOOK = "see the rows in quarantine for what to do with each"
_REMEDIES = {
    "unknown_code": "correct the codes at the source, or tell which new codes the list has",
    "unknown_place": "correct the codes of areas at the source, or tell which new areas there are",
    "not_in_division": "say which division of areas the delivery follows, or correct the codes",
}


def of_age(at: At, known: str, fresh_days: int, today: date) -> Iterator[Fault]:
    """The fault of a newest delivery (an ISO day) that is older than was promised; counts how many should have come since."""
    if known and (age := (today - date.fromisoformat(known)).days) > fresh_days:
        yield at.fault(FaultKind.STALE, "newest delivery", age // fresh_days, known, f"deliver anew: due every {fresh_days} days")


def of_periods(at: At, periods: Iterable[Period]) -> Iterator[Fault]:
    """The fault of periods that are missing between the first and the last."""
    there = sorted(set(periods))
    gaps = [(before + 1, after - 1) for before, after in zip(there, there[1:], strict=False) if after.number > before.number + 1]
    if gaps:
        count = sum(last.number - first.number + 1 for first, last in gaps)
        detail = named((str(first), str(last)) for first, last in gaps)
        yield at.fault(FaultKind.GAP, "periods", count, detail, "deliver the missing periods")


MOST = 6
"""So many gaps are named."""


def named(gaps: Iterable[tuple[str, str]]) -> str:
    """Gaps by what is missing first and last in each; of many the first few."""
    spans = [first if first == last else f"{first}..{last}" for first, last in gaps]
    return ", ".join(spans[:MOST]) + (f" and {len(spans) - MOST} more" if len(spans) > MOST else "")


def of_sources(store: Store, pack: Pack, manifest: Mapping[str, object], build: Connection, today: date) -> Iterator[Fault]:
    """Faults of the open sources of a pack, as the served build has them."""
    told = manifest["packs"][pack.id]["sources"]
    for source in pack.sources.values():
        deliveries = told[source.id]["deliveries"]
        newest = deliveries[-1] if deliveries else {"origin": "nowhere", "missing_columns": (), "synthetic": False}
        at = At(pack.id, source.id, "synthetic" if newest["synthetic"] else newest["origin"])
        yield from of_rejects(at, (get_rejects(store, source.id, one["sha256"]) for one in deliveries))
        for column in newest["missing_columns"]:
            yield at.fault(FaultKind.MISSING_COLUMN, column, 1, "", "deliver the column, or say that it has ended")
        if at.via not in COPIES:
            yield from of_age(at, max((one["known"] for one in deliveries), default=""), source.fresh_days, today)
        if at.via != "pack":
            yield from of_periods(at, _periods(build, source))


def _periods(build: Connection, source: Source) -> list[Period]:
    if source.period.frequency is Frequency.DAY:
        return []
    rows = build.execute(f"SELECT DISTINCT {name(source.period.name)} FROM register.{name(source.id)}").fetchall()
    return [Period.parse(text) for (text,) in rows]
