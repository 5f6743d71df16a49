"""A protected table as CSV."""

from __future__ import annotations

import csv
import io

from puntari.guard.protection import ProtectedTable
from puntari.guard.release import Finding


def as_csv(released: Finding[ProtectedTable]) -> str:
    """All cells, `dims…, value, status`: p published, u hidden by the rule, x hidden for the sums; a hidden value is empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*released.body.dims, "value", "status"])
    writer.writerows([*codes, "" if value is None else value, status] for codes, value, status in released.body.rows())
    return out.getvalue()
