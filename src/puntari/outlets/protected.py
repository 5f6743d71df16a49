"""A protected table as CSV."""

from __future__ import annotations

from puntari.guard.protection import ProtectedTable
from puntari.guard.release import Finding


def as_csv(released: Finding[ProtectedTable]) -> str:
    """All cells, `dims…, value, status`: p published, u hidden by the rule, x hidden for the sums; a hidden value is empty."""
    return released.body.content()
