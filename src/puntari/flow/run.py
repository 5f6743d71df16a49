"""The build: every stage of the river in order, into a new folder, then one pointer is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

from puntari.define.fingerprint import digest, of_fact, of_indicator, of_places, of_source, plain
from puntari.define.pack import Pack
from puntari.define.source import Source
from puntari.flow.checks import reconcile
from puntari.flow.dated import require_dated
from puntari.flow.deliver import Fetcher, gather
from puntari.flow.evidence_files import Hashes, hashes_path, mirror_hashes
from puntari.flow.geometry import gather_geometry
from puntari.flow.maps import draw_levels
from puntari.flow.materialise import write_facts, write_membership
from puntari.flow.person_facts.write import inputs as register_inputs
from puntari.flow.person_facts.write import write_person_facts
from puntari.flow.register import RegisterReport, build_register
from puntari.flow.register_list import held
from puntari.flow.shelf import Shelf
from puntari.flow.warehouse import manifest_of, map_path, register_path
from puntari.store.builds import MANIFEST, build_lock, content_id, intact_build, new_build, publish
from puntari.store.deliveries import DeliveryRecord, get_delivery
from puntari.store.files import write_json
from puntari.store.rejects import get_mendings
from puntari.store.root import Store
from puntari.words.version import VERSION

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how many of its steps are done, and how many there are."""


@dataclass(frozen=True)
class Built:
    """A build that is served now; `anew` is False where nothing had changed since it was made.

    `rows` and `quarantined` count those of open sources, the two of persons those of person registers as the store holds them now.
    """

    id: str
    anew: bool
    rows: int
    quarantined: int
    persons_rows: int
    persons_quarantined: int


Deliveries = Mapping[str, Mapping[str, tuple[DeliveryRecord, ...]]]


def build(store: Store, packs: Mapping[str, Pack], mirror: Path | None, fetcher: Fetcher | None, progress: Progress) -> Built:
    """Gather what can be had, and build everything from it. The same deliveries and definitions give the same build.

    Raises BadDefinition where an indicator is computed otherwise than its dated definition says.
    """
    require_dated(packs.values())
    with build_lock(store):
        shelf = Shelf()
        deliveries = _gather(store, packs, mirror, fetcher, progress, shelf)
        evidence = {id: found for id, pack in packs.items() if (found := mirror_hashes(pack, mirror))}
        inputs = _inputs(store, packs, deliveries, evidence)
        served = intact_build(store)
        if served is not None and manifest_of(served).get("inputs") == inputs:
            return _as_built(store, packs, served.name, manifest_of(served), anew=False)
        folder = new_build(store)
        told = {id: _build_pack(store, packs[id], deliveries[id], folder, progress, shelf, served) for id in packs}
        for id, hashes in evidence.items():
            write_json(hashes_path(folder, id), hashes)
        manifest = {"inputs": inputs, "puntari": VERSION, "packs": told}
        name = content_id(folder, MANIFEST)
        write_json(folder / MANIFEST, manifest | {"made": datetime.now(UTC).isoformat(timespec="seconds")})
        publish(store, folder, name, mends=served is None)
        return _as_built(store, packs, name, manifest, anew=True)


def _gather(
    store: Store, packs: Mapping[str, Pack], mirror: Path | None, fetcher: Fetcher | None, progress: Progress, shelf: Shelf
) -> Deliveries:
    found: dict[str, dict[str, tuple[DeliveryRecord, ...]]] = {pack: {} for pack in packs}
    sources = [(pack, source) for pack in packs.values() for source in pack.sources.values()]
    for done, (pack, source) in enumerate(sources):
        progress(f"deliveries: {source.title.en}", done, len(sources))
        told = partial(_told, progress, done, len(sources))
        found.setdefault(pack.id, {})[source.id] = gather(store, source, mirror, Path(pack.folder), fetcher, told, shelf)
    for pack in packs.values():
        if pack.geometry is not None:
            found.setdefault(pack.id, {})[pack.geometry.id] = gather_geometry(
                store, pack.geometry, mirror, fetcher, partial(_told, progress, len(sources), len(sources))
            )
    progress("deliveries", len(sources), len(sources))
    return found


