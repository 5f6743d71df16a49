"""What fits into the people and the money that there are: wishes are granted in the order of their priority."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Short(StrEnum):
    """What a wish lacks."""

    PEOPLE = "people"
    MONEY = "money"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Wish:
    """Something to be done: its priority (1 first), and the person-years and the money that it needs; None where nobody knows."""

    name: str
    priority: float
    people: float | None
    money: float | None


@dataclass(frozen=True, slots=True)
class Granted:
    """A wish with what it lacks (nothing: it fits), and the people and money that are left after it."""

    wish: Wish
    lacks: tuple[Short, ...]
    people_left: float
    money_left: float


def granted(wishes: Iterable[Wish], people: float, money: float) -> list[Granted]:
    """Every wish in the order of priority. One that does not fit waits and takes nothing, so that later, smaller ones may still fit;
    one whose need is unknown always waits, for nothing can be promised of it."""
    found = []
    for wish in sorted(wishes, key=lambda one: (one.priority, one.name)):
        lacks = _lacks(wish, people, money)
        if not lacks:
            people, money = people - (wish.people or 0), money - (wish.money or 0)
        found.append(Granted(wish, lacks, people, money))
    return found


def _lacks(wish: Wish, people: float, money: float) -> tuple[Short, ...]:
    if wish.people is None or wish.money is None:
        return (Short.UNKNOWN,)
    short = ((Short.PEOPLE, wish.people > people), (Short.MONEY, wish.money > money))
    return tuple(what for what, lacks in short if lacks)
