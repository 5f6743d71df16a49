"""Cells that were computed already: an answer chooses among all cells of its grain, and the next question often chooses among the same.

What is kept is named by the whole text of the query that made it. A build does not change, so a text says the same until another build is
served; and the cells are as far from being shown as before, because whoever asks goes through the gate each time.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

import pyarrow as pa

MOST_BYTES = 64 * 1024 * 1024
"""What is kept of one build at most; a table that would take more than a quarter of it is not kept."""


@dataclass(frozen=True)
class Kept:
    """Tables by the query that made them, those that were asked for last; safe in several threads."""

    most: int = MOST_BYTES
    _tables: OrderedDict[str, pa.Table] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def of(self, sql: str, make: Callable[[str], pa.Table]) -> pa.Table:
        """The rows of a query, made where they are not kept. Two who ask at once may both make them: they are the same."""
        with self._lock:
            if sql in self._tables:
                self._tables.move_to_end(sql)
                return self._tables[sql]
        made = make(sql)
        if made.nbytes <= self.most // 4:
            self._keep(sql, made)
        return made

    def __contains__(self, sql: str) -> bool:
        """Whether the rows of a query are kept."""
        return sql in self._tables

    def _keep(self, sql: str, made: pa.Table) -> None:
        with self._lock:
            self._tables[sql] = made
            while sum(table.nbytes for table in self._tables.values()) > self.most:
                self._tables.popitem(last=False)
