"""Rules of disclosure control as data: which counts of a table are primary, to be hidden for their own sake."""

from __future__ import annotations

import re
from dataclasses import dataclass

from puntari.words.errors import BadQuestion

SMALLEST, DEFAULT, STRICT = 3, 5, 10
"""Presets of the least count. One of less than 3 protects nothing: that a cell is hidden would say that it is a one."""

_WRITTEN = re.compile(r"(?:(?:least|least[-_ ]count|under|min|threshold|freq|n|k)\s*(?:[=:<_-]\s*)?)?([0-9]{1,9})")
_PRESETS = {"small": SMALLEST, "default": DEFAULT, "strict": STRICT}


@dataclass(frozen=True)
class LeastCount:
    """Counts from 1 to `least` - 1 are hidden; zeros are published as zeros."""

    least: int = DEFAULT

    def __post_init__(self) -> None:
        if self.least < SMALLEST:
            raise BadQuestion(f"a least count of {self.least} protects nobody: every hidden cell would be a one; use {SMALLEST} or more")

    @staticmethod
    def parse(text: str) -> LeastCount:
        """The rule written as `5`, `least:5`, `under 5` or the preset small (3), default (5) or strict (10); else BadQuestion."""
        plain = text.strip().lower()
        found = _WRITTEN.fullmatch(plain)
        if plain not in _PRESETS and not found:
            raise BadQuestion(
                f"{text!r} is no rule for a table of counts; write least:5 (counts of 1 to 4 are hidden) or one of {', '.join(_PRESETS)}. "
                "Dominance rules need the contributions behind each cell, which such a table does not hold"
            )
        return LeastCount(_PRESETS[plain] if plain in _PRESETS else int(found[1]))
