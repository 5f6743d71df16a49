"""How much is tried: work is counted in steps of the solver, which are the same on every machine, and time only ends it with a refusal."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from puntari.words.errors import PuntariError

Progress = Callable[[str, int, int], None]
MOST_STEPS = 500_000
"""Steps after which one programme is given up: the solver would go round in circles."""


class TooLong(PuntariError):
    """The time that was given is over before it is known that the table is safe: nothing may be released on what was found so far."""


@dataclass
class Effort:
    """The work done so far, a step of the solver counting once for each row of its programme, and what bounds it.

    `seconds` of the clock (None: as long as it takes) are counted from the making; once they are over the next solution raises TooLong,
    and no outcome hangs on them otherwise. `progress` is told what is being done, how much of it and of how much.
    """

    seconds: float | None = None
    progress: Progress = lambda *_: None
    work: int = 0
    _begun: float = field(default_factory=time.monotonic)

    def spend(self, work: int) -> None:
        """Count work; raises TooLong where the time is over."""
        self.work += work
        if self.seconds is not None and time.monotonic() - self._begun > self.seconds:
            raise TooLong(
                f"the table was not found safe within {self.seconds / 60:g} minutes, so nothing was written; give more time (--minutes), "
                "merge codes, or protect tables of fewer dimensions"
            )

    @property
    def left(self) -> float:
        """Seconds that are left, at least a moment."""
        return 1e9 if self.seconds is None else max(self.seconds - (time.monotonic() - self._begun), 0.01)
