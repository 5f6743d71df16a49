"""What a portfolio tells: where services went, what there is of each kind, which probably do the same, and what development fits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from puntari.define.portfolio import Catalogue, Development, Ways
from puntari.define.source import Source
from puntari.flow.claims.figures import Figure
from puntari.flow.warehouse import Warehouse
from puntari.methods.capacity import Granted, Wish, granted
from puntari.methods.overlap import Overlap, Thing, overlaps
from puntari.store.engine import name
from puntari.words.errors import BadDefinition

PARTED_BY = ";"
Row = Mapping[str, object]


@dataclass(frozen=True)
class WaysTold:
    """The figures of where services went; `left` is what start less every way gives, which `now` may agree with or not."""

    start: Figure
    now: Figure
    gone: Figure
    ways: tuple[Figure, ...]
    beside: tuple[Figure, ...]
    left: float | None

    @property
    def agrees(self) -> bool:
        """Whether the parts make the whole."""
        return self.left is not None and self.left == self.now.value


@dataclass(frozen=True)
class KindTold:
    """Services of one class: how many, how many of them are described, and their revenue (None where not all of it is told)."""

    code: str
    services: int
    described: int
    revenue: float | None


@dataclass(frozen=True)
class CatalogueTold:
    """The catalogue of the newest period: classes, life-cycle decisions and reasons to stay with their counts, and what overlaps."""

    period: str
    services: int
    kinds: tuple[KindTold, ...]
    decisions: Mapping[str, int]
    stays: Mapping[str, int]
    overlaps: tuple[Overlap, ...]
    revenues: Mapping[str, float | None]


@dataclass(frozen=True)
class RoomTold:
    """A portfolio of development: the people and money that there are (None: nobody told), and every item in the order of priority."""

    code: str
    people: float | None
    money: float | None
    items: tuple[Granted, ...]


@dataclass(frozen=True)
class DevelopmentTold:
    """The development of the newest period, portfolio by portfolio."""

    period: str
    rooms: tuple[RoomTold, ...]


def ways_told(ways: Ways, figures: Mapping[str, Figure]) -> WaysTold:
    """Where services went; raises BadDefinition for a figure that is cited and does not exist."""
    for id in ways.cited:
        if id not in figures:
            raise BadDefinition(f"portfolio cites {id!r}, which no row has")
    each = tuple(figures[id] for id in ways.ways)
    values = [one.value for one in (figures[ways.start], *each)]
    left = None if None in values else values[0] - sum(values[1:])
    beside = tuple(figures[id] for id in ways.beside)
    return WaysTold(figures[ways.start], figures[ways.now], figures[ways.gone], each, beside, left)


def newest(warehouse: Warehouse, source: Source) -> tuple[str, tuple[Row, ...]]:
    """The newest period that a source tells of, and its rows as they are known; no period where nothing was delivered."""
    period = name(source.period.name)
    held = f"SELECT * FROM register.{name(source.id)} WHERE known_to IS NULL"
    rows = warehouse.rows(f"SELECT * FROM ({held}) AS h WHERE {period} = (SELECT max({period}) FROM ({held}) AS p)").to_pylist()
    return (str(rows[0][source.period.name]), tuple(rows)) if rows else ("", ())


def catalogue_told(catalogue: Catalogue, period: str, rows: Iterable[Row]) -> CatalogueTold | None:
    """The catalogue of a period from its rows; None where there are none."""
    services = tuple(rows)
    if not services:
        return None
    kinds: dict[str, list[Row]] = defaultdict(list)
    for one in services:
        kinds[str(one[catalogue.kind])].append(one)
    things = (Thing(str(one[catalogue.name]), str(one[catalogue.need]), features(one[catalogue.features])) for one in services)
    return CatalogueTold(
        period, len(services), tuple(_kind(catalogue, code, mine) for code, mine in sorted(kinds.items())),
        Counter(str(one[catalogue.decision]) for one in services), Counter(str(one[catalogue.stays]) for one in services),
        tuple(overlaps(things)), {str(one[catalogue.name]): one[catalogue.revenue] for one in services},
    )


def features(text: object) -> frozenset[str]:
    """The features that a cell names, in lower case, without blanks around them."""
    return frozenset(part for one in str(text or "").casefold().split(PARTED_BY) if (part := " ".join(one.split())))


def _kind(catalogue: Catalogue, code: str, services: list[Row]) -> KindTold:
    revenues = [one[catalogue.revenue] for one in services]
    whole = None if None in revenues else float(sum(revenues))
    described = sum(one[catalogue.description] == catalogue.described for one in services)
    return KindTold(code, len(services), described, whole)


def development_told(development: Development, period: str, items: Iterable[Row], rooms: Iterable[Row]) -> DevelopmentTold | None:
    """Every portfolio with what fits into its room; one without a room has nothing that fits. None where nothing waits."""
    listed = tuple(items)
    if not listed:
        return None
    room = {str(one[development.portfolio]): (one[development.people], one[development.money]) for one in rooms}
    portfolios = dict.fromkeys(str(one[development.portfolio]) for one in (*listed,))
    return DevelopmentTold(period, tuple(_room(development, code, listed, *room.get(code, (None, None))) for code in sorted(portfolios)))


def _room(development: Development, code: str, items: tuple[Row, ...], people: float | None, money: float | None) -> RoomTold:
    mine = (one for one in items if one[development.portfolio] == code)
    wishes = (Wish(str(one[development.name]), _priority(one[development.priority]), one[development.people], one[development.money])
              for one in mine)
    return RoomTold(code, people, money, tuple(granted(wishes, people or 0, money or 0)))


def _priority(told: float | None) -> float:
    """An item without a priority comes after all that have one."""
    return float("inf") if told is None else told
