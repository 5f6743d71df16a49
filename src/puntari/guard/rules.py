"""Rules of disclosure control as data: which counts or sums of a table are primary, to be hidden for their own sake."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from puntari.define.table_rule import TableRule
from puntari.methods.suppression.contributions import SumRule
from puntari.words.errors import BadQuestion

SMALLEST, DEFAULT, STRICT = 3, 5, 10
"""Presets of the least count. One of less than 3 protects nothing: that a cell is hidden would say that it is a one."""

_WRITTEN = re.compile(r"(?:(?:least|least[-_ ]count|under|min|threshold|freq|n|k)\s*(?:[=:<_-]\s*)?)?([0-9]{1,9})")
_GROUP = re.compile(r"group\s*[:=]\s*([0-9]{1,9})\s*(?:@\s*(.+))?", re.IGNORECASE)
_CAME = re.compile(r"came\s*@\s*(.+)", re.IGNORECASE)
_PRESETS = {"small": SMALLEST, "default": DEFAULT, "strict": STRICT}


@dataclass(frozen=True)
class LeastCount:
    """Counts from 1 to `least` - 1 are hidden; zeros are published as zeros, but for those that tell of a group: one of fewer than `group`
    (0: none) that lies in one part wholly is not broken down, on the dimensions `of` (none named: on all). Where hardly anybody came or
    went since another vintage, those who did are not told apart on the dimensions `came` (none named: on all)."""

    least: int = DEFAULT
    group: int = 0
    of: tuple[str, ...] = ()
    came: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.least < SMALLEST:
            raise BadQuestion(f"a least count of {self.least} protects nobody: every hidden cell would be a one; use {SMALLEST} or more")
        if self.group and self.group < self.least:
            raise BadQuestion(f"groups under {self.group} are under the least count of {self.least}, too; give a larger number, or none")

    def __str__(self) -> str:
        """As `parse` reads it."""
        group = f"+group:{self.group}" + (f"@{','.join(self.of)}" if self.of else "") if self.group else ""
        return f"least:{self.least}{group}" + (f"+came@{','.join(self.came)}" if self.came else "")

    @staticmethod
    def parse(text: str) -> LeastCount:
        """The rule written as `5`, `least:5`, `under 5` or the preset small (3), default (5) or strict (10), with `+group:20` or
        `+group:20@service,sex` where small groups that lie in one part are not to be broken down, and `+came@service` where those who came
        or went are told apart on other dimensions; else BadQuestion."""
        first, *parts = text.split("+")
        plain = first.strip().lower()
        found = _WRITTEN.fullmatch(plain)
        if plain not in _PRESETS and not found:
            raise BadQuestion(
                f"{text!r} is no rule for a table of counts; write least:5 (counts of 1 to 4 are hidden) or one of {', '.join(_PRESETS)}. "
                "Dominance rules (nk:2,85 and p:10) need the contributions behind each cell: a row for each contributor, with the columns "
                "contributor and value"
            )
        rule = LeastCount(_PRESETS[plain] if plain in _PRESETS else int(found[1]))
        for part in filter(None, map(str.strip, parts)):
            rule = _with(rule, part)
        return rule


def _with(rule: LeastCount, part: str) -> LeastCount:
    if grouped := _GROUP.fullmatch(part):
        return replace(rule, group=int(grouped[1]), of=_named(grouped[2] or ""))
    if came := _CAME.fullmatch(part):
        return replace(rule, came=_named(came[1]))
    raise BadQuestion(f"{part!r} is no part of a rule for a table of counts; that would be group:20@DIMENSION or came@DIMENSION")


def _named(text: str) -> tuple[str, ...]:
    return tuple(one.strip() for one in text.split(",") if one.strip())


_NK = re.compile(r"\(?n,?k\)?\s*[:=]\s*(\d{1,2})\s*,\s*(\d{1,3}(?:\.\d+)?)\s*%?")
_UNITS = re.compile(r"units\s*[:=]\s*(\d{1,9})")
_P = re.compile(r"p\s*%?\s*[:=]\s*(\d{1,3}(?:\.\d+)?)\s*%?")
MOST_LARGEST, MOST_P = 10, 100


def sum_rule(text: str) -> SumRule:
    """The rule of a table of sums: parts joined by +, such as least:3+nk:2,85+p:10+units:3; raises BadQuestion."""
    least, dominance, p, units = 0, [], 0.0, 0
    for part in text.strip().lower().split("+"):
        one = part.strip()
        if found := _NK.fullmatch(one):
            n, percent = int(found[1]), float(found[2])
            if not (1 <= n <= MOST_LARGEST and 0 < percent < 100):
                raise BadQuestion(f"{one!r} is no dominance rule: n is 1 to {MOST_LARGEST} and k above 0 and below 100, as in nk:2,85")
            dominance.append((n, percent))
        elif found := _P.fullmatch(one):
            p = float(found[1])
            if not 0 < p <= MOST_P:
                raise BadQuestion(f"{one!r} is no p % rule: p is above 0 and at most {MOST_P}, as in p:10")
        elif found := _UNITS.fullmatch(one):
            units = LeastCount(int(found[1])).least
        else:
            least = LeastCount.parse(one).least
    return SumRule(least, tuple(sorted(set(dominance))), p, units)


def declared_rule(declared: Sequence[TableRule], of_sums: bool, behind: bool) -> LeastCount | SumRule:
    """What packs declare together, as the rule of a table of counts or of sums, with units where others stand `behind` its contributors."""
    if not of_sums:
        return LeastCount(max(one.least for one in declared), max(one.group for one in declared))
    dominance = tuple(sorted({pair for one in declared for pair in one.dominance}))
    units = max(one.units for one in declared) if behind else 0
    return SumRule(max(one.contributors for one in declared), dominance, max(one.p for one in declared), units)


def is_weaker(rule: LeastCount | SumRule, declared: TableRule) -> bool:
    """Whether a rule would publish something that the declared one hides. A limit on more of the largest holds of fewer, too; units are
    compared where the rule has any, because only a table that tells who stands behind may have them, and must."""
    if isinstance(rule, LeastCount):
        return rule.least < declared.least or rule.group < declared.group or (declared.group > 0 and bool(rule.of))
    held = all(any(more >= n and less <= k for more, less in rule.dominance) for n, k in declared.dominance)
    return rule.least < declared.contributors or not held or rule.p < declared.p or 0 < rule.units < declared.units