def _told(progress: Progress, done: int, of: int, what: str) -> None:
    progress(what, done, of)


def _inputs(store: Store, packs: Mapping[str, Pack], deliveries: Deliveries, evidence: Mapping[str, Hashes]) -> str:
    """A digest of all that a build is made of."""
    told = [
        [pack, source, [[one.sha256, one.known, one.division, get_mendings(store, source, one.sha256)] for one in records]]
        for pack, by_source in deliveries.items() for source, records in by_source.items()
    ]
    defined = {
        pack.id: [_definitions(pack), of_places(pack.hierarchy), plain(pack.geometry), [of_source(one) for one in pack.sources.values()]]
        for pack in packs.values()
    }
    return digest([told, defined, {id: register_inputs(store, pack) for id, pack in packs.items()}, evidence, VERSION])


def _definitions(pack: Pack) -> dict[str, str]:
    return {id: of_indicator(one) for id, one in pack.indicators.items()} | {id: of_fact(fact) for id, fact in pack.facts.items()}


def _build_pack(
    store: Store, pack: Pack, deliveries: Mapping[str, tuple[DeliveryRecord, ...]], folder: Path, progress: Progress, shelf: Shelf,
    served: Path | None,
) -> dict[str, object]:
    reports: dict[str, RegisterReport] = {}
    for done, source in enumerate(pack.sources.values()):
        progress(f"{pack.title.en}: register {source.title.en}", done, len(pack.sources))
        reports[source.id] = build_register(store, source, deliveries[source.id], register_path(folder, pack.id, source.id), shelf)
    progress(f"{pack.title.en}: facts", 0, len(pack.facts))
    write_membership(folder, pack, _divisions(reports.values()))
    facts = write_facts(folder, pack)
    _draw(store, pack, deliveries, folder)
    progress(f"{pack.title.en}: facts of person registers", 0, 1)
    persons = write_person_facts(store, pack, folder, served)
    progress(f"{pack.title.en}: checks against published figures", 0, 1)
    checks = [asdict(one) for one in reconcile(folder, pack)]
    progress(f"{pack.title.en}", 1, 1)
    sources = {id: _source_told(pack.sources[id], report) for id, report in reports.items()}
    return {"sources": sources, "facts": facts, "indicators": _definitions(pack), "checks": checks, "persons": persons}


def _divisions(reports: Iterable[RegisterReport]) -> set[date]:
    found = {one.record.division for report in reports for one in report.deliveries if one.record.division}
    return {date.fromisoformat(day) for day in found}


def _draw(store: Store, pack: Pack, deliveries: Mapping[str, tuple[DeliveryRecord, ...]], folder: Path) -> None:
    if pack.geometry is None or pack.hierarchy is None:
        return
    for record in deliveries[pack.geometry.id][-1:]:
        text = get_delivery(store, record).decode("utf-8")
        for level, drawing in draw_levels(pack.geometry, pack.hierarchy, text, record.name, record.format).items():
            write_json(map_path(folder, pack.id, level), asdict(drawing))


def _source_told(source: Source, report: RegisterReport) -> dict[str, object]:
    """What the manifest says of a source: its register's rows and how each delivery fared."""
    deliveries = [
        asdict(one.record) | {"rows": one.rows, "accepted": one.accepted, "rejected": one.rejected, "set_aside": one.set_aside,
                              "missing_columns": one.missing_columns}
        for one in report.deliveries
    ]
    return {"title": source.title.en, "rows": report.rows, "deliveries": deliveries}


def _as_built(store: Store, packs: Mapping[str, Pack], name: str, manifest: Mapping[str, object], anew: bool) -> Built:
    sources = [source for pack in manifest["packs"].values() for source in pack["sources"].values()]
    rejected = sum(one["rejected"] for source in sources for one in source["deliveries"])
    persons = [one for pack in packs.values() for one in held(store, pack)]
    waiting = sum(one.quarantined for one in persons)
    return Built(name, anew, sum(source["rows"] for source in sources), rejected, sum(one.rows for one in persons), waiting)
