"""What may be told of the house itself: its build, its sources with freshness and quarantine, its drawn boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.define.source import Audience, Source
from puntari.doors.gate import Asked, grounds_of, through
from puntari.doors.house import House
from puntari.flow.quarantine import Reject, list_rejects
from puntari.flow.warehouse import map_path
from puntari.guard.actor import Actor
from puntari.guard.disclose import refusal
from puntari.guard.policy import is_open
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested, Waiting
from puntari.store.files import exists, read_json
from puntari.words.errors import BadQuestion
from puntari.words.text import Text


@dataclass(frozen=True)
class BuildReport:
    """The build that is served: its name, when it was made, by which version, and whether anything in it is synthetic."""

    id: str
    made: str
    version: str
    synthetic: bool


@dataclass(frozen=True)
class DeliveryReport:
    """One delivery of a source. `known_basis` says how its known day is known: source, declared, period_end or arrival."""

    name: str
    sha256: str
    origin: str
    arrived: str
    known: str
    known_basis: str
    division: str
    rows: int
    rejected: int
    set_aside: int
    synthetic: bool


@dataclass(frozen=True)
class SourceReport:
    """A source as it stands in the served build. `stale` is true when its newest figures are older than it promises."""

    pack: str
    id: str
    title: Text
    owner: Text
    licence: Text
    attribution: Text
    kept_at: str
    rows: int
    quarantined: int
    set_aside: int
    newest_known: str
    stale: bool
    synthetic: bool
    deliveries: tuple[DeliveryReport, ...]


@dataclass(frozen=True)
class CheckReport:
    """How an indicator's figures at a level agree with those its source publishes: cells compared, apart, the greatest gap."""

    indicator: str
    level: str
    compared: int
    apart: int
    worst: float


@dataclass(frozen=True)
class MapDrawing:
    """Boundaries of a level as SVG path data by area code, in a picture of width × height units, with a point inside each area."""

    width: int
    height: int
    paths: Mapping[str, str]
    centres: Mapping[str, tuple[int, int]]
    attribution: Text


def tell_build(house: House) -> BuildReport:
    """The build that is served."""
    manifest = house.manifest()
    synthetic = any(
        one["synthetic"] for pack in manifest["packs"].values() for source in pack["sources"].values() for one in source["deliveries"]
    )
    persons = any(pack.get("persons", {}).get("synthetic") for pack in manifest["packs"].values())
    return BuildReport(house.build().name, manifest["made"], manifest["puntari"], synthetic or persons)


def tell_sources(house: House, pack: str, today: date) -> tuple[SourceReport, ...]:
    """Every public source of a pack as it stands in the served build."""
    told = house.manifest()["packs"][pack]["sources"]
    public = [source for source in house.pack(pack).sources.values() if source.audience is Audience.PUBLIC]
    return tuple(_source(pack, source, told[source.id], today) for source in public)


def _source(pack: str, source: Source, told: Mapping[str, object], today: date) -> SourceReport:
    fields = DeliveryReport.__dataclass_fields__
    deliveries = tuple(DeliveryReport(**{name: one[name] for name in fields}) for one in told["deliveries"])
    newest = max((one.known for one in deliveries), default="")
    return SourceReport(
        pack, source.id, source.title, source.owner, source.licence.title, source.licence.attribution, source.kept_at, told["rows"],
        sum(one.rejected for one in deliveries), sum(one.set_aside for one in deliveries), newest,
        not newest or (today - date.fromisoformat(newest)).days > source.fresh_days, any(one.synthetic for one in deliveries), deliveries,
    )


def tell_checks(house: House, pack: str, actor: Actor) -> Finding[tuple[CheckReport, ...]] | Refusal:
    """Every comparison with published figures that the build made of indicators that the actor may see."""

    def grounds() -> tuple[Ground, ...]:
        found = grounds_of(house.pack(pack), tuple(house.pack(pack).indicators))
        return tuple(one for one in found if refusal((one,), actor) is None) or found

    def computed(grounds: tuple[Rested, ...]) -> Computed[tuple[CheckReport, ...]]:
        seen = {one.what for one in grounds}
        checks = [one for one in house.manifest()["packs"][pack]["checks"] if one["indicator"] in seen]
        fields = CheckReport.__dataclass_fields__
        return Computed(tuple(CheckReport(**{name: one[name] for name in fields}) for one in checks), grounds, house.build().name)

    return through(house, Asked(actor, "checks", {"pack": pack}, lambda released: len(released.body)), grounds, computed)


def tell_map(house: House, pack: Pack, level: str) -> MapDrawing | None:
    """The drawn boundaries of a level; None where no delivery holds them."""
    path = map_path(house.build(), pack.id, level)
    if pack.geometry is None or not exists(path):
        return None
    told = read_json(path)
    return MapDrawing(told["width"], told["height"], told["paths"], told["centres"], pack.geometry.licence.attribution)


def tell_quarantine(house: House, source: str | None, actor: Actor) -> Finding[tuple[Reject, ...]] | Refusal:
    """Rows in quarantine, for the keeper of the system and analysts; of open sources only."""

    def grounds() -> tuple[Rested, ...]:
        known = {one.id: one for pack in house.packs.values() for one in pack.sources.values()}
        if source is not None and source not in known:
            raise BadQuestion(f"there is no source {source!r}; {nearest(source, known)}")
        chosen = (known[source],) if source is not None else tuple(filter(is_open, known.values()))
        return (Waiting("quarantine", chosen),)

    def computed(grounds: tuple[Rested, ...]) -> Computed[tuple[Reject, ...]]:
        open_ids = {one.id for ground in grounds for one in ground.sources}
        return Computed(tuple(one for one in list_rejects(house.store, source) if one.source in open_ids), grounds, "")

    asked = Asked(actor, "quarantine", {"source": source or "all"}, lambda released: len(released.body))
    return through(house, asked, grounds, computed)
