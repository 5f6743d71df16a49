"""What the doctor is told and what it says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Installation:
    """Where things lie. `current_build` names the build being served, empty when there is none, and raises when it is broken."""

    store: Path
    mirror: Path
    lock: Path
    current_build: Callable[[], str]
    mirror_folders: tuple[str, ...] = ()
    chromium: str = ""
    disk_megabytes: int = 2_000


@dataclass(frozen=True)
class Finding:
    """One thing looked at. Without what is `needed` Puntari does not work; the rest is good to know."""

    what: str
    ok: bool
    why: str
    what_to_do: str = ""
    needed: bool = True


def healthy(findings: tuple[Finding, ...]) -> bool:
    """Whether all that is needed is well."""
    return all(finding.ok for finding in findings if finding.needed)
