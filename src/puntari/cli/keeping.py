"""Commands that look after: what is wrong with an installation."""

from __future__ import annotations

from pathlib import Path

import typer

from puntari.cli.environment import chromium, mirror_place, store_root
from puntari.cli.talking import BROKEN, house, installed
from puntari.doctor.examine import examine
from puntari.doctor.findings import Installation, healthy
from puntari.doors import tell
from puntari.store.builds import current_id
from puntari.store.root import Store


def doctor() -> None:
    """Say what is wrong with this installation and what to do."""
    root = store_root()
    folders = tuple(sorted({one.path.split("/")[0] for pack in installed().values() for s in pack.sources.values() for one in s.mirror}))
    findings = examine(Installation(root, mirror_place(), Path("requirements/run.txt"), lambda: _readable_build(root), folders, chromium()))
    for one in findings:
        mark = "ok   " if one.ok else "WRONG" if one.needed else "note "
        print(f"{mark} {one.what}: {one.why}" + (f"; {one.what_to_do}" if one.what_to_do and not one.ok else ""))
    raise typer.Exit(0 if healthy(findings) else BROKEN)


def _readable_build(root: Path) -> str:
    id = current_id(Store(root))
    return tell.tell_build(house()).id if id else ""
