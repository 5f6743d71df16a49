"""A place on the disk for what does not fit into memory: for this user's eyes only, and there no longer than it is needed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from puntari.store.files import plainly

PRIVATE = 0o700


@contextmanager
def spilling(folder: Path) -> Iterator[Path]:
    """An empty folder to spill into for as long as the block runs; raises BrokenStore where it cannot be made, or not be taken away.

    Give one inside the folder of an unfinished build: what a killed process left there, the next build sweeps away.
    """
    with plainly("make", folder):
        if folder.exists():
            shutil.rmtree(folder)
        folder.mkdir(PRIVATE, parents=True)
    try:
        yield folder
    finally:
        with plainly("take away", folder):
            if folder.exists():
                shutil.rmtree(folder)
