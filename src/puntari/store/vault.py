"""The vault: files sealed frame by frame with a key of their own each, written whole or not at all, read from any place in them."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from puntari.store.files import TEMPORARY, exists, names_in, plainly, sync_folder
from puntari.store.keys import NONCE_BYTES, Generation, Keys, data_key, new_data_key, shred, shred_left, wrapped_names
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

FRAME = 1 << 22
TAG = 16
MAGIC = b"puntari sealed 1"
_ENDING = ".sealed"


class Sealer(io.RawIOBase):
    """A file to write into; what is written is sealed as it comes, and nothing of it ever lies open on the disk."""

    def __init__(self, out: BinaryIO, key: bytes, name: str) -> None:
        super().__init__()
        self._out, self._box, self._name = out, AESGCM(key), name
        self._waiting, self._frames, self._written = bytearray(), 0, 0
        self._out.write(MAGIC)

    def writable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._written

    def write(self, data: object) -> int:
        """Take bytes in; a frame is held back until it is known whether it is the last."""
        told = memoryview(data).cast("B")
        self._waiting += told
        while len(self._waiting) > FRAME:
            self._seal(bytes(self._waiting[:FRAME]), last=False)
            del self._waiting[:FRAME]
        self._written += len(told)
        return len(told)

    def finish(self) -> None:
        """Seal what is left as the last frame."""
        self._seal(bytes(self._waiting), last=True)
        self._waiting.clear()

    def _seal(self, frame: bytes, last: bool) -> None:
        self._out.write(self._box.encrypt(_nonce(self._frames), frame, _about(self._name, last)))
        self._frames += 1


class Opened(io.RawIOBase):
    """A sealed file to read from, wherever in it; a frame that was changed, moved or cut off raises BrokenStore."""

    def __init__(self, source: BinaryIO, key: bytes, name: str, size: int) -> None:
        super().__init__()
        self._source, self._box, self._name = source, AESGCM(key), name
        body = size - len(MAGIC)
        self._frames = max(-(-body // (FRAME + TAG)), 0)
        self._size = body - self._frames * TAG
        self._place, self._number, self._frame = 0, -1, b""
        if source.read(len(MAGIC)) != MAGIC or body < TAG:
            raise BrokenStore(f"the sealed file {name} is damaged; put it back from a backup")

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def tell(self) -> int:
        return self._place

    def size(self) -> int:
        """Bytes of what was sealed."""
        return self._size

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        self._place = offset + (self._place if whence == io.SEEK_CUR else self._size if whence == io.SEEK_END else 0)
        return self._place

    def readinto(self, buffer: object) -> int:
        """Fill the buffer up to the end of the frame; 0 at the end of the file."""
        into = memoryview(buffer).cast("B")
        number, within = divmod(self._place, FRAME)
        if self._place >= self._size:
            # An empty file still has its last frame, which says that nothing was cut off.
            self._load(self._frames - 1)
            return 0
        self._load(number)
        part = self._frame[within : within + len(into)]
        into[: len(part)] = part
        self._place += len(part)
        return len(part)

    def read(self, size: int = -1) -> bytes:
        """As many bytes as are asked for unless the file ends before; all of the rest by default."""
        parts, left = [], (self._size - self._place) if size is None or size < 0 else size
        while left > 0 and (part := super().read(min(left, FRAME))):
            parts.append(part)
            left -= len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def close(self) -> None:
        self._source.close()
        super().close()

    def _load(self, number: int) -> None:
        if number == self._number:
            return
        with plainly("read", Path(f"the sealed file {self._name}")):
            self._source.seek(len(MAGIC) + number * (FRAME + TAG))
            sealed = self._source.read(FRAME + TAG)
        try:
            self._frame = self._box.decrypt(_nonce(number), sealed, _about(self._name, number == self._frames - 1))
        except InvalidTag:
            raise BrokenStore(f"the sealed file {self._name} was changed or cut short; put it back from a backup") from None
        self._number = number


@contextmanager
def sealing(store: Store, generation: Generation) -> Iterator[tuple[str, Sealer]]:
    """The name of a new sealed file and what to write into; it is in the vault when the block has ended well, else nothing of it is."""
    name = uuid4().hex
    path = _path(store, name)
    temporary = path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
    with plainly("write into the vault", store.vault):
        store.vault.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = new_data_key(store, generation, name)
        try:
            with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
                sealer = Sealer(opened, key, name)
                yield name, sealer
                sealer.finish()
                opened.flush()
                os.fsync(opened.fileno())
            os.replace(temporary, path)
            sync_folder(store.vault)
        except BaseException:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
            shred(store, name)
            raise


def seal_bytes(store: Store, generation: Generation, data: bytes) -> str:
    """Seal a small thing; returns the name that opens it."""
    with sealing(store, generation) as (name, sealer):
        sealer.write(data)
    return name


def open_sealed(store: Store, keys: Keys, name: str) -> Opened:
    """A sealed file to read; the caller closes it. Raises BrokenStore where it is gone, changed or its key shredded."""
    path = _path(store, name)
    with plainly("open the sealed file", path):
        size = path.stat().st_size
        source = path.open("rb")
    return Opened(source, data_key(store, keys, name), name, size)


def read_sealed(store: Store, keys: Keys, name: str) -> bytes:
    """All that a sealed file holds."""
    with open_sealed(store, keys, name) as opened:
        return opened.read()


def sweep_vault(store: Store, used: set[str]) -> int:
    """Take away every sealed file that is not used, its key first, and what dead processes left; returns how many files that were."""
    sealed = {name.removesuffix(_ENDING) for name in names_in(store.vault, _ENDING)}
    for name in (*(sealed - used), *(set(wrapped_names(store)) - used)):
        shred(store, name)
    shred_left(store)
    gone = [_path(store, name) for name in sealed - used]
    if store.vault.is_dir():
        gone += [path for path in store.vault.iterdir() if path.name.startswith(TEMPORARY)]
    for path in gone:
        with plainly("take away", path):
            path.unlink(missing_ok=True)
    return len(gone)


def drop_sealed(store: Store, name: str) -> None:
    """Take away a sealed file; whoever calls this shreds its key."""
    with plainly("take away", _path(store, name)):
        _path(store, name).unlink(missing_ok=True)


def is_sealed(store: Store, name: str) -> bool:
    """Whether the vault holds a file of that name."""
    return exists(_path(store, name))


def _path(store: Store, name: str) -> Path:
    return store.vault / f"{name}{_ENDING}"


def _nonce(number: int) -> bytes:
    # The key is the file's own, so a counter never repeats under it.
    return number.to_bytes(NONCE_BYTES, "big")


def _about(name: str, last: bool) -> bytes:
    return f"{name} {'last' if last else 'more'}".encode()
