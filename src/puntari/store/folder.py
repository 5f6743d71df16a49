"""A folder that is filled aside and then takes its place whole, so that nobody sees it half made."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from puntari.store.files import TEMPORARY, plainly
from puntari.words.errors import BrokenStore

MARK = ".puntari-site"
"""A file that says the folder was made by us and may be replaced."""


def begin_folder(out: Path, mark: str = MARK, mode: int = 0o777) -> Path:
    """A new empty folder beside `out`, with access as `mode` says; raises BrokenStore where `out` holds something that we did not make
    with the same mark."""
    with plainly("look into", out):
        if out.exists() and not (out / mark).is_file() and (not out.is_dir() or any(out.iterdir())):
            raise BrokenStore(f"{out} holds files that are not of an earlier one of these; give an empty or a new folder")
    fresh = out.with_name(f"{TEMPORARY}{os.getpid()}-{out.name}")
    with plainly("make", fresh):
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.parent.mkdir(parents=True, exist_ok=True)
        fresh.mkdir(mode=mode)
        (fresh / mark).write_bytes(b"")
    return fresh


def put_in_folder(folder: Path, name: str, data: bytes) -> None:
    """Write a file of the folder; `name` is its path within, which may not lead out of it."""
    path = folder / name
    if ".." in Path(name).parts or path.is_absolute() and folder not in path.parents:
        raise BrokenStore(f"{name} leads out of {folder}; give a path within it")
    with plainly("write", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def finish_folder(fresh: Path, out: Path) -> None:
    """Let the new folder take the place of the old one, which is deleted."""
    old = out.with_name(f"{TEMPORARY}{os.getpid()}-old-{out.name}")
    with plainly("put in place", out):
        if out.exists():
            os.replace(out, old)
        os.replace(fresh, out)
        shutil.rmtree(old, ignore_errors=True)


def abandon_folder(fresh: Path) -> None:
    """Delete a folder that did not get finished."""
    shutil.rmtree(fresh, ignore_errors=True)
