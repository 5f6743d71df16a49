"""Files as they lie on the disk: what was read of one is the same for as long as it is the same file.

What a build holds is written whole and put in place at once, so another content is another file: with another number, or of another time.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from puntari.store.files import plainly, read_json

MOST_HELD = 16


@dataclass(frozen=True)
class Lying:
    """A file as it lies on the disk: its path, number, bytes and the time of its last change."""

    path: Path
    number: int
    size: int
    changed: int


def lying(path: Path) -> Lying:
    """The file that lies there now; raises BrokenStore where there is none."""
    with plainly("read", path):
        told = path.stat()
    return Lying(path, told.st_ino, told.st_size, told.st_mtime_ns)


@lru_cache(MOST_HELD)
def json_of(file: Lying) -> Mapping[str, object]:
    """The object in a file of a build, read once and changed by nobody; raises BrokenStore where it holds something else."""
    return MappingProxyType(read_json(file.path))
