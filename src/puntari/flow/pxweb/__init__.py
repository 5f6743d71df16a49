"""A client of PxWeb, versions 1 and 2: one table, one delivery."""

from __future__ import annotations

from puntari.flow.pxweb.client import Fetched, Progress, Spool, fetch_table
from puntari.flow.pxweb.limits import Limits, Pace

__all__ = ["Fetched", "Limits", "Pace", "Progress", "Spool", "fetch_table"]
