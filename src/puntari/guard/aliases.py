"""One person with several identity codes: which codes are one person's, since and until which day that is known, and which code speaks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Alias:
    """That a person's code `old` became `new`: on the day `since` (empty: not told), by the word of `source`, known from a day on; and,
    where it turned out wrong, the day from which that is known and by whose word. `number` and `withdrawn_as` are the places of the two
    in the order of all changes of aliases. Days are ISO dates."""

    number: int
    old: str
    new: str
    since: str
    source: str
    known_from: str
    withdrawn: str = ""
    withdrawn_by: str = ""
    withdrawn_as: int = 0

    @property
    def changed(self) -> int:
        """The place of the last that was said of it."""
        return max(self.number, self.withdrawn_as)

    def __repr__(self) -> str:
        return f"Alias({self.number})"

    def holds_on(self, day: str) -> bool:
        """Whether it was known, and not yet withdrawn, on a day."""
        return self.known_from <= day and not (self.withdrawn and self.withdrawn <= day)


@dataclass(frozen=True)
class Spoken:
    """That a code is spoken for by another, the root, from a day on and before another (empty: still). `place` orders the codes of a
    person: 0 is the root, later codes have higher ones. `changed` is the last change of aliases that had to do with it."""

    code: str
    root: str
    place: int
    known_from: str
    known_to: str
    changed: int

    def __repr__(self) -> str:
        return f"Spoken({self.place}, {self.known_from}, {self.known_to})"


class Groups:
    """Which codes are tied together; `lead` is the same for all codes of a group."""

    def __init__(self, aliases: Iterable[Alias] = ()) -> None:
        self._leads: dict[str, str] = {}
        for one in aliases:
            self.join(one.old, one.new)

    def lead(self, code: str) -> str:
        """The code that stands for the group of a code."""
        while self._leads.setdefault(code, code) != code:
            self._leads[code] = code = self._leads[self._leads[code]]
        return code

    def join(self, old: str, new: str) -> None:
        """Tie the groups of two codes together."""
        self._leads[self.lead(new)] = self.lead(old)


def spoken(aliases: Sequence[Alias]) -> tuple[Spoken, ...]:
    """Who speaks for every code that aliases name, for each stretch of days in which that was the same; what never held for a whole day
    has a stretch without days, so that it can be seen to have changed."""
    return tuple(one for _, person in _joined(aliases) for one in _spoken(person))


def group_of(aliases: Iterable[Alias], code: str) -> frozenset[str]:
    """All codes of whoever has the code, by the aliases that still hold."""
    return next((codes for codes, _ in _joined([one for one in aliases if not one.withdrawn]) if code in codes), frozenset({code}))


def _spoken(aliases: Sequence[Alias]) -> Iterator[Spoken]:
    """Of aliases that have to do with each other: every stretch between two days on which something changed."""
    days = sorted({day for one in aliases for day in (one.known_from, one.withdrawn) if day})
    changed = max(one.changed for one in aliases)
    for begin, end in zip(days, [*days[1:], ""], strict=True):
        for codes, edges in _joined([one for one in aliases if one.holds_on(begin)]):
            ordered = _in_order(codes, edges)
            for place, code in enumerate(ordered):
                yield Spoken(code, ordered[0], place, begin, end, changed)
    for one in aliases:
        if one.withdrawn and one.withdrawn == one.known_from:
            for place, code in enumerate((one.old, one.new)):
                yield Spoken(code, one.old, place, one.known_from, one.known_from, changed)


def _in_order(codes: frozenset[str], edges: Sequence[Alias]) -> list[str]:
    """The codes of a person from the oldest on; the first is one that no other became, of several the one told of first."""
    came = {one.new: one.number for one in reversed(edges)}
    told = {one.old: -1 / (1 + one.number) for one in reversed(edges)}
    return sorted(codes, key=lambda code: (came.get(code, told.get(code, 0)), code))


def _joined(aliases: Sequence[Alias]) -> Iterator[tuple[frozenset[str], Sequence[Alias]]]:
    """Codes that aliases tie together, with those aliases in order."""
    groups = Groups(aliases)
    found: dict[str, tuple[set[str], list[Alias]]] = {}
    for one in sorted(aliases, key=lambda alias: alias.number):
        codes, edges = found.setdefault(groups.lead(one.old), (set(), []))
        codes.update((one.old, one.new))
        edges.append(one)
    return ((frozenset(codes), edges) for codes, edges in found.values())
