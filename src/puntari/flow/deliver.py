"""Deliveries taken in: from the first place that answers, or by hand; read and put to their contract before they are kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pyarrow.compute as pc

from puntari.define.source import MirrorFile, Source
from puntari.flow.contract.check import Checked, check
from puntari.flow.contract.matching import carried
from puntari.flow.readers import check_size, pivot, recognise, sniff
from puntari.flow.reading import table_of
from puntari.flow.shelf import Shelf
from puntari.store.deliveries import (
    DeliveryRecord,
    KnownBasis,
    Origin,
    find_delivery,
    list_deliveries,
    order,
    put_delivery,
    put_standing,
    usable,
)
from puntari.store.files import brought, exists, read_bytes, read_head, sha256, size_of
from puntari.store.root import Store
from puntari.words.errors import BadQuestion, BrokenFile, BrokenStore, NothingFetched
from puntari.words.formats import ReadOptions
from puntari.words.period import Period
from puntari.words.table import Table

HEAD_BYTES = 65536
Progress = Callable[[str], None]
Fetcher = Callable[[Source], tuple[str, bytes]]
"""What brings the file name and bytes of a source from its official service, or raises NothingFetched."""


@dataclass(frozen=True)
class Candidate:
    """A file that may become a delivery, with what is declared of it; `load` gives its bytes."""

    name: str
    origin: Origin
    load: Callable[[], bytes]
    division: date | None = None
    known: date | None = None
    melted: tuple[str, str] | None = None
    member: str = ""
    synthetic: bool = False


@dataclass(frozen=True)
class Delivered:
    """A delivery that was taken in; not `new` when the same bytes were there already, so that nothing changed."""

    record: DeliveryRecord
    new: bool
    rows: int
    accepted: int
    rejected: int
    set_aside: int


def gather(
    store: Store,
    source: Source,
    mirror: Path | None = None,
    pack_folder: Path | None = None,
    fetcher: Fetcher | None = None,
    progress: Progress = lambda told: None,
    shelf: Shelf | None = None,
) -> tuple[DeliveryRecord, ...]:
    """Take in what there is of a source and return the records of all its deliveries that a build uses, in order.

    Tables of the pack and files of the mirror come first; without any, what the store holds already, then what `fetcher` brings
    (None: no network), else the stand-in, marked synthetic. The same files again change nothing.
    A table of the pack is what lies in the pack: a former one that was known since the same day or later no longer counts.
    A broken file raises BrokenFile and changes nothing. What a delivery taken in now said is put on `shelf`.
    """
    for candidate in _carried(source, pack_folder):
        _let_stand(store, candidate, _keep(store, source, candidate, shelf))
    for candidate in _mirrored(source, mirror):
        _keep(store, source, candidate, shelf)
    if fetcher is not None and source.official and all(record.synthetic for record in list_deliveries(store, source.id)):
        _fetched(store, source, fetcher, progress, shelf)
    if not list_deliveries(store, source.id) and source.stand_in is not None:
        progress(f"{source.id}: no real delivery can be had, so a synthetic stand-in takes its place")
        _keep(store, source, _stand_in(source), shelf)
    return usable(list_deliveries(store, source.id))


def fetch(store: Store, source: Source, fetcher: Fetcher, shelf: Shelf | None = None) -> DeliveryRecord:
    """Take in a delivery from the source's official service; raises NothingFetched or BrokenFile and then changes nothing."""
    if source.official is None:
        raise NothingFetched(f"source {source.id} declares no official service; deliver a file by hand")
    name, data = fetcher(source)
    return _keep(store, source, Candidate(name, Origin.OFFICIAL, lambda: data, source.official.division), shelf)


