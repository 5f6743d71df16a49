"""National goals of employment: what each asks, and every version of its targets with who set it and where that can be read."""

from __future__ import annotations

from pathlib import Path

from puntari.define.goalbook import read_goals

GOALS = read_goals(Path(__file__).resolve().parent)
