"""What a round of prices may tell: peers' prices as means and ranges of respondents enough, costs without single partners' shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from puntari.define.collection import Collection
from puntari.words.cell import Cell, IntervalKind, Reason, Status, without_value

FEWEST_PARTNERS = 3
"""Of fewer partners the sum shows what one of them charges."""


class About(StrEnum):
    """What of a round is asked for: how it stands, the faults of what came back, peers' rows, results, costs, or a customer's bill."""

    STATE = "state"
    FAULTS = "faults"
    ROWS = "rows"
    RESULTS = "results"
    COSTS = "costs"
    BILL = "bill"


@dataclass(frozen=True)
class OfPrices:
    """That something rests on a round of prices; `what` names it in a refusal. What is synthetic is nobody's secret."""

    what: str
    about: About
    closed: bool = False
    published: bool = False
    synthetic: bool = False


@dataclass(frozen=True)
class OwnPrice:
    """A price of the centre itself, with the quality that it is for and the price of the round before."""

    price: float | None
    reason: str
    quality: tuple[str, ...]
    earlier: float | None


@dataclass(frozen=True)
class Collected:
    """Comparable prices of a closed round as they were given: by item and group, with how many were asked, how many prices a review
    left out, and for what reasons the others had none; for the gate alone."""

    round: str
    period: str
    synthetic: bool
    collection: Collection
    asked: Mapping[str, int]
    own: Mapping[str, OwnPrice]
    given: Mapping[tuple[str, str], tuple[float, ...]] = field(repr=False)
    left_out: Mapping[tuple[str, str], int] = field(repr=False)
    without: Mapping[tuple[str, str], Mapping[str, int]] = field(repr=False)
    """By item and group how many gave which reason for having no price."""
    levels: tuple[float, ...] = field(repr=False)
    """Peers' price levels across items, the centre's being 100."""
    index: Mapping[str, float]
    """The centre's own prices on the round before, 100 then, by formula."""


@dataclass(frozen=True)
class GroupPrice:
    """A group's comparable prices of an item: how many respondents, the mean with the range, and how many prices were left out; where
    the centre's own price stands to them, and how far from their mean in per cent (above nought: the centre is dearer)."""

    respondents: int
    left_out: int
    cell: Cell
    stand: str = "unknown"
    gap: float | None = None
    without: Mapping[str, int] = field(default_factory=dict)
    """How many gave which reason for having no price."""


@dataclass(frozen=True)
class PriceResults:
    """What everybody may see of a closed round once it is published."""

    round: str
    period: str
    synthetic: bool
    collection: Collection
    asked: Mapping[str, int]
    own: Mapping[str, OwnPrice]
    groups: Mapping[tuple[str, str], GroupPrice]
    levels: GroupPrice
    index: Mapping[str, float]


NOBODY = without_value(Status.MISSING, Reason.NOT_STATED)
HIDDEN = without_value(Status.HIDDEN, Reason.FEW_RESPONDENTS)


def without_few(told: Collected) -> PriceResults:
    """Means of respondents enough, with ranges only of more of them; single prices are in neither."""
    groups = [id for id in told.collection.groups if id in told.asked]
    found = {
        (item.id, group): _beside(
            told.own[item.id].price,
            GroupPrice(
                len(given := told.given.get((item.id, group), ())), told.left_out.get((item.id, group), 0), _cell(given, told.collection),
                without=told.without.get((item.id, group), {}),
            ),
        )
        for item in told.collection.items for group in groups
    }
    levels = GroupPrice(len(told.levels), 0, _cell(told.levels, told.collection))
    return PriceResults(
        told.round, told.period, told.synthetic, told.collection, told.asked, told.own, found, levels, told.index
    )


def _beside(own: float | None, told: GroupPrice) -> GroupPrice:
    """The same with the place of the centre's own price, from what is shown and from nothing else."""
    cell = told.cell
    if own is None or cell.value is None:
        return told
    if cell.low is not None and cell.high is not None:
        stand = "below" if own < cell.low else "above" if own > cell.high else "within"
    else:
        stand = "equal" if own == cell.value else "lower" if own < cell.value else "higher"
    return replace(told, stand=stand, gap=(own / cell.value - 1) * 100)


def _cell(given: tuple[float, ...], collection: Collection) -> Cell:
    """The mean; with the ends only where neither an end nor the mean with both ends gives away what somebody told."""
    if not given:
        return NOBODY
    if len(given) < collection.least:
        return HIDDEN
    mean = sum(given) / len(given)
    if len(given) < collection.least_range:
        return Cell(Status.OK, mean)
    return Cell(Status.OK, mean, min(given), max(given), IntervalKind.PEERS)


@dataclass(frozen=True)
class ItemCost:
    """A service's costs in euros a year. Where too few partners stand behind it, only the whole `cost` is there: own work, partners and
    overheads, by pool, are None, as each of them would lead to what a partner charges."""

    item: str
    volume: float
    revenue: float
    cost: float
    own_work: float | None
    partners: float | None
    partner_count: float | None
    overheads: Mapping[str, float] | None

    @property
    def overhead(self) -> float | None:
        """All overheads together."""
        return None if self.overheads is None else sum(self.overheads.values())

    @property
    def recovery(self) -> float | None:
        """Revenue in per cent of cost; None of a service that costs nothing."""
        return self.revenue / self.cost * 100 if self.cost else None

    def each(self, amount: float | None) -> float | None:
        """An amount a unit; None where there is no volume, or no amount."""
        return None if amount is None or not self.volume else amount / self.volume


@dataclass(frozen=True)
class Costed:
    """The centre's costs by service, and each overhead with its key and its sum (None where it would tell of single partners)."""

    round: str
    period: str
    synthetic: bool
    collection: Collection
    items: tuple[ItemCost, ...]
    pools: Mapping[str, tuple[str, float | None]]


def without_single_partners(told: Costed) -> Costed:
    """The same without what leads to the charges of fewer than three partners.

    Own work goes with the partners' share, for it would give the rest; overheads go with them, because what is shared out by own work
    tells of own work; and so do the sums of overheads, from which a single service's share could be taken away.
    """
    items = tuple(_whole(one) if _few(one) else one for one in told.items)
    hides = any(_few(one) for one in told.items)
    pools = {pool: (key, None if hides else amount) for pool, (key, amount) in told.pools.items()}
    return replace(told, items=items, pools=pools)


def _few(one: ItemCost) -> bool:
    return bool(one.partners) and (one.partner_count or 0) < FEWEST_PARTNERS


def _whole(one: ItemCost) -> ItemCost:
    return replace(one, own_work=None, partners=None, partner_count=None, overheads=None)
