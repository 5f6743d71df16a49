"""A collection of prices: what is asked of a centre and its peers, for which quality, and how few answers are too few to show."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from puntari.define.formula import Formula
from puntari.define.names import check_id, nearest
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Text

OWN = "own"
"""The group of the centre itself, which every collection has."""
FEWEST_MEAN = 3
"""Of two answers each respondent knows the other's from the mean."""
FEWEST_RANGE = 4
"""Of three answers the mean and both ends of the range give the third."""
QUALITIES = ("security_class", "support_hours", "place")
"""What the quality of a price is told by; the codes of each stand from the weakest to the strongest."""


@dataclass(frozen=True)
class Item:
    """Something that is priced: its unit, what its price holds, the quality that is asked for, the price of the earlier round, and the
    need that it serves (items that serve one need may stand in for each other)."""

    id: str
    name: Text
    unit: Text
    holds: Text
    asked: Mapping[str, str]
    earlier: Formula | None
    serves: str


@dataclass(frozen=True)
class Collection:
    """What a round of prices asks. A mean of fewer than `least` respondents is not shown, a range of fewer than `least_range` neither;
    a price more than `far` times the earlier one, or less than that part of it, is asked to be explained."""

    id: str
    title: Text
    what: Text
    least: int
    least_range: int
    far: float
    items: tuple[Item, ...]
    groups: Mapping[str, Text]
    scales: Mapping[str, Mapping[str, Text]] = field(repr=False)
    reasons: Mapping[str, Text] = field(repr=False)
    questions: Mapping[str, Text] = field(repr=False)

    def __post_init__(self) -> None:
        check_id(self.id, "a collection of prices")
        where = f"collection {self.id}"
        if self.least < FEWEST_MEAN or self.least_range < max(FEWEST_RANGE, self.least):
            raise BadDefinition(
                f"{where}: means from {self.least} and ranges from {self.least_range} respondents on would be shown; "
                f"ask for {FEWEST_MEAN} and {FEWEST_RANGE} or more, and for a range no fewer than for a mean"
            )
        if self.far <= 1:
            raise BadDefinition(f"{where}: every price is {self.far:g} times another; a price is far from 2 times on")
        if OWN not in self.groups or len(self.groups) < 2:
            raise BadDefinition(f"{where} needs the group {OWN!r} of the centre itself and one of peers")
        if missing := [one for one in QUALITIES if not self.scales.get(one)]:
            raise BadDefinition(f"{where} has no codes of {missing[0]}")
        ids = [one.id for one in self.items]
        if not ids or len(set(ids)) < len(ids):
            raise BadDefinition(f"{where} needs items, each once; it has {', '.join(ids) or 'none'}")
        for item in self.items:
            self._check(item, f"{where}, item {item.id}")

    def _check(self, item: Item, where: str) -> None:
        if set(item.asked) != set(QUALITIES):
            raise BadDefinition(f"{where} must ask for {', '.join(QUALITIES)}; it asks for {', '.join(item.asked) or 'none'}")
        for scale, code in item.asked.items():
            if code not in self.scales[scale]:
                raise BadDefinition(f"{where}: {scale} is {code!r}; {nearest(code, self.scales[scale])}")

    def item(self, id: str) -> Item:
        """The item of that id; raises BadQuestion naming the nearest."""
        found = {one.id: one for one in self.items}
        if id not in found:
            raise BadQuestion(f"collection {self.id} has no item {id!r}; {nearest(id, found)}")
        return found[id]

    def group(self, id: str) -> Text:
        """The name of a group; raises BadQuestion naming the nearest."""
        if id not in self.groups:
            raise BadQuestion(f"collection {self.id} has no group {id!r}; {nearest(id, self.groups)}")
        return self.groups[id]

    def strength(self, quality: str, code: str) -> int:
        """The place of a code among those of its quality, the weakest being 0."""
        return list(self.scales[quality]).index(code)
