"""The contract of a source put to a delivery: what is accepted, what goes to quarantine and why, what is set aside."""

from __future__ import annotations

from puntari.flow.contract.check import Checked, check
from puntari.flow.contract.freshness import Freshness, freshness
from puntari.flow.contract.matching import Match, match

__all__ = ["Checked", "Freshness", "Match", "check", "freshness", "match"]
