"""Commands that look after: what is wrong with an installation, and whether the audit trail is whole."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.environment import chromium, mirror_place, store_root
from puntari.cli.talking import BROKEN, house, installed
from puntari.doctor.examine import examine
from puntari.doctor.findings import Installation, healthy
from puntari.doors import tell
from puntari.guard.audit import verify
from puntari.store.builds import current_id
from puntari.store.root import Store
from puntari.store.trail import trail_lines, trail_path


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


def verify_trail(
    seen: Annotated[str, typer.Option(help="Hash of the last entry as noted earlier: it must still be in the trail.")] = "",
) -> None:
    """Say whether every entry of the audit trail stands as it was written, or which is the first that does not."""
    store = Store(store_root())
    told = verify(trail_lines(store))
    path = trail_path(store)
    if not told.whole:
        print(f"BROKEN {path}: entry {told.broken_at} of {told.lines} {told.how}")
        print(f"  entries before it are as they were written (hash {told.last}); what follows it can't be relied on")
        print("  keep this file as it is, compare it with a copy of the backup from that entry on, and find out who could write to it")
        raise typer.Exit(BROKEN)
    if seen and seen not in told.hashes:
        print(f"BROKEN {path}: {told.lines} entries follow one another, but none has the hash {seen}: "
              "its end was cut off, or all of it was written anew")
        print("  keep this file as it is and compare it with a copy of the backup")
        raise typer.Exit(BROKEN)
    print(f"whole {path}: {told.lines} entries follow one another as they were written; the last has the hash {told.last}")
    print("  note that hash elsewhere and give it with --seen next time: a trail cut at its end still follows on")
