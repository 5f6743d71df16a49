"""`make faults`: malformed deliveries by the thousand, kills at random moments, disks that refuse. Whatever is wrong ends with code 1."""

from __future__ import annotations

import argparse
import os
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from tests.commands import Commands
from tests.ordeal.disks import may_mount, refused
from tests.ordeal.judging import one_round
from tests.ordeal.kills import KINDS as WORK
from tests.ordeal.kills import disturbed
from tests.ordeal.malformed import KINDS

PARTS = ("malformed", "kills", "disks")
ROUND = 100


def main() -> int:
    """Run the parts that are named, all by default; the number of things that are wrong, at most 1."""
    told = _arguments()
    print(f"seed {told.seed}: the same seed makes the same deliveries and the same moments", flush=True)
    begun, wrong = time.monotonic(), []
    with tempfile.TemporaryDirectory(prefix="puntari-faults-", dir=told.folder, ignore_cleanup_errors=True) as folder:
        for part in told.parts or PARTS:
            print(f"== {part}", flush=True)
            wrong += {"malformed": _malformed, "kills": _kills, "disks": _disks}[part](told, Path(folder) / part)
    print(f"{len(wrong)} wrong, in {time.monotonic() - begun:.0f} s; seed {told.seed}")
    for one in wrong:
        print(f"  {one}")
    return bool(wrong)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make faults", description=__doc__)
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all by default")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--each", type=int, default=2000, help="malformed deliveries of each kind")
    parser.add_argument("--kills", type=int, default=100, help="kills in all, shared among loads, builds, erasures and new keys")
    parser.add_argument("--at-once", type=int, default=os.cpu_count() or 1, help="kinds of malformed deliveries that are tried at once")
    parser.add_argument("--folder", type=Path, default=None, help="where stores are made and taken away")
    told = parser.parse_args()
    if unknown := set(told.parts) - set(PARTS):
        parser.error(f"there is no part {', '.join(sorted(unknown))}; parts are {', '.join(PARTS)}")
    return told


def _malformed(told: argparse.Namespace, folder: Path) -> list[str]:
    """Rounds over all kinds, so that a run that is broken off has tried each; some kinds at once, each in a process of its own."""
    met: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    wrong: list[str] = []
    with ProcessPoolExecutor(told.at_once, mp_context=get_context("spawn")) as workers:
        rounds = [range(begin, min(begin + ROUND, told.each)) for begin in range(0, told.each, ROUND)]
        tasks = [(kind, workers.submit(one_round, kind, told.seed, numbers, _made(folder))) for numbers in rounds for kind in KINDS]
        for kind, task in tasks:
            found, failed = task.result()
            met[kind] += found
            wrong += failed
            for one in failed:
                print(f"  WRONG {one}", flush=True)
            counts = ", ".join(f"{met[kind][what]} {what}" for what in ("taken", "refused", "rows", "in quarantine", "wrong"))
            print(f"  {kind:22} {counts}", flush=True)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"  {used.ru_utime + used.ru_stime:.0f} s of processor", flush=True)
    return wrong


def _kills(told: argparse.Namespace, folder: Path) -> list[str]:
    with _commands(folder) as commands:
        tallies = disturbed(commands, folder, told.kills // len(WORK), random.Random(told.seed), lambda text: print(text, flush=True))
    print("  " + ", ".join(f"{kind}: {one.killed} killed" for kind, one in tallies.items()))
    return [one for tally in tallies.values() for one in tally.wrong]


def _disks(_: argparse.Namespace, folder: Path) -> list[str]:
    if not may_mount(_made(folder) / "tried"):
        print("  this user may not mount a disk, so none was filled; make test limits the size of files instead")
        return []
    with _commands(folder) as commands:
        return refused(commands, folder, lambda text: print(text, flush=True))


def _commands(folder: Path) -> Commands:
    return Commands(_made(folder) / "said")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


if __name__ == "__main__":
    sys.exit(main())
