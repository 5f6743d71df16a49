"""Recipes over stored figures: the computed total beside the printed one, and differences split into price, mix and quality."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from puntari.define.formula import Cited, Formula, citations
from puntari.define.pricing import Change, Recipe, RecipePart, Version
from puntari.flow.claims.view import NoFigure, View, same
from puntari.methods.price_change import Part, Split, split_change


class Total(StrEnum):
    """How a computed total stands to the printed one. `within_rounding`: the rounding of the printed parts can explain the gap."""

    AGREES = "agrees"
    ROUNDS = "agrees_after_rounding"
    WITHIN = "within_rounding"
    DIFFERS = "differs"
    NOT_PRINTED = "not_printed"
    NO_TOTAL = "no_total"


@dataclass(frozen=True)
class PartTold:
    """A part with its figures; where it has none, `why` is the code of the reason and `id` the row that lacks it. `cited` are its rows."""

    part: RecipePart
    price: float | None
    quantity: float | None
    cited: tuple[str, ...]
    why: str = ""
    id: str = ""

    @property
    def cost(self) -> float | None:
        """Price times quantity, where both are there."""
        return None if self.price is None or self.quantity is None else self.price * self.quantity


@dataclass(frozen=True)
class VersionTold:
    """A version with its parts, its computed and its printed total, and the gap between them (computed less printed)."""

    version: Version
    parts: tuple[PartTold, ...]
    total: float | None
    printed: float | None
    stands: Total

    @property
    def gap(self) -> float | None:
        """Computed less printed, where both are there."""
        return None if self.total is None or self.printed is None else self.total - self.printed


@dataclass(frozen=True)
class ChangeTold:
    """A difference between two versions with its split; None where one of them has no computed total."""

    change: Change
    split: Split | None


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
    return RecipeTold(recipe, versions, tuple(ChangeTold(one, _split(one, by_id, view)) for one in recipe.changes))


def _version(version: Version, view: View) -> VersionTold:
    parts = tuple(_part(one, view) for one in version.parts)
    costs = [one.cost for one in parts]
    total = None if None in costs else float(sum(cost for cost in costs if cost is not None))
    printed = _or_none(version.printed, view)
    return VersionTold(version, parts, total, printed, _stands(total, printed, parts, view))


def _part(part: RecipePart, view: View) -> PartTold:
    cited = tuple(dict.fromkeys(one.id for formula in (part.price, part.quantity) for one in formula.cited))
    try:
        return PartTold(part, _value(part.price, view), _value(part.quantity, view), cited)
    except NoFigure as gone:
        return PartTold(part, None, None, cited, gone.why, gone.id)


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
    """How far rounding can have moved a part: half a step of each figure that its price cites, times its quantity."""
    cited = [one for one in citations(told.part.price.terms[0].node) if isinstance(one, Cited) and one.part == "value"]
    return sum(_half_step(view.number(one)) for one in cited) * abs(told.quantity or 0.0)


def _half_step(value: float) -> float:
    """Half of the last digit that a figure is printed with."""
    _, _, decimals = f"{value:.10g}".partition(".")
    return 0.5 * 10.0 ** -len(decimals)


def _split(change: Change, versions: Mapping[str, VersionTold], view: View) -> Split | None:
    before, after = versions[change.before], versions[change.after]
    if before.total is None or after.total is None:
        return None
    worth = {part: _value(formula, view) for part, formula in change.worth.items()}
    return split_change(_bundle(before), _bundle(after), worth)


def _bundle(told: VersionTold) -> dict[str, Part]:
    return {one.part.id: Part(one.price or 0.0, one.quantity or 0.0, one.part.quality) for one in told.parts}
