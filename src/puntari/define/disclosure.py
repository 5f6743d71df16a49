"""Which method protects which figures before whom: one for each audience and dataset, as data.

The same people are never shown to one audience both exactly, with cells hidden, and perturbed: the two together would undo each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from puntari.define.days import at_once, holds_on
from puntari.define.right import Columns
from puntari.define.source import Audience
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

NOISE = ("most", "variance", "smallest", "stays", "stays_variance", "apart", "several")
"""The parts of a rule of cell keys that make its noise."""


class Method(StrEnum):
    """How figures are protected: as their keeper delivered them, by cell keys, or not told at all."""

    AS_DELIVERED = "as_delivered"
    CELL_KEYS = "cell_keys"
    NOT_TOLD = "not_told"


@dataclass(frozen=True)
class CellKeys:
    """The rule of the cell-key method. Counts change by at most `most` with a variance of `variance`; a result is 0 or more than
    `smallest`. Of this `stays` and `stays_variance` are the change that lasts as long as the persons of a cell are the same, and the rest
    is another one in each period. A breakdown needs a group of `base` persons, a share one of `whole`, a mean one of `mean`; a group of
    fewer than `whole` that lies in one code wholly is not broken down; on either side of a quantile there must be `least` persons. Of a
    sum nobody may contribute more than `dominance`, nor the `several` largest together more than `dominance_several`; and what all but
    the two largest contribute must be `margin` of the largest, for else the second could work out the first. A question may have
    `dimensions` dimensions, places among them.

    Where others stand behind the rows of a fact (employers, providers), a cell needs `units` of them, and by a number of its own up to
    `units_more` more; what each of them brings counts for 0.5 to 1.5 times the part `apart` more or less, the same in every cell."""

    most: int = 5
    variance: float = 3.0
    smallest: int = 2
    stays: int = 2
    stays_variance: float = 0.8
    least: int = 5
    base: int = 10
    mean: int = 10
    whole: int = 20
    dominance: float = 0.5
    several: int = 2
    dominance_several: float = 0.8
    margin: float = 0.1
    dimensions: int = 4
    units: int = 3
    units_more: int = 2
    apart: float = 0.1

    def __post_init__(self) -> None:
        if self.least < 3 or self.base < self.least or self.mean < 2 * self.least or self.whole < 2 * self.base:
            raise BadDefinition(f"cell keys need a least count of 3, a base of that, a mean twice that, a whole twice the base: {self}")
        if not 0 < self.dominance <= 0.5 or not 1 <= self.dimensions <= 4:
            raise BadDefinition(f"cell keys need a dominance of at most 0.5 and 1 to 4 dimensions: {self}")

        if self.several < 2 or not self.dominance <= self.dominance_several <= 0.9 or not 0.05 <= self.margin <= 1:
            raise BadDefinition(f"cell keys need two or more that dominate together, at most 0.9 of theirs, a margin of 0.05: {self}")
        if self.units < 3 or self.units_more < 1 or not 0.05 <= self.apart <= 0.5:
            raise BadDefinition(f"of others behind a cell three are the fewest (of two each subtracts its own), and a part of 0.05: {self}")
        if not 0 < self.stays < self.most or not 0 < self.stays_variance < self.variance:
            raise BadDefinition(f"cell keys need a change that stays and one that passes, and both smaller than the whole: {self}")

    @property
    def noise(self) -> tuple[float, ...]:
        """What decides how figures are changed; the rest decides which of them are told."""
        return tuple(float(getattr(self, name)) for name in NOISE)

    @property
    def lasting(self) -> str:
        """The name of the perturbation table of the change that stays."""
        return f"most{self.stays}_variance{self.stays_variance:g}_smallest0"

    @property
    def passing(self) -> str:
        """The name of the perturbation table of the change of a period."""
        return f"most{self.most - self.stays}_variance{self.variance - self.stays_variance:g}_smallest{self.smallest}"


@dataclass(frozen=True)
class Disclosure:
    """The method for a dataset, named by its class of columns, before an audience, from `since` to `until` (None: until further notice),
    both days included; `rule` where the method is cell keys."""

    audience: Audience
    dataset: Columns
    method: Method
    reason: Text
    rule: CellKeys | None = None
    since: date = date.min
    until: date | None = None

    def __post_init__(self) -> None:
        if (self.method is Method.CELL_KEYS) != (self.rule is not None):
            raise BadDefinition(f"{self.dataset} before {self.audience} by {self.method}: cell keys need a rule, and nothing else has one")


def check_disclosures(disclosures: Iterable[Disclosure], where: str) -> None:
    """Raise BadDefinition where an audience would see one dataset by two methods at once, or by keys of other noise at another time."""
    seen: list[Disclosure] = []
    for one in disclosures:
        for other in seen:
            if (one.audience, one.dataset) != (other.audience, other.dataset):
                continue
            if at_once(one, other):
                raise BadDefinition(f"{where}: {one.audience} would see {one.dataset} by two methods, which together undo each other")
            if one.rule is not None and other.rule is not None and one.rule.noise != other.rule.noise:
                raise BadDefinition(f"{where}: {one.audience} would see {one.dataset} by two noises, which together average")
        seen.append(one)


def method_before(disclosures: Iterable[Disclosure], audience: Audience, dataset: Columns, on: date) -> Disclosure | None:
    """The method by which a dataset is told to an audience on a day; None where none is declared."""
    return next((one for one in disclosures if (one.audience, one.dataset) == (audience, dataset) and holds_on(one, on)), None)


DISCLOSURES = (
    Disclosure(
        Audience.PUBLIC, Columns.OPEN, Method.AS_DELIVERED,
        Text(
            "Avoimen tilaston on suojannut sen julkaisija; sen peittämää ei pureta.",
            "Öppen statistik har skyddats av sin utgivare; det som den har skyddat bryts inte upp.",
            "Open statistics are protected by their publisher; what it hid is not undone.",
        ),
    ),
    Disclosure(
        Audience.AUTHORITIES, Columns.PROTECTED, Method.CELL_KEYS,
        Text(
            "Vapaat kysymykset kestää vain menetelmä, jossa mittarin sama solu saa aina saman luvun, kysyttiinpä sitä miten tahansa.",
            "Fria frågor tål bara en metod där en indikators cell alltid har samma siffra, hur man än frågar.",
            "Only a method by which a cell of an indicator always has the same figure, however it is asked, bears questions at will.",
        ),
        CellKeys(),
    ),
    Disclosure(
        Audience.OWN_STAFF, Columns.STAFF, Method.CELL_KEYS,
        Text(
            "Asiantuntijan tai tiimin luvuissa on asiakkaita; heidät suojaa sama menetelmä kuin muissakin luvuissa.",
            "Bakom siffror per expert eller team finns kunder; de skyddas med samma metod som i andra siffror.",
            "Behind figures by expert or team are clients; they are protected by the same method as in other figures.",
        ),
        CellKeys(),
    ),
)
"""What every pack has from the start."""
