"""The bytes of a person delivery where they come from, never called by their name: it could hold an identifier."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from puntari.store.files import brought, plainly
from puntari.words.errors import BrokenFile

STEP = 1 << 22
NAMELESS = Path("the delivered file")


@dataclass(frozen=True)
class Original:
    """A delivery to be read once, in chunks; `path` is the file where it is one, and `check_unchanged` refuses one that changed since."""

    chunks: Callable[[], Iterator[bytes]]
    check_unchanged: Callable[[], None]
    path: Path | None = None


@contextmanager
def open_original(path: Path) -> Iterator[Original]:
    """A file of this machine as an original; raises UnreadableFile where it cannot be read, then or later."""
    with brought(), plainly("read", NAMELESS):
        opened = path.open("rb")
    with opened:
        before = os.fstat(opened.fileno())

        def chunks() -> Iterator[bytes]:
            with brought(), plainly("read", NAMELESS):
                while chunk := opened.read(STEP):
                    yield chunk

        def check_unchanged() -> None:
            now = path.stat()
            if (now.st_size, now.st_mtime_ns, now.st_ino) != (before.st_size, before.st_mtime_ns, before.st_ino):
                raise BrokenFile("the delivered file changed while it was read", "the whole file", "deliver it again when it is complete")

        yield Original(chunks, check_unchanged, path)