def deliver(
    store: Store, source: Source, name: str, data: bytes, known: date | None = None, division: date | None = None,
    synthetic: bool = False,
) -> Delivered:
    """Take in a file by hand: its bytes are read whole and put to the contract first; a broken file raises BrokenFile, changing nothing.

    `known` is the day since which its figures were known where the file does not tell it, `division` the day of its division of areas
    (by default that of the official service, else the newest one that the source declares). For bytes that are there already either
    puts right what was declared of them. What is `synthetic` is made up and called so wherever it goes, and yields to what is real.
    Raises BadQuestion for a division of a source without areas.
    """
    if division is not None and source.place is None:
        raise BadQuestion(f"source {source.id} has no areas, so its files follow no division; leave the division out")
    earlier = find_delivery(store, source.id, sha256(data))
    kept = date.fromisoformat(earlier.division) if earlier and earlier.division else None
    candidate = Candidate(name, Origin.HAND, lambda: data, division or kept or _newest_division(source), known, synthetic=synthetic)
    read = _read(source, candidate, data, _known_before(store, source, candidate))
    record, checked = _declared(earlier, read.record, known) if earlier else read.record, read.checked
    record = put_delivery(store, record, data)
    return Delivered(record, earlier is None, checked.rows, checked.accepted.num_rows, checked.rejected.num_rows, checked.set_aside)


def _declared(earlier: DeliveryRecord, anew: DeliveryRecord, known: date | None) -> DeliveryRecord:
    """The record of bytes that are there already, put right by what is declared of them now."""
    record = replace(earlier, division=anew.division)
    said = known is not None and anew.known_basis is KnownBasis.DECLARED
    return replace(record, known=anew.known, known_basis=anew.known_basis) if said else record


def deliver_file(
    store: Store, source: Source, path: Path, known: date | None = None, division: date | None = None, synthetic: bool = False
) -> Delivered:
    """Take in a file of this machine; one that is too large or plainly no statistics is refused by its size and first bytes."""
    with _named(path.name), brought():
        check_size(size_of(path), ReadOptions())
        sniff(read_head(path, HEAD_BYTES), path.name)
        data = read_bytes(path)
    return deliver(store, source, path.name, data, known, division, synthetic)


def _carried(source: Source, folder: Path | None) -> Iterator[Candidate]:
    for one in source.carried:
        if folder is None:
            raise BrokenStore(f"source {source.id} carries {one.path}, but the folder of its pack was not given")
        yield Candidate(
            one.path, Origin.PACK, partial(read_bytes, folder / one.path), one.division, one.known, synthetic=one.synthetic
        )


def _mirrored(source: Source, mirror: Path | None) -> Iterator[Candidate]:
    for one in source.mirror:
        if mirror is not None and exists(mirror / one.path):
            load = partial(_load_mirrored, mirror / one.path)
            yield Candidate(one.path, Origin.MIRROR, load, one.division, one.known, one.melted, one.member)


def _load_mirrored(path: Path) -> bytes:
    check_size(size_of(path), ReadOptions())
    return read_bytes(path)


def _stand_in(source: Source) -> Candidate:
    stand_in = source.stand_in
    if stand_in is None:
        raise NothingFetched(f"source {source.id} has no stand-in")
    name, data = stand_in.make()
    return Candidate(name, Origin.STAND_IN, lambda: data, stand_in.division, stand_in.known, synthetic=True)


def _fetched(store: Store, source: Source, fetcher: Fetcher, progress: Progress, shelf: Shelf | None) -> None:
    try:
        fetch(store, source, fetcher, shelf)
    except (NothingFetched, BrokenFile) as wrong:
        progress(f"{source.id}: the official service gave nothing: {wrong}")


def _newest_division(source: Source) -> date | None:
    declared = [one.division for one in source.carried if one.division] + [one.division for one in source.mirror]
    if source.stand_in:
        declared.append(source.stand_in.division)
    return source.official.division if source.official else max(declared, default=None)


def _keep(store: Store, source: Source, candidate: Candidate, shelf: Shelf | None = None) -> DeliveryRecord:
    """Read a candidate, put it to the contract and keep it; one that is kept already, as it is declared now, is not read again."""
    data = candidate.load()
    earlier = find_delivery(store, source.id, sha256(data))
    if earlier is not None and _as_declared(earlier, source, candidate):
        return earlier
    read = _read(source, candidate, data, _known_before(store, source, candidate, sha256(data)))
    record = put_delivery(store, read.record, data)
    # A delivery kept before under another name has rejected rows that tell that name, so it is read again.
    if shelf is not None and record.name == candidate.name:
        shelf.put(record, read.checked)
    return record


def _let_stand(store: Store, candidate: Candidate, present: DeliveryRecord) -> None:
    """Say of a table of the pack that it holds, and of former ones in its place that they do not: a mistake that is taken back, or a
    row that is taken out, would stand for ever otherwise. What was known before it stays what was known then."""
    put_standing(store, present, replaced=False)
    for one in list_deliveries(store, present.source):
        if (one.origin, one.name) == (Origin.PACK, candidate.name) and one.sha256 != present.sha256:
            put_standing(store, one, replaced=one.replaced or one.known == present.known or order(one) > order(present))


