"""Builds: made beside what is served, shown by moving one pointer, so that readers never wait and a killed build changes nothing."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from puntari.store.files import TEMPORARY, plainly, read_text, sync_folder, write_atomic
from puntari.store.locks import lock
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

KEPT = 3
MANIFEST = "manifest.json"
ID_DIGITS = 12


@contextmanager
def build_lock(store: Store) -> Iterator[None]:
    """Hold the right to build for as long as the block runs; raises BrokenStore at once where another process holds it."""
    with lock(store.lock, lambda by: f"another build runs in {store.root} (process {by}); wait until it has ended, then build again"):
        yield


def new_build(store: Store) -> Path:
    """An empty folder to build in, after sweeping away what dead builds left; call it inside `build_lock`."""
    sweep(store)
    folder = store.builds / f"{TEMPORARY}{os.getpid()}"
    with plainly("make", folder):
        folder.mkdir(parents=True)
    return folder


def publish(store: Store, folder: Path, id: str, mends: bool = False) -> Path:
    """Make a finished folder the build `id` and the one that is served; a build of that id that is there already is served again,
    or makes way where the new one `mends` it."""
    target = store.builds / id
    with plainly("publish", target):
        if target.is_dir() and not mends:
            shutil.rmtree(folder)
        else:
            if target.is_dir():
                os.replace(target, store.builds / f"{TEMPORARY}{os.getpid()}-{id}")
            _sync(folder)
            os.replace(folder, target)
            sync_folder(store.builds)
    write_atomic(store.pointer, f"{id}\n".encode())
    _prune(store, id)
    return target


def current_id(store: Store) -> str | None:
    """The id of the build that is served; None before the first one."""
    if not store.pointer.is_file():
        return None
    id = read_text(store.pointer).strip()
    if not (id and (store.builds / id).is_dir()):
        raise BrokenStore(f"{store.pointer} names the build {id!r}, which is not in {store.builds}; build anew")
    return id


def current_build(store: Store) -> Path | None:
    """The folder of the build that is served; None before the first one."""
    id = current_id(store)
    return None if id is None else store.builds / id


@dataclass(frozen=True)
class Served:
    """A build as it lies on the disk: one that was mended has its old name and is another folder."""

    folder: Path
    number: int


def served(folder: Path) -> Served:
    """The build that the folder is now; raises BrokenStore where there is none."""
    with plainly("open", folder):
        return Served(folder, folder.stat().st_ino)


def intact_build(store: Store) -> Path | None:
    """The folder of the served build if nothing of it was lost or changed since; None where there is none that is whole."""
    try:
        folder = current_build(store)
    except BrokenStore:
        return None
    whole = folder is not None and (folder / MANIFEST).is_file() and content_id(folder, MANIFEST) == folder.name
    return folder if whole else None


def content_id(folder: Path, *besides: str) -> str:
    """A short name of a build's content: it differs whenever a byte or a name in the folder does, files named in `besides` apart."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.name not in besides):
        whole.update(f"{path.relative_to(folder).as_posix()}\0{_digest(path)}\0".encode())
    return whole.hexdigest()[:ID_DIGITS]


def _digest(path: Path) -> str:
    with plainly("read", path), path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sweep(store: Store) -> int:
    """Take away what processes that died left half written, and return how many things that were; call it inside `build_lock`."""
    if not store.root.is_dir():
        return 0
    left = [path for path in store.root.rglob(f"{TEMPORARY}*") if not _alive(path) or path.parent == store.builds]
    for path in left:
        with plainly("take away", path):
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    return len(left)


def _alive(path: Path) -> bool:
    process = path.name.removeprefix(TEMPORARY).partition("-")[0]
    if not process.isdigit() or int(process) == os.getpid():
        return process.isdigit()
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _prune(store: Store, served: str) -> None:
    """Keep the served build and the newest others: readers of an older one may still be at it."""
    others = [path for path in store.builds.iterdir() if path.is_dir() and path.name != served and not path.name.startswith(TEMPORARY)]
    others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    for path in others[KEPT - 1 :]:
        shutil.rmtree(path, ignore_errors=True)


def _sync(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
    sync_folder(folder)
