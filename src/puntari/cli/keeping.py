"""Commands that look after: what is wrong with an installation, and the audit trail: whether it is whole, what it says, how long."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.environment import chromium, head_place, mirror_place, store_root, user
from puntari.cli.talking import BROKEN, day, house, installed, keeper, shown
from puntari.doctor.examine import examine
from puntari.doctor.findings import Installation, healthy
from puntari.doors import tell, trail
from puntari.guard.actor import Actor, Role
from puntari.guard.events import KEPT_YEARS, KINDS
from puntari.guard.verify import verify
from puntari.store.builds import current_id
from puntari.store.files import write_atomic
from puntari.store.locks import PRIVATE
from puntari.store.root import Store
from puntari.store.trail import heads, trail_bytes, trail_path


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
    store = Store(store_root(), head_at=head_place())
    told = verify(trail_bytes(store), heads(store))
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
    entries = told.lines - len(told.torn)
    print(f"whole {path}: {entries} entries follow one another as they were written; the last has the hash {told.last}")
    if told.torn:
        print(f"  a crash cut a write short, nothing was told of it to anybody: line {', '.join(map(str, told.torn))}")
    if told.unnoted:
        print(f"  a crash left the head behind: it does not tell of the last {told.unnoted} entries yet")
    if not heads(store):
        print(f"  there is no head in {store.head}: a trail cut at its end still follows on")
    print("  note that hash elsewhere and give it with --seen next time: whoever changes trail and head alike is found by it alone")


def export_trail(
    out: Annotated[Path, typer.Option(help="File for the entries: .csv as a table, anything else as they are, to be verified.")],
    since: Annotated[str, typer.Option(help="First day, as 2026-06-30.")] = "",
    until: Annotated[str, typer.Option(help="Last day.")] = "",
) -> None:
    """Write the audit trail into a file for the auditor; that it was read is entered, too."""
    place = house()
    auditor = Actor(Role.AUDITOR, name=user())
    lines = trail.read_trail(place, auditor, day(since) if since else None, day(until) if until else None)
    shown(lines)
    write_atomic(out, (_as_table(lines) if out.suffix == ".csv" else "".join(f"{line}\n" for line in lines)).encode(), PRIVATE)
    print(f"{len(lines)} entries in {out}")


COLUMNS = (
    "when", "role", "who", "account", "purpose", "of", "what", "about", "outcome", "reason", "build", "definitions", "cells", "rows",
    "before",
)


def _as_table(lines: tuple[str, ...]) -> str:
    out = io.StringIO(newline="")
    table = csv.writer(out, lineterminator="\n")
    table.writerow((*COLUMNS, "hash"))
    for told in map(json.loads, lines):
        cells = [told["event"].get(name, "") for name in COLUMNS]
        plain = [json.dumps(one, ensure_ascii=False, sort_keys=True) if isinstance(one, dict | list) else one for one in cells]
        table.writerow((*plain, told["hash"]))
    return out.getvalue()


def forget_trail() -> None:
    """Take away entries of the audit trail that are past the years for which they are kept; what is left still follows on."""
    told = trail.forget_trail(house(), keeper())
    shown(told)
    print(f"{told.entries} entries from before {told.before} taken away (kept for {KEPT_YEARS} years)")


def list_events() -> None:
    """List the events that the audit trail can hold, what each may say, and how it can end."""
    for kind in KINDS.values():
        print(f"{kind.id:22} {kind.meaning.en}  says: {', '.join(sorted(kind.about)) or 'nothing'}  ends: {', '.join(kind.outcomes)}")
