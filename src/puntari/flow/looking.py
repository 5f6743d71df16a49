"""What the person registers cannot give, by counts alone: their quarantine is opened and nothing of a row is carried out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import date, datetime, timedelta
from itertools import dropwhile

from puntari.define.governance import Cadence, Delivers
from puntari.define.pack import Pack
from puntari.define.register import MonthColumn, Register, Shape, TwoWays
from puntari.flow.cadence import of_deliveries, told_of
from puntari.flow.faults import At, Fault, FaultKind, Seen, of_age, of_periods, of_rejects, of_sources
from puntari.flow.intake.rejects import unseal_rejects
from puntari.flow.rolls import open_rolls, rows_told
from puntari.flow.warehouse import manifest_of, open_registers
from puntari.store import engine
from puntari.store.builds import current_build
from puntari.store.engine import Connection, name
from puntari.store.keys import Keys, open_keys
from puntari.store.registers import Loaded, Log, read_log
from puntari.store.root import Store
from puntari.words.errors import BrokenStore
from puntari.words.period import Frequency, Period

CENT = 0.005
OFTEN = (Cadence.DAILY, Cadence.WEEKLY, Cadence.MONTHLY)
SEALED = (FaultKind.QUARANTINED, FaultKind.WRONG_CODES)
"""Faults that are seen only with the keys of the vault."""


def look(store: Store, packs: Mapping[str, Pack], today: date) -> Seen:
    """Every fault of the sources in the served build and of the person registers.

    Where the keys of the vault are not here, the quarantine of registers is not looked at.
    """
    faults: list[Fault] = []
    looked: set[tuple[str, str]] = set()
    build = current_build(store)
    keys = _keys(store)
    for pack in packs.values():
        if build is not None:
            with closing(open_registers(build, pack)) as connection:
                faults += of_sources(store, pack, manifest_of(build), connection, today)
            looked |= {(id, kind) for id in pack.sources for kind in FaultKind}
        if pack.registers:
            faults += of_registers(store, pack, keys, today)
            kinds = [kind for kind in FaultKind if keys is not None or kind not in SEALED]
            looked |= {(id, kind) for id in (*pack.registers, *(ways.id for ways in pack.two_ways)) for kind in kinds}
    return Seen(tuple(faults), frozenset(looked))


def _keys(store: Store) -> Keys | None:
    try:
        return open_keys(store)
    except BrokenStore:
        return None


def of_registers(store: Store, pack: Pack, keys: Keys | None, today: date) -> Iterator[Fault]:
    """Faults of the person registers of a pack that something was delivered of."""
    log = read_log(store)
    delivered = [register for register in pack.registers.values() if log.of(register.id)]
    if not delivered:
        return
    with closing(engine.connect(folders=(store.registers,))) as connection:
        open_rolls(connection, store, pack)
        for register in delivered:
            yield from _of_register(store, pack, register, log.of(register.id), keys, today)
            yield from _gaps(connection, store, pack, register, log.of(register.id))
        for ways in pack.two_ways:
            yield from _differences(connection, pack, ways, log)


def _of_register(
    store: Store, pack: Pack, register: Register, deliveries: tuple[Loaded, ...], keys: Keys | None, today: date
) -> Iterator[Fault]:
    newest = deliveries[-1]
    yield from _of_columns(_at(pack, register, newest), register, deliveries)
    if keys is not None:
        waiting = (unseal_rejects(store, keys, one.rejects) for one in _that_count(deliveries))
        yield from of_rejects(_at(pack, register, newest), waiting, plain=True)
    if not newest.synthetic:
        yield from of_age(_at(pack, register, newest), newest.known_from, register.governance.fresh_days, today)


def _of_columns(at: At, register: Register, deliveries: tuple[Loaded, ...]) -> Iterator[Fault]:
    """The faults of columns that a delivery of the newest day lacks; what came back from quarantine or only deletes is none."""
    came = [one for one in deliveries if not (one.retries or one.only_deletes)]
    absent = {column for one in came if one.known_from == came[-1].known_from for column in one.lacking}
    for column in (one for one in register.columns if one.name in absent):
        called = " or ".join(map(repr, column.called))
        yield at.fault(FaultKind.MISSING_COLUMN, column.name, 1, "", f"deliver the column, called {called}, or say that it has ended")


def _that_count(deliveries: tuple[Loaded, ...]) -> tuple[Loaded, ...]:
    """Deliveries whose rejected rows are missed today: a full delivery tells anew all that was told before it."""
    full = [place for place, one in enumerate(deliveries) if one.delivers == Delivers.FULL]
    return deliveries[full[-1] :] if full else deliveries


def _gaps(connection: Connection, store: Store, pack: Pack, register: Register, deliveries: tuple[Loaded, ...]) -> Iterator[Fault]:
    at = _at(pack, register, deliveries[-1])
    yield from of_periods(at, _months(connection, store, register, deliveries))
    if not deliveries[-1].synthetic:
        yield from of_deliveries(at, register.governance.cadence, _known_days(register, deliveries))


def _months(connection: Connection, store: Store, register: Register, deliveries: tuple[Loaded, ...]) -> Iterable[Period]:
    """The months that are told of: of a register of observations by month, and of one of events that is due once a month at least."""
    by_month = register.shape is Shape.OBSERVATION and isinstance(register.column(register.happens), MonthColumn)
    events = register.shape is Shape.EVENT and register.governance.cadence in OFTEN
    chunks = [one for one in deliveries if one.chunk]
    if not chunks or not (by_month or events):
        return ()
    # What has ended since was told, too: so nobody asks which rows still hold, which is dear. Days are counted faster than months.
    query = f"SELECT {name(register.happens)} AS day, count(*) FROM ({rows_told(store, register, chunks)}) told GROUP BY day"
    counts: Counter[Period] = Counter()
    for day, count in connection.execute(query).fetchall():
        if day is not None:
            counts[Period.containing(day, Frequency.MONTH)] += count
    return counts if by_month else told_of(counts)


def _known_days(register: Register, deliveries: tuple[Loaded, ...]) -> list[date]:
    """The days on which deliveries became known since they have come regularly: history that was loaded later than it would be fresh does
    not count, nor what a full delivery has told anew, nor what came back from quarantine."""
    fresh = timedelta(days=register.governance.fresh_days)
    came = [(date.fromisoformat(one.known_from), one.arrived) for one in _that_count(deliveries) if not one.retries]
    regular = dropwhile(lambda one: datetime.fromisoformat(one[1]).date() - one[0] > fresh, came)
    return [known for known, _ in regular]


def _differences(connection: Connection, pack: Pack, ways: TwoWays, log: Log) -> Iterator[Fault]:
    """The fault of two ways whose sums differ, where something came by both: over the time that both of them tell of.

    One way may have begun later, or have told something newer; that is not yet a difference.
    """
    if not (log.of(ways.one.id) and log.of(ways.other.id)):
        return
    by, figure = ", ".join(map(name, ways.by)), name(ways.figure)
    when = {way.id: name(way.happens or way.begins) for way in (ways.one, ways.other)}
    told = " UNION ALL ".join(f"SELECT min({day}) AS first, max({day}) AS last FROM register.{name(id)}" for id, day in when.items())
    both = f"BETWEEN (SELECT max(first) FROM ({told})) AND (SELECT min(last) FROM ({told}))"
    one, other = (
        f"(SELECT {by}, sum({figure}) AS total FROM register.{name(id)} WHERE {day} {both} GROUP BY {by})" for id, day in when.items()
    )
    differ = f"abs(coalesce(one.total, 0) - coalesce(other.total, 0)) > {CENT}"
    query = f"SELECT count(*) FROM {one} one FULL JOIN {other} other USING ({by}) WHERE {differ}"
    apart = connection.execute(query).fetchall()[0][0]
    if apart:
        about = f"{ways.one.id} and {ways.other.id} by {', '.join(ways.by)}"
        at = At(pack.id, ways.id, _via(log.of(ways.other.id)[-1]))
        yield at.fault(FaultKind.UNEQUAL, about, apart, "", "find out which way loses or doubles rows; the sums must be equal")


def _at(pack: Pack, register: Register, newest: Loaded) -> At:
    return At(pack.id, register.id, _via(newest))


def _via(loaded: Loaded) -> str:
    return "synthetic" if loaded.synthetic else "delivered"
