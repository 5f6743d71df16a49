"""What a table of a dataset must hide before an audience at least, as a pack declares it: dated, with its reason."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from puntari.define.days import at_once, holds_on
from puntari.define.source import Audience
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

EVERY = "*"
"""Stands for every dataset that has no rule of its own."""
FEWEST = 3
"""Of two behind a figure each takes its own away and has the other's; that one of less than three is hidden says that it is a one."""


@dataclass(frozen=True)
class TableRule:
    """The mildest rule by which a table of a dataset may be protected before an audience, from `since` to `until` (None: until further
    notice), both days included. Of counts: fewer than `least` are hidden, and a group of fewer than `group` that lies in one part wholly
    is not broken down (0: it is). Of sums: those of fewer than `contributors`, those of which the n largest contribute more than k per
    cent (`dominance`), those from which the second largest finds the largest within `p` per cent (0: not asked), and those that fewer
    than `units` others stand behind, where others do."""

    audience: Audience
    dataset: str
    reason: Text
    least: int = 5
    group: int = 0
    contributors: int = FEWEST
    dominance: tuple[tuple[int, float], ...] = ()
    p: float = 0.0
    units: int = FEWEST
    since: date = date.min
    until: date | None = None

    def __post_init__(self) -> None:
        if min(self.least, self.contributors, self.units) < FEWEST:
            raise BadDefinition(f"the rule of {self.dataset} before {self.audience} protects nobody: {FEWEST} is the least of any number")
        if self.group and self.group < self.least:
            raise BadDefinition(f"the rule of {self.dataset} before {self.audience}: groups under {self.group} are under {self.least}, too")
        if any(n < 1 or not 0 < k < 100 for n, k in self.dominance) or not 0 <= self.p <= 100:
            raise BadDefinition(f"the rule of {self.dataset} before {self.audience}: write dominance as 2:85, and p from 0 to 100")
        if self.until is not None and self.until < self.since:
            raise BadDefinition(f"the rule of {self.dataset} before {self.audience} ends on {self.until}, before it begins on {self.since}")

    @property
    def of_counts(self) -> str:
        """As a rule of a table of counts is written."""
        return f"least:{self.least}" + (f"+group:{self.group}" if self.group else "")

    @property
    def of_sums(self) -> str:
        """As a rule of a table of sums is written, where others stand behind its contributors."""
        dominance = [f"nk:{n},{k:g}" for n, k in self.dominance]
        return "+".join([f"least:{self.contributors}", *dominance, *([f"p:{self.p:g}"] if self.p else []), f"units:{self.units}"])


def check_table_rules(rules: Iterable[TableRule], where: str) -> None:
    """Raise BadDefinition where two rules of one dataset hold before one audience on one day."""
    seen: list[TableRule] = []
    for one in rules:
        for other in seen:
            if (one.audience, one.dataset) == (other.audience, other.dataset) and at_once(one, other):
                raise BadDefinition(f"{where}: {one.dataset} has two rules before {one.audience} at once; end the earlier one first")
        seen.append(one)


def rule_for(rules: Iterable[TableRule], audience: Audience, dataset: str, on: date) -> TableRule | None:
    """The rule of a dataset before an audience on a day: its own, or that of every dataset; None where none is declared."""
    held = {one.dataset: one for one in rules if one.audience is audience and holds_on(one, on)}
    return held.get(dataset, held.get(EVERY))
