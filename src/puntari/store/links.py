"""A file that a new build takes over from an older one without its bytes being written again."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path

from puntari.store.files import plainly


def take_over(source: Path, target: Path) -> None:
    """Let `target` be the same file as `source`, which nobody changes any more; a disk that knows no links gets a copy."""
    with plainly("take over", source):
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            os.link(source, target)
        except OSError as wrong:
            if wrong.errno not in (errno.EPERM, errno.EXDEV, errno.EMLINK, errno.ENOTSUP):
                raise
            shutil.copyfile(source, target)


def put_in_place(source: Path, target: Path) -> None:
    """Let a finished file take another's place; who has the other open goes on seeing it."""
    with plainly("put in place", target):
        os.replace(source, target)


def remove(path: Path) -> None:
    """Take a file away, if it is there."""
    with plainly("take away", path):
        path.unlink(missing_ok=True)
