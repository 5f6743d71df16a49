"""Files whole: read within a limit, written so that a reader sees the old one or the new one and nothing between."""

from __future__ import annotations

import csv
import errno
import hashlib
import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from puntari.words.errors import BrokenStore, UnreadableFile

MOST_BYTES = 512 * 1024 * 1024
TEMPORARY = ".tmp-"
PRIVATE_FOLDER = 0o700
_REMEDY = {
    errno.ENOSPC: "make room on the disk",
    errno.EDQUOT: "make room in the quota",
    errno.EROFS: "mount it for writing",
    errno.EACCES: "give this user leave",
}


def sha256(data: bytes) -> str:
    """The hash that names a delivery, 64 hex digits."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """The hash of a file of any size, 64 hex digits."""
    with plainly("read", path), path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


@contextmanager
def plainly(doing: str, path: Path) -> Iterator[None]:
    """Turn what the system refuses inside into BrokenStore, saying what was being done, where, why and what to do."""
    try:
        yield
    except OSError as wrong:
        remedy = _REMEDY.get(wrong.errno or 0, "see that the path is right and that this user may use it")
        raise BrokenStore(f"cannot {doing} {path}: {wrong.strerror or wrong}; {remedy}, then do it again") from wrong


@contextmanager
def brought() -> Iterator[None]:
    """Inside, files are read that somebody named, and not the store's: what cannot be read of them is told as UnreadableFile."""
    try:
        yield
    except BrokenStore as wrong:
        raise UnreadableFile(str(wrong)) from wrong


def size_of(path: Path) -> int:
    """Bytes in a file; raises BrokenStore where there is none."""
    with plainly("read", path):
        return path.stat().st_size


def read_head(path: Path, count: int) -> bytes:
    """The first `count` bytes of a file, or all of a shorter one."""
    with plainly("read", path), path.open("rb") as opened:
        return opened.read(count)


def read_bytes(path: Path, limit: int = MOST_BYTES) -> bytes:
    """All bytes of a file; one longer than `limit` raises BrokenStore without being read."""
    if (size := size_of(path)) > limit:
        raise BrokenStore(f"{path} has {size:,} bytes, more than the {limit:,} that are read at once; see that it is the right file")
    with plainly("read", path):
        return path.read_bytes()


def read_text(path: Path) -> str:
    """A UTF-8 text; raises BrokenStore with the place of the first byte that is none."""
    try:
        return read_bytes(path).decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BrokenStore(f"{path} is no UTF-8 text: byte {wrong.start + 1} cannot be read; save it as UTF-8") from wrong


def read_rows(path: Path, between: str = ",") -> tuple[dict[str, str], ...]:
    """Rows of a table with `between` its cells, as text by column name; a row of another length raises BrokenStore with its line."""
    reader = csv.reader(io.StringIO(read_text(path), newline=""), delimiter=between, strict=True)
    try:
        names = next(reader, [])
        return tuple(_row(path, reader.line_num, names, fields) for fields in reader if fields)
    except csv.Error as wrong:
        raise BrokenStore(f"{path}, line {reader.line_num}: {wrong}; mend the line") from wrong


def read_sheet(path: Path) -> tuple[dict[str, str], ...]:
    """Rows of a table that somebody saved from a spreadsheet, with commas or, as in Finland, semicolons between cells; else like
    `read_rows`, but what cannot be read raises UnreadableFile."""
    with brought():
        first = read_text(path).partition("\n")[0]
        return read_rows(path, ";" if ";" in first and "," not in first else ",")


def _row(path: Path, line: int, names: list[str], fields: list[str]) -> dict[str, str]:
    if len(fields) != len(names):
        raise BrokenStore(f"{path}, line {line}: {len(fields)} fields under {len(names)} column names; mend the line")
    return dict(zip(names, fields, strict=True))


def private_folder(path: Path) -> Path:
    """The folder, for this user's eyes only, made if it is not there; one that was more open is shut."""
    with plainly("make", path):
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
        if path.stat().st_mode & 0o077:
            path.chmod(PRIVATE_FOLDER)
    return path


def exists(path: Path) -> bool:
    """Whether there is a file."""
    return path.is_file()


def names_in(folder: Path, ending: str = "") -> tuple[str, ...]:
    """Names in a folder that end so, in order, without those being written; none where there is no folder."""
    if not folder.is_dir():
        return ()
    with plainly("list", folder):
        return tuple(sorted(name for name in os.listdir(folder) if name.endswith(ending) and not name.startswith(".")))


def write_atomic(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Write a file whole or not at all, safe from a loss of power; raises BrokenStore when the disk refuses."""
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    with plainly("write", path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            os.replace(temporary, path)
            sync_folder(path.parent)
        finally:
            temporary.unlink(missing_ok=True)


def write_json(path: Path, value: object, indent: int | None = 1) -> None:
    """Write a value as JSON, whole or not at all; the same value gives the same bytes. Without `indent` it is ten times as fast."""
    write_atomic(path, json_bytes(value, indent))


def json_bytes(value: object, indent: int | None = 1) -> bytes:
    """A value as `write_json` writes it."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=indent) + "\n").encode()


def read_json(path: Path) -> dict[str, object]:
    """An object written by `write_json`; raises BrokenStore where the file holds something else."""
    return json_object(path, read_text(path))


def json_object(path: Path, text: str) -> dict[str, object]:
    """An object out of the text of a file; raises BrokenStore where it is something else."""
    try:
        found = json.loads(text)
    except ValueError as wrong:
        raise BrokenStore(f"{path} is no JSON: {wrong}; take it away and deliver anew") from wrong
    if not isinstance(found, dict):
        raise BrokenStore(f"{path} holds {type(found).__name__}, not an object; take it away and deliver anew")
    return found


def sync_folder(folder: Path) -> None:
    """Make the names in a folder safe from a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
