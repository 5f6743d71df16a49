"""From which day until which something declared holds; both days included."""

from __future__ import annotations

from datetime import date
from typing import Protocol


class Dated(Protocol):
    """Something that holds from `since` to `until` (None: until further notice)."""

    @property
    def since(self) -> date:
        """The first day."""
        ...

    @property
    def until(self) -> date | None:
        """The last day."""
        ...


def holds_on(one: Dated, on: date) -> bool:
    """Whether it holds on a day."""
    return one.since <= on and (one.until is None or on <= one.until)


def at_once(one: Dated, other: Dated) -> bool:
    """Whether there is a day on which both hold."""
    return holds_on(one, max(one.since, other.since)) and holds_on(other, max(one.since, other.since))
