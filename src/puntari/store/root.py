"""Where a store lies and what lies where in it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Store:
    """A store under one root folder; it exists from the first thing written into it."""

    root: Path

    @property
    def deliveries(self) -> Path:
        """Raw bytes and records of deliveries, one folder a source."""
        return self.root / "deliveries"

    @property
    def quarantine(self) -> Path:
        """Rejected rows, one folder a source, with what was mended and what came back."""
        return self.root / "quarantine"

    @property
    def builds(self) -> Path:
        """Builds by their ids; those being made have names that begin with `.tmp-`."""
        return self.root / "builds"

    @property
    def pointer(self) -> Path:
        """The one line that says which build is served."""
        return self.root / "current"

    @property
    def lock(self) -> Path:
        """What a build holds while it runs."""
        return self.root / "build.lock"

    @property
    def spool(self) -> Path:
        """Answers of a service that has not been read to the end yet."""
        return self.root / "spool"