def _known_before(store: Store, source: Source, candidate: Candidate, own: str = "") -> str:
    """The newest day since which figures were known that a candidate follows: a file by hand or from the service follows all that is
    there, one of the mirror or the pack only those of its own name. Empty where it follows none."""
    follows_all = candidate.origin in (Origin.HAND, Origin.OFFICIAL)
    real = (one for one in list_deliveries(store, source.id) if not one.synthetic and one.sha256 != own)
    return max((one.known for one in real if follows_all or one.name == candidate.name), default="")


def _as_declared(record: DeliveryRecord, source: Source, candidate: Candidate) -> bool:
    told = (record.division, record.melted, record.member, record.licence, record.synthetic)
    declared = (_iso(candidate.division), candidate.melted, candidate.member, source.licence.id, candidate.synthetic)
    known = record.known_basis is KnownBasis.SOURCE or candidate.known is None or record.known == candidate.known.isoformat()
    return told == declared and known


@dataclass(frozen=True)
class _Read:
    record: DeliveryRecord
    checked: Checked


def _read(source: Source, candidate: Candidate, data: bytes, before: str) -> _Read:
    """The record and the checked rows of a candidate; raises BrokenFile with the file's name in it."""
    with _named(candidate.name):
        form = recognise(data, candidate.name)
        table, melted = _table(source, candidate, table_of(data, form, candidate.member, candidate.melted))
        _refuse_empty(source, table)
    record = DeliveryRecord(
        source=source.id,
        sha256=sha256(data),
        name=candidate.name,
        arrived=datetime.now(UTC).isoformat(timespec="microseconds"),
        origin=candidate.origin,
        known="",
        known_basis=KnownBasis.SOURCE,
        division=_iso(candidate.division),
        licence=source.licence.id,
        format=str(form),
        bytes=len(data),
        synthetic=candidate.synthetic,
        melted=melted,
        member=candidate.member,
    )
    checked = check(source, table, record)
    known, basis = _known(source, candidate, table, checked, record, before)
    return _Read(replace(record, known=known.isoformat(), known_basis=basis), checked)


def _refuse_empty(source: Source, table: Table) -> None:
    """A table without rows is a file that was cut short or a question that found nothing, unless the source says that it can be so."""
    if not table.data.num_rows and not source.may_be_empty:
        remedy = f"ask for the file again; if {source.id} can truly be empty, say may_be_empty in the source"
        raise BrokenFile("the file has column names and no rows", "the whole file", remedy)


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Put the file's name into what is said of a broken one."""
    try:
        yield
    except BrokenFile as broken:
        raise BrokenFile(broken.what, f"{name}, {broken.where}", broken.what_to_do) from broken


def _table(source: Source, candidate: Candidate, table: Table) -> tuple[Table, tuple[str, str] | None]:
    """The table, unfolded where it is long as other files of the source are and its figures are not found otherwise."""
    if candidate.melted or carried(source, table, candidate.name):
        return table, candidate.melted
    codes = {column.code for column in table.columns}
    for one in (file for file in source.mirror if isinstance(file, MirrorFile) and file.melted and codes.issuperset(file.melted)):
        return pivot(table, *one.melted), one.melted
    return table, None


def _known(
    source: Source, candidate: Candidate, table: Table, checked: Checked, record: DeliveryRecord, before: str
) -> tuple[date, KnownBasis]:
    """The day since which the figures were known: the file's own update date, the declared one, or the end of the last period,
    but for that never a day after the arrival.

    What ends no later than what was known `before` corrects or completes it, and nobody knew it before it arrived.
    """
    if table.updated is not None:
        return table.updated, KnownBasis.SOURCE
    if candidate.known is not None:
        return candidate.known, KnownBasis.DECLARED
    arrived = datetime.fromisoformat(record.arrived).date()
    last = pc.max(checked.accepted[source.period.name]).as_py()
    ended = None if last is None else min(Period.parse(last).last_day, arrived)
    if ended is None or ended.isoformat() <= before:
        return arrived, KnownBasis.ARRIVAL
    return ended, KnownBasis.PERIOD_END


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
