"""What documents say that a command prints, held against what it prints."""

from __future__ import annotations

import re


def as_said(printed: str, told: str) -> bool:
    """Whether the lines printed are those told: … stands for anything within a line, and alone on a line for any lines."""
    return re.fullmatch("".join(map(_pattern, told.rstrip().split("\n"))), printed.rstrip() + "\n") is not None


def _pattern(line: str) -> str:
    return "(?:[^\n]*\n)*?" if line == "…" else "[^\n]*".join(map(re.escape, line.split("…"))) + "\n"
