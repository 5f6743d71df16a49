"""Recipes over stored figures: the computed total beside the printed one, and differences split into price, mix and quality."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from puntari.define.formula import Cited, Formula, citations
from puntari.define.pricing import Bundled, Change, Recipe, RecipePart, Version
from puntari.flow.claims.view import NoFigure, View, same
from puntari.methods.price_change import Part, Split, solved_weight, split_change


class Total(StrEnum):
    """How a computed total stands to the printed one. `within_rounding`: the rounding of the printed parts can explain the gap.

    Where the weight of a part is solved from the printed total: `solved_weight` for one above nought and below one, `left_out` for
    nought, and `no_weight` where it could be none.
    """

    AGREES = "agrees"
    ROUNDS = "agrees_after_rounding"
    WITHIN = "within_rounding"
    DIFFERS = "differs"
    NOT_PRINTED = "not_printed"
    NO_TOTAL = "no_total"
    SOLVED = "solved_weight"
    LEFT_OUT = "left_out"
    NO_WEIGHT = "no_weight"


class Basis(StrEnum):
    """What the split of a difference rests on: quantities that are told or weights solved from the printed totals; or why there is none."""

    TOLD = "told"
    SOLVED = "solved_weight"
    NO_TOTAL = "no_total"
    NO_WEIGHT = "no_weight"


@dataclass(frozen=True)
class Taken:
    """What was taken off a printed price because the bundle does not hold it, and its worth."""

    bundled: Bundled
    worth: float


@dataclass(frozen=True)
class PartTold:
    """A part with its figures; where it has none, `why` is the code of the reason and `id` the row that lacks it. `cited` are its rows.

    `price` is without what was `taken` off the printed one.
    """

    part: RecipePart
    price: float | None
    quantity: float | None
    cited: tuple[str, ...]
    why: str = ""
    id: str = ""
    taken: tuple[Taken, ...] = ()

    @property
    def printed(self) -> float | None:
        """The price as it is printed, where something was taken off it."""
        return None if self.price is None or not self.taken else self.price + sum(one.worth for one in self.taken)

    @property
    def cost(self) -> float | None:
        """Price times quantity, where both are there."""
        return None if self.price is None or self.quantity is None else self.price * self.quantity


@dataclass(frozen=True)
class VersionTold:
    """A version with its parts, its computed and its printed total, and the gap between them (computed less printed); `weight` is that of
    the part whose quantity nobody tells, as the printed total gives it."""

    version: Version
    parts: tuple[PartTold, ...]
    total: float | None
    printed: float | None
    stands: Total
    weight: float | None = None

    @property
    def gap(self) -> float | None:
        """Computed less printed, where both are there."""
        return None if self.total is None or self.printed is None else self.total - self.printed


@dataclass(frozen=True)
class ChangeTold:
    """A difference between two versions with its split, or None and why there is none; `total` is the whole of it, else the printed one."""

    change: Change
    split: Split | None
    basis: Basis
    total: float | None


@dataclass(frozen=True)
class RecipeTold:
    """A recipe with its versions and differences as the figures tell them."""

    recipe: Recipe
    versions: tuple[VersionTold, ...]
    changes: tuple[ChangeTold, ...]


def recipe_told(recipe: Recipe, view: View) -> RecipeTold:
    """A recipe over the figures of a view; what a figure lacks for is told, never filled in."""
    versions = tuple(_version(one, view) for one in recipe.versions)
    by_id = {one.version.id: one for one in versions}
    return RecipeTold(recipe, versions, tuple(_changed(one, by_id, view) for one in recipe.changes))


def _version(version: Version, view: View) -> VersionTold:
    printed = _or_none(version.printed, view)
    found = tuple(_part(one, view) for one in version.parts)
    weight = _weight(found, printed)
    parts = tuple(one if one.part.quantity is not None or one.why else _weighed(one, weight) for one in found)
    total = _sum(one.cost for one in parts)
    stands = _stands(total, printed, parts, view) if weight is None or same(weight, 1) else _solved(weight)
    return VersionTold(version, parts, total, printed, stands, weight)


def _part(part: RecipePart, view: View) -> PartTold:
    cited = tuple(dict.fromkeys(one.id for formula in part.formulas for one in formula.cited))
    try:
        taken = tuple(Taken(one, _value(one.worth, view)) for one in part.less)
        price = _value(part.price, view) - sum(one.worth for one in taken)
        quantity = None if part.quantity is None else _value(part.quantity, view)
    except NoFigure as gone:
        return PartTold(part, None, None, cited, gone.why, gone.id)
    if taken and price < 0:
        return PartTold(part, None, None, cited, "bundled_is_more", part.price.cited[0].id)
    return PartTold(part, price, quantity, cited, taken=taken)


def _weight(parts: tuple[PartTold, ...], printed: float | None) -> float | None:
    """The weight of the part that has none of its own; None where there is no such part, or no figure to solve it from."""
    unknown = next((one for one in parts if one.part.quantity is None), None)
    rest = _sum(one.cost for one in parts if one is not unknown)
    if unknown is None or not unknown.price or printed is None or rest is None:
        return None
    return solved_weight(printed, rest, unknown.price)


def _weighed(told: PartTold, weight: float | None) -> PartTold:
    """The part at its weight. One that a printed total leaves out counts whole, so that the gap shows; one without a weight that can be
    has no quantity."""
    if weight is not None and same(weight, 0):
        return replace(told, quantity=1.0)
    if weight is not None and 0 < weight and (weight < 1 or same(weight, 1)):
        return replace(told, quantity=weight)
    return replace(told, why=Total.NO_WEIGHT)


def _solved(weight: float) -> Total:
    if same(weight, 0):
        return Total.LEFT_OUT
    return Total.SOLVED if 0 < weight < 1 else Total.NO_WEIGHT


def _sum(costs: Iterable[float | None]) -> float | None:
    """The sum, or None where one of them is not there."""
    known = list(costs)
    return None if None in known else float(sum(cost for cost in known if cost is not None))


def _value(formula: Formula, view: View) -> float:
    return view.number(formula.terms[0].node)


def _or_none(formula: Formula, view: View) -> float | None:
    try:
        return _value(formula, view)
    except NoFigure:
        return None


def _stands(total: float | None, printed: float | None, parts: tuple[PartTold, ...], view: View) -> Total:
    if total is None:
        return Total.NO_TOTAL
    if printed is None:
        return Total.NOT_PRINTED
    if same(total, printed):
        return Total.AGREES
    half = _half_step(printed)
    if abs(total - printed) <= half + 1e-9:
        return Total.ROUNDS
    slack = half + sum(_slack(one, view) for one in parts)
    return Total.WITHIN if abs(total - printed) <= slack + 1e-9 else Total.DIFFERS


def _slack(told: PartTold, view: View) -> float:
    """How far rounding can have moved a part: half a step of each figure that its price and what is off it cite, times its quantity."""
    formulas = (told.part.price, *(one.worth for one in told.part.less))
    cited = [one for formula in formulas for one in citations(formula.terms[0].node) if isinstance(one, Cited) and one.part == "value"]
    return sum(_half_step(view.number(one)) for one in cited) * abs(told.quantity or 0.0)


def _half_step(value: float) -> float:
    """Half of the last digit that a figure is printed with."""
    _, _, decimals = f"{value:.10g}".partition(".")
    return 0.5 * 10.0 ** -len(decimals)


def _changed(change: Change, versions: Mapping[str, VersionTold], view: View) -> ChangeTold:
    before, after = versions[change.before], versions[change.after]
    basis = _basis(before, after)
    if basis in (Basis.NO_TOTAL, Basis.NO_WEIGHT):
        printed = None if before.printed is None or after.printed is None else after.printed - before.printed
        return ChangeTold(change, None, basis, printed)
    worth = {part: _value(formula, view) for part, formula in change.worth.items()}
    split = split_change(_bundle(before), _bundle(after), worth)
    return ChangeTold(change, split, basis, split.total)


def _basis(before: VersionTold, after: VersionTold) -> Basis:
    """What a split can rest on. With a weight that nobody tells and the printed totals do not give, price and mix are one."""
    stands = {before.stands, after.stands}
    if stands & {Total.LEFT_OUT, Total.NO_WEIGHT}:
        return Basis.NO_WEIGHT
    if before.total is None or after.total is None:
        return Basis.NO_TOTAL
    return Basis.TOLD if before.weight is None and after.weight is None else Basis.SOLVED


def _bundle(told: VersionTold) -> dict[str, Part]:
    return {one.part.id: Part(one.price or 0.0, one.quantity or 0.0, one.part.quality) for one in told.parts}
