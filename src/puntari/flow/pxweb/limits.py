"""What a PxWeb server allows: how many cells an answer may have and how many calls fit in a span of time."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from puntari.flow.readers.marks import Json
from puntari.store.web import WebAnswer, WebRequest

Caller = Callable[[WebRequest], WebAnswer]


@dataclass(frozen=True)
class Limits:
    """Cells per answer, and calls per `seconds`."""

    cells: int
    calls: int
    seconds: float


CAUTIOUS = Limits(cells=10_000, calls=10, seconds=10)
"""Kept where a server does not say: the reference server's cells, and a third of the calls that Nordic servers allow."""


def limits_of(config: Mapping[str, Json]) -> Limits:
    """The limits in a server's configuration, version 1 (maxValues, maxCells, maxCalls) or 2 (maxDataCells, maxCallsPerTimeWindow)."""
    cells = [n for name in ("maxDataCells", "maxCells", "maxValues") if (n := _count(config.get(name)))]
    calls = _count(config.get("maxCallsPerTimeWindow")) or _count(config.get("maxCalls"))
    seconds = _count(config.get("timeWindow"))
    return Limits(
        cells=min(cells, default=CAUTIOUS.cells),
        calls=calls if calls and seconds else CAUTIOUS.calls,
        seconds=seconds if calls and seconds else CAUTIOUS.seconds,
    )


def _count(value: Json) -> int:
    return int(value) if isinstance(value, str) and value.isdecimal() and len(value) < 16 else 0


class Pace:
    """Lets a call through when the server's time window has room for it; the limits may be learnt on the way."""

    def __init__(self, call: Caller, now: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep) -> None:
        self.limits = CAUTIOUS
        self._call, self._now, self._sleep = call, now, sleep
        self._times: deque[float] = deque()

    def __call__(self, request: WebRequest) -> WebAnswer:
        """The answer, asked for as soon as the limits allow."""
        while self._times and self._now() - self._times[0] >= self.limits.seconds:
            self._times.popleft()
        if len(self._times) >= self.limits.calls:
            self._sleep(max(0.0, self._times[-self.limits.calls] + self.limits.seconds - self._now()))
        self._times.append(self._now())
        return self._call(request)

    def rest(self, seconds: float) -> None:
        """Leave the server alone for a while."""
        self._sleep(seconds)
