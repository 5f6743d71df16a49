"""What a pack tells of prices beside its tables: recipes of bundles, series that take inflation out, reviews of what can be compared with
what, and peers in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from puntari.define.collection import Collection
from puntari.define.formula import Formula, Number, Operation
from puntari.define.names import check_id
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text


@dataclass(frozen=True)
class Bundled:
    """Something that a printed price holds and the bundle does not: what it is, and its worth a unit of the part."""

    name: Text
    worth: Formula


@dataclass(frozen=True)
class RecipePart:
    """A part of a bundle: its price a unit and how many units, both cited; `quality` says of which kind it is where kinds differ.

    `less` is what the price as it is printed holds besides the part. A part without a quantity gets the weight that makes the parts the
    printed total, because nobody tells it.
    """

    id: str
    name: Text
    price: Formula
    quantity: Formula | None
    quality: str = ""
    less: tuple[Bundled, ...] = ()

    def __post_init__(self) -> None:
        node = self.price.terms[0].node
        if isinstance(node, Operation) and node.sign == "-" and node.left == Number(0.0):
            # As a part of its own it would count as quality that went, and what it was taken off would be too dear by as much.
            raise BadDefinition(f"part {self.id} is a deduction, {self.price.text}; write it as `less` of the part whose price holds it")

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Price, quantity where one is told, and what is taken off the price."""
        told = () if self.quantity is None else (self.quantity,)
        return self.price, *told, *(one.worth for one in self.less)


@dataclass(frozen=True)
class Version:
    """A bundle as one provider sold it in one period, with the total that was printed."""

    id: str
    name: Text
    provider: str
    period: Period
    parts: tuple[RecipePart, ...]
    printed: Formula

    def __post_init__(self) -> None:
        if len(unknown := [one.id for one in self.parts if one.quantity is None]) > 1:
            raise BadDefinition(f"version {self.id} has no quantity of {' and '.join(unknown)}; one printed total gives one weight alone")


@dataclass(frozen=True)
class Change:
    """Two versions whose difference is split; `worth` is what another quality of a part is worth by itself, a unit, where that is known."""

    before: str
    after: str
    note: Text
    worth: Mapping[str, Formula]


@dataclass(frozen=True)
class Recipe:
    """A bundle of priced parts: its versions, and which of them are held against each other."""

    id: str
    title: Text
    intro: Text
    versions: tuple[Version, ...]
    changes: tuple[Change, ...]

    def __post_init__(self) -> None:
        check_id(self.id, "a recipe")
        known = [one.id for one in self.versions]
        for change in self.changes:
            if strange := [id for id in (change.before, change.after) if id not in known]:
                raise BadDefinition(f"recipe {self.id} has no version {strange[0]!r}; it has {', '.join(known)}")

    def version(self, id: str) -> Version:
        """The version of that id."""
        return next(one for one in self.versions if one.id == id)


@dataclass(frozen=True)
class Deflator:
    """A named series of prices in general: its level by period as bounds, both 1 in the base period; `note` says where it is from and
    how sure it is."""

    id: str
    title: Text
    note: Text
    base: Period
    levels: Mapping[Period, tuple[Formula, Formula]]


class Comparable(StrEnum):
    """What a review finds of a price beside another."""

    COMPARABLE = "comparable"
    ADJUSTED = "adjusted"
    IN_PART = "in_part"
    NOT_COMPARABLE = "not_comparable"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Reviewed:
    """What is known of how far the prices of an item can be compared: the cited rows it is about, the verdict and why.

    `apart` are the providers whose price of the item must not be held against the others' as it is printed.
    """

    id: str
    item: str
    figures: tuple[str, ...]
    verdict: Comparable
    why: Text
    apart: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.apart and self.verdict is Comparable.COMPARABLE:
            raise BadDefinition(f"review {self.id} finds {self.item} comparable and sets {', '.join(self.apart)} apart; one must go")


@dataclass(frozen=True)
class PeerCard:
    """A peer in words, named so that nobody is recognised: how it is organised, what it does differently, what it works on."""

    id: str
    name: Text
    organised: Text
    differently: tuple[Text, ...]
    works_on: tuple[Text, ...]


@dataclass(frozen=True)
class Trend:
    """Something that several peers share."""

    id: str
    title: Text
    what: Text


@dataclass(frozen=True)
class PriceBook:
    """Everything a pack tells of prices. `rows` are the sources whose rows are prices, `items` and `own` the dimension of priced things
    and the providers whose real prices are told; `sources` are all that its formulas cite."""

    rows: tuple[str, ...]
    items: str
    own: tuple[str, ...]
    sources: frozenset[str]
    recipes: Mapping[str, Recipe]
    deflators: Mapping[str, Deflator]
    reviews: tuple[Reviewed, ...]
    peers: tuple[PeerCard, ...]
    trends: tuple[Trend, ...]
    note: Text
    collection: Collection | None = None

    @property
    def formulas(self) -> Iterator[Formula]:
        """Every formula of recipes, series and earlier prices."""
        for recipe in self.recipes.values():
            for version in recipe.versions:
                yield version.printed
                for part in version.parts:
                    yield from part.formulas
            for change in recipe.changes:
                yield from change.worth.values()
        for deflator in self.deflators.values():
            for bounds in deflator.levels.values():
                yield from bounds
        for item in self.collection.items if self.collection else ():
            if item.earlier is not None:
                yield item.earlier
