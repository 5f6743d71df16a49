"""Where the parts of a fetch wait until all are there, so that a broken fetch goes on where it stopped."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from puntari.store.files import exists, plainly, read_bytes, sha256, write_atomic


@dataclass(frozen=True)
class FolderSpool:
    """Parts as files of one folder, one folder a source; keys may be any text."""

    folder: Path

    def get(self, key: str) -> bytes | None:
        """The part kept under the key, or None."""
        return read_bytes(self._path(key)) if exists(self._path(key)) else None

    def put(self, key: str, data: bytes) -> None:
        """Keep a part; it is there whole or not at all."""
        with plainly("make", self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
        write_atomic(self._path(key), data)

    def clear(self) -> None:
        """Forget every part, when the delivery is complete."""
        if self.folder.is_dir():
            with plainly("clear", self.folder):
                shutil.rmtree(self.folder)

    def _path(self, key: str) -> Path:
        return self.folder / f"{sha256(key.encode())}.part"
