"""What a machine has to offer a store: room, leave to write, folders, programs and fonts. It changes nothing that stays."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

FONTS = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path("/Library/Fonts"))


CONTROLLED = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
"""Where Linux says how much memory a container may have; a word or an enormous number where it may have all."""


def memory_bytes(limits: Iterable[Path] = CONTROLLED) -> int:
    """The memory of this machine, or of the container that this runs in if that is less, in bytes."""
    whole = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    told = [text_or_nothing(path).strip() for path in limits]
    return min([whole, *(int(one) for one in told if one.isascii() and one.isdigit() and int(one) > 0)])


def nearest_folder(path: Path) -> Path:
    """The path itself or the nearest of its parents that is a folder."""
    return next(place for place in (path.absolute(), *path.absolute().parents) if place.is_dir())


def free_megabytes(path: Path) -> int:
    """Room left on the disk that the path lies or would lie on, in megabytes."""
    return shutil.disk_usage(nearest_folder(path)).free // 1_000_000


def why_not_writable(path: Path) -> str:
    """The system's reason why nothing can be written at or for the path; empty when it can."""
    if path.exists() and not path.is_dir():
        return f"{path} is a file, not a folder"
    try:
        with tempfile.TemporaryFile(dir=nearest_folder(path)):
            return ""
    except OSError as wrong:
        return f"{nearest_folder(path)}: {wrong.strerror or wrong}"


def folders_in(path: Path) -> tuple[str, ...]:
    """Names of the folders in a folder, in order; none when it is not there or not ours to read."""
    try:
        return tuple(sorted(place.name for place in path.iterdir() if place.is_dir()))
    except OSError:
        return ()


def names_below(folder: Path, ending: str) -> tuple[str, ...]:
    """Files that end so anywhere below a folder, by their way from it, in order."""
    return tuple(sorted(path.relative_to(folder).as_posix() for path in folder.rglob(f"*{ending}") if path.is_file()))


def shut(folder: Path) -> bool:
    """Whether there is a folder that this user may not look into."""
    try:
        return folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK)
    except PermissionError:
        return True


def has_file(path: Path) -> bool:
    """Whether there is a file at the path, ours to read or not."""
    return path.is_file()


def text_or_nothing(path: Path) -> str:
    """The text of a small UTF-8 file; empty when it is not there or not readable."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def program(names: Iterable[str]) -> str:
    """The full path of the first of these programs that can be run; empty when there is none."""
    return next((found for name in names if name and (found := shutil.which(name))), "")


def has_fonts() -> bool:
    """Whether the system has any outline font in the usual places."""
    return any(path.suffix.lower() in {".ttf", ".otf", ".ttc"} for folder in FONTS for path in folder.rglob("*"))
