"""Disks that refuse: a small disk of its own that fills up, and one that may only be read; what was there stays, and the store opens."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from puntari.store.root import Store
from tests.commands import Commands
from tests.ordeal.caught import Caught
from tests.ordeal.kills import HOW, scenario
from tests.ordeal.states import check_whole, state

SIZES = (4, 8, 16, 32, 64, 128, 256, 512, 1024)
"""Kibibytes that are left free on the disk, one after another."""


@contextmanager
def small_disk(folder: Path) -> Iterator[Callable[[str], None]]:
    """A disk in memory at the folder, and what changes it (`size=…`, `ro`); only whoever may mount disks can have one."""
    folder.mkdir(parents=True, exist_ok=True)
    _mount("-t", "tmpfs", "-o", "size=64m", "tmpfs", str(folder))
    try:
        yield lambda options: _mount("-o", f"remount,{options}", str(folder))
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def may_mount(folder: Path) -> bool:
    """Whether disks can be mounted here."""
    try:
        with small_disk(folder):
            return True
    except (OSError, subprocess.CalledProcessError):
        return False


def _mount(*arguments: str) -> None:
    subprocess.run(["mount", *arguments], check=True, capture_output=True)


def refused(commands: Commands, folder: Path, told: Callable[[str], None], chosen: slice = slice(None)) -> list[str]:
    """Run every step of the scenario on a disk that is nearly full, at many sizes, and on one that may only be read; what must not be."""
    steps, wrong = scenario(folder / "files")[chosen], []
    calm, full = Store(folder / "calm" / "store"), 0
    calm.root.mkdir(parents=True)
    for number, step in enumerate(steps, 1):
        with small_disk(folder / "disk") as remount:
            for kibibytes in (*SIZES[number % 3 :: 3], None):
                store = _copied(calm, folder / "disk")
                remount(f"size={_used(folder / 'disk') + kibibytes}k" if kibibytes else "ro")
                found = _one(commands, store, step.arguments, kibibytes)
                full += "room" in found[0]
                wrong += [f"step {number} ({' '.join(step.arguments[:2])}), {kibibytes or 'no'} KiB: {what}" for what in found[1]]
                remount("size=64m,rw")
        commands.good(calm.root, *step.arguments, **HOW)
        told(f"  step {number:2} of {len(steps)} {full:3} refused for want of room, {len(wrong)} wrong")
    return wrong if full else [*wrong, "no disk was ever full"]


def _one(commands: Commands, store: Store, arguments: tuple[str, ...], kibibytes: int | None) -> tuple[str, list[str]]:
    """What a command says on such a disk, and what must not be."""
    before, wrong = state(store), []
    ended = commands.run(store.root, *arguments, **HOW)
    last = (ended.err.strip().splitlines() or [""])[-1]
    if ended.code == 0:
        return "", [] if kibibytes else ["it was done on a disk that may only be read"]
    if ended.code != 2 or "Traceback" in ended.err or not last.startswith("BrokenStore: "):
        wrong.append(f"ended with {ended.code}: {last[-300:]}")
    with Caught() as caught:
        check_whole(store)
        if state(store) != before:
            wrong.append("it was refused, and something has changed")
    return last, [*wrong, f"the store does not open: {caught.wrong}"] if caught.wrong else wrong


def _copied(store: Store, disk: Path) -> Store:
    for one in disk.iterdir():
        shutil.rmtree(one) if one.is_dir() else one.unlink()
    for there in (store.root, store.vault, store.keys):
        if there.is_dir():
            shutil.copytree(there, disk / there.name)
    return Store(disk / store.root.name)


def _used(disk: Path) -> int:
    usage = shutil.disk_usage(disk)
    return -(-usage.used // 1024)
