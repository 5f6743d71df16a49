"""A customer's whole bill: what was forecast, used and billed, what was late or disputed, and what else would have met its needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from puntari.define.collection import QUALITIES, Collection
from puntari.flow.pricing.check import Row
from puntari.flow.pricing.rounds import PriceRound, quality_of
from puntari.words.errors import BadQuestion


@dataclass(frozen=True)
class Offer:
    """Something that the centre sells: an item in a quality, with its price."""

    item: str
    quality: tuple[str, ...]
    price: float


@dataclass(frozen=True)
class BillLine:
    """A service in one quality over the year. Money in euros: `forecast` and `used` are volumes times the billed unit prices, `billed` what
    was billed. `needs` is the quality that the customer needs at least; `next` the cheapest other offer that meets it, and `next_cost`
    what the used volumes would have cost by it (None where nothing else meets it)."""

    item: str
    quality: tuple[str, ...]
    needs: tuple[str, ...]
    forecast_volume: float
    volume: float
    forecast: float
    used: float
    billed: float
    fits: bool
    next: Offer | None
    next_cost: float | None


@dataclass(frozen=True)
class LateBill:
    """A bill that was sent after it was due, or not at all (no `sent`); `days` late, for one not sent up to the end of the round's year."""

    item: str
    month: str
    due: str
    sent: str
    days: int
    billed: float


@dataclass(frozen=True)
class Complaint:
    """A complaint about a bill; no `settled` while it is open."""

    item: str
    month: str
    made: str
    settled: str
    days: int
    disputed: float
    returned: float


@dataclass(frozen=True)
class Bill:
    """Everything about what a customer paid in a year."""

    round: str
    period: str
    synthetic: bool
    customer: str
    collection: Collection = field(repr=False)
    lines: tuple[BillLine, ...]
    months: Mapping[str, tuple[float, float, float]]
    """By month: forecast, used and billed, in euros."""
    late: tuple[LateBill, ...]
    complaints: tuple[Complaint, ...]


def customers(found: PriceRound) -> tuple[str, ...]:
    """The customers that the centre told bills of."""
    return tuple(sorted({str(row.values["customer"]) for row in found.rows(found.own, "bills")}))


def bill_of(found: PriceRound, collection: Collection, customer: str) -> Bill:
    """The bill of a customer; raises BadQuestion for a customer without bills."""
    rows = [row for row in found.rows(found.own, "bills") if row.values["customer"] == customer]
    if not rows:
        raise BadQuestion(f"round {found.id} has no bills of {customer!r}; it has those of {', '.join(customers(found)) or 'nobody'}")
    complaints = tuple(
        _complaint(row, found.period) for row in found.rows(found.own, "complaints") if row.values["customer"] == customer
    )
    lines: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        lines.setdefault((str(row.values["item"]), *quality_of(row), *_needs(row)), []).append(row)
    offers = offers_of(found)
    return Bill(
        found.id, found.period, found.synthetic, customer, collection,
        tuple(_line(some, collection, offers) for some in lines.values()), _months(rows),
        tuple(one for row in rows if (one := _late(row, found.period)) is not None), complaints,
    )


def offers_of(found: PriceRound) -> tuple[Offer, ...]:
    """Everything that the centre gave a price for."""
    rows = [row for row in found.rows(found.own, "prices") if row.values["price"] is not None]
    return tuple(Offer(str(row.values["item"]), quality_of(row), float(row.values["price"])) for row in rows)


def _needs(row: Row) -> tuple[str, ...]:
    return tuple(str(row.values[f"needs_{part}"]) for part in QUALITIES)


def meets(collection: Collection, quality: tuple[str, ...], needs: tuple[str, ...]) -> bool:
    """Whether a quality is in every respect at least what is needed."""
    return all(
        collection.strength(part, one) >= collection.strength(part, need) for part, one, need in zip(QUALITIES, quality, needs, strict=True)
    )


def _line(rows: list[Row], collection: Collection, offers: Iterable[Offer]) -> BillLine:
    item, quality, needs = str(rows[0].values["item"]), quality_of(rows[0]), _needs(rows[0])
    volume = sum(_number(row, "volume") for row in rows)
    other = cheapest_other(collection, offers, item, quality, needs)
    return BillLine(
        item, quality, needs, sum(_number(row, "forecast") for row in rows), volume,
        sum(_number(row, "forecast") * _number(row, "unit_price") for row in rows),
        sum(_number(row, "volume") * _number(row, "unit_price") for row in rows),
        sum(_number(row, "billed") for row in rows), meets(collection, quality, needs),
        other, None if other is None else other.price * volume,
    )


def cheapest_other(
    collection: Collection, offers: Iterable[Offer], item: str, quality: tuple[str, ...], needs: tuple[str, ...]
) -> Offer | None:
    """The cheapest offer that serves the same need in a quality that is enough, other than the one that is used."""
    serves, unit = collection.item(item).serves, collection.item(item).unit
    fitting = [
        one for one in offers
        if collection.item(one.item).serves == serves and collection.item(one.item).unit == unit
        and meets(collection, one.quality, needs) and (one.item, one.quality) != (item, quality)
    ]
    return min(fitting, key=lambda one: (one.price, one.item, one.quality), default=None)


def _months(rows: Iterable[Row]) -> dict[str, tuple[float, float, float]]:
    found: dict[str, tuple[float, float, float]] = {}
    for row in rows:
        month, price = str(row.values["month"]), _number(row, "unit_price")
        forecast, used, billed = found.get(month, (0.0, 0.0, 0.0))
        told = _number(row, "forecast") * price, _number(row, "volume") * price, _number(row, "billed")
        found[month] = forecast + told[0], used + told[1], billed + told[2]
    return dict(sorted(found.items()))


def _late(row: Row, period: str) -> LateBill | None:
    due, sent = date.fromisoformat(str(row.values["due"])), row.values["sent"]
    until = date.fromisoformat(str(sent)) if sent else date(int(period), 12, 31)
    days = (until - due).days
    if days <= 0:
        return None
    return LateBill(str(row.values["item"]), str(row.values["month"]), due.isoformat(), str(sent or ""), days, _number(row, "billed"))


def _complaint(row: Row, period: str) -> Complaint:
    made, settled = date.fromisoformat(str(row.values["made"])), row.values["settled"]
    until = date.fromisoformat(str(settled)) if settled else date(int(period), 12, 31)
    returned = row.values["returned"]
    return Complaint(
        str(row.values["item"]), str(row.values["month"]), made.isoformat(), str(settled or ""), max((until - made).days, 0),
        _number(row, "disputed"), 0.0 if returned is None else float(returned),
    )


def _number(row: Row, name: str) -> float:
    return float(row.values[name])
