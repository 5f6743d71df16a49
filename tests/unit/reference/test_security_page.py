"""The security chapter names files and tests that are there, and gives every row of its table a verdict and a test or a reason."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs" / "explanation" / "security.md").read_text(encoding="utf-8")
LINES = [line for line in PAGE.splitlines() if re.match(r"\| [0-9]+\.[0-9]+\.[0-9]+", line)]
ROWS = [[cell.strip() for cell in line.strip("| \n").split("|")] for line in LINES]


def test_every_file_that_is_named_is_there() -> None:
    named = re.findall(r"`(src/puntari/[\w/.]+|tests/[\w/.]+)", PAGE)
    assert len(named) > 30
    assert [one for one in named if not (ROOT / one).exists()] == []


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w/.]+)::(test_\w+)`", PAGE)
    assert len(named) > 20
    assert [(file, test) for file, test in named if f"def {test}(" not in (ROOT / file).read_text(encoding="utf-8")] == []


def test_every_row_has_a_verdict_and_a_test_or_a_reason() -> None:
    assert len(ROWS) > 50
    assert [row for row in ROWS if len(row) != 3 or row[1] not in ("holds", "part", "open") or len(row[2]) < 10] == []


def test_no_row_is_judged_twice() -> None:
    rows = [number for row in ROWS for number in re.findall(r"\d+\.\d+\.\d+", row[0])]
    assert sorted(one for one in set(rows) if rows.count(one) > 1) == []
