"""What every rule of the gate comes to."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.words.text import Text


@dataclass(frozen=True)
class Decision:
    """Whether it is allowed, and why."""

    allowed: bool
    reason: Text
