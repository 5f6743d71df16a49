"""The secret of the record keys: apart from all other keys, never renewed, and marked in the store so that no other takes its place."""

from __future__ import annotations

import hmac
import os
from pathlib import Path

from puntari.store.files import exists, private_folder, read_json, write_json
from puntari.store.keys import KEY_BYTES, write_secret
from puntari.store.root import Store
from puntari.words.errors import BrokenStore


def noise_mark(store: Store) -> str:
    """What the store keeps of the secret that its record keys were made with; empty before there is one."""
    return str(read_json(_marked(store))["mark"]) if exists(_marked(store)) else ""


def noise_key(store: Store) -> bytes | None:
    """The secret; made where the folder of keys is at hand and there is none yet, None where that folder is not at hand.

    Another secret than the store's would change every figure that was told: raises BrokenStore.
    """
    path, marked = store.keys / "noise.json", noise_mark(store)
    if not exists(path):
        if not exists(store.keys / "keys.json"):
            return None
        if marked:
            raise BrokenStore(f"the secret of the record keys is gone from {store.keys}; restore it: a new one would change every figure")
        write_secret(path, {"key": os.urandom(KEY_BYTES).hex()})
    try:
        key = bytes.fromhex(str(read_json(path)["key"]))
    except (KeyError, ValueError) as wrong:
        raise BrokenStore(f"{path} holds no secret ({type(wrong).__name__}); restore the folder of keys from its backup") from wrong
    mark = hmac.digest(key, b"mark of the record keys", "sha256").hex()
    if not marked:
        private_folder(store.registers)
        write_json(_marked(store), {"mark": mark})
    elif mark != marked:
        raise BrokenStore(f"{path} is not the secret that this store's record keys were made with; restore the right folder of keys")
    return key


def _marked(store: Store) -> Path:
    return store.registers / "noise.json"
