"""Keys on disk, apart from what they open: one set a generation, and a wrapped key for every sealed file, which shredding takes away."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from puntari.store.files import TEMPORARY, exists, names_in, plainly, read_json, write_atomic
from puntari.store.locks import PRIVATE
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

KEY_BYTES = 32
NONCE_BYTES = 12
_ENDING = ".key"


@dataclass(frozen=True)
class Generation:
    """The keys of one generation: `master` wraps the keys of sealed files, the others make pseudonyms and tombstones."""

    number: int
    master: bytes
    pseudonym: bytes
    tombstone: bytes

    def __repr__(self) -> str:
        return f"Generation({self.number})"


@dataclass(frozen=True)
class Keys:
    """All keys there are, by generation. `names` makes the short names of deliveries, which rotation leaves as they are; `chain`
    are the tombstone keys of all generations in order, for a tombstone is keyed anew over what it was."""

    names: bytes
    generations: Mapping[int, Generation]
    chain: Mapping[int, bytes]

    def __repr__(self) -> str:
        return f"Keys({sorted(self.generations)})"

    def of(self, number: int) -> Generation:
        """The keys of a generation; raises BrokenStore where they are gone."""
        if number not in self.generations:
            raise BrokenStore(f"the keys of generation {number} are gone and nothing opens the vault without them; restore their folder")
        return self.generations[number]


def open_keys(store: Store, make: bool = False) -> Keys:
    """The keys; where there are none they are made, if `make` allows it, else BrokenStore is raised."""
    path = _path(store)
    if not exists(path):
        if not make:
            raise BrokenStore(f"there are no keys in {store.keys} and nothing opens the vault without them; restore their folder")
        first = _generation(1)
        _name_vault(store)
        _put(store, Keys(os.urandom(KEY_BYTES), {1: first}, {1: first.tombstone}))
    _refuse_strangers(store, path)
    return _keys(path)


def add_generation(store: Store, number: int) -> Keys:
    """The keys with those of a new generation among them; a generation that is there already stays as it is."""
    keys = open_keys(store)
    if number not in keys.generations:
        fresh = _generation(number)
        keys = Keys(keys.names, {**keys.generations, number: fresh}, {**keys.chain, number: fresh.tombstone})
        _put(store, keys)
    return keys


def keep_generation(store: Store, number: int) -> None:
    """Wrap the key of every sealed file with the keys of this generation, then forget all other generations."""
    keys = open_keys(store)
    if set(keys.generations) == {number}:
        return
    for name in names_in(_wrapped_folder(store), _ENDING):
        sealed = name.removesuffix(_ENDING)
        told = read_json(_wrapped_path(store, sealed))
        if told.get("generation") != number:
            _wrap(store, keys.of(number), sealed, data_key(store, keys, sealed))
    chain = {one: key for one, key in keys.chain.items() if one <= number}
    _put(store, Keys(keys.names, {number: keys.of(number)}, chain))


def new_data_key(store: Store, generation: Generation, name: str) -> bytes:
    """A new key for a sealed file of that name, kept wrapped."""
    key = os.urandom(KEY_BYTES)
    _wrap(store, generation, name, key)
    return key


def data_key(store: Store, keys: Keys, name: str) -> bytes:
    """The key of a sealed file; raises BrokenStore where it was shredded or is wrapped by keys that are gone."""
    path = _wrapped_path(store, name)
    if not exists(path):
        raise BrokenStore(f"the key of the sealed file {name} is not there: it was shredded, or the folder of keys is not this vault's")
    told = read_json(path)
    try:
        wrapped = bytes.fromhex(str(told["wrapped"]))
        master = keys.of(int(str(told["generation"]))).master
        return AESGCM(master).decrypt(wrapped[:NONCE_BYTES], wrapped[NONCE_BYTES:], name.encode())
    except (InvalidTag, KeyError, ValueError) as wrong:
        raise BrokenStore(f"the key of the sealed file {name} does not open: it was changed; restore the folder of keys") from wrong


def shred(store: Store, name: str) -> None:
    """Write over the key of a sealed file and take it away, so that no copy of the file can be read with what is left here."""
    _shred(_wrapped_path(store, name))


def shred_left(store: Store) -> None:
    """Shred what processes that died while they wrote keys left half written; call it inside the lock of the registers."""
    for folder in (store.keys, _wrapped_folder(store)):
        for path in folder.glob(f"{TEMPORARY}*"):
            _shred(path)


def _shred(path: Path) -> None:
    with plainly("shred", path):
        if path.is_file():
            with path.open("r+b") as opened:
                opened.write(os.urandom(path.stat().st_size))
                opened.flush()
                os.fsync(opened.fileno())
            path.unlink(missing_ok=True)


def wrapped_names(store: Store) -> tuple[str, ...]:
    """Names of the sealed files that a key is kept for."""
    return tuple(name.removesuffix(_ENDING) for name in names_in(_wrapped_folder(store), _ENDING))


def _put(store: Store, keys: Keys) -> None:
    write_secret(_path(store), {**_told(keys), "vault": _vault_name(store)})


def _name_vault(store: Store) -> None:
    path = store.vault / "name"
    if not exists(path):
        write_secret(path, {"vault": uuid4().hex})


def _vault_name(store: Store) -> str:
    path = store.vault / "name"
    return str(read_json(path).get("vault")) if exists(path) else ""


def _refuse_strangers(store: Store, path: Path) -> None:
    """Keys serve one vault: tidying another's would shred the keys of its files."""
    if read_json(path).get("vault") != _vault_name(store):
        raise BrokenStore(f"the keys in {store.keys} belong to another vault than {store.vault}; see PUNTARI_KEYS and PUNTARI_VAULT")


def _generation(number: int) -> Generation:
    return Generation(number, *(os.urandom(KEY_BYTES) for _ in range(3)))


def _wrap(store: Store, generation: Generation, name: str, key: bytes) -> None:
    nonce = os.urandom(NONCE_BYTES)
    wrapped = nonce + AESGCM(generation.master).encrypt(nonce, key, name.encode())
    write_secret(_wrapped_path(store, name), {"generation": generation.number, "wrapped": wrapped.hex()})


def _told(keys: Keys) -> dict[str, object]:
    sets = {
        str(one.number): {"master": one.master.hex(), "pseudonym": one.pseudonym.hex(), "tombstone": one.tombstone.hex()}
        for one in keys.generations.values()
    }
    return {"names": keys.names.hex(), "generations": sets, "chain": {str(number): key.hex() for number, key in keys.chain.items()}}


def _keys(path: Path) -> Keys:
    told = read_json(path)
    try:
        sets = {
            int(number): Generation(int(number), *(bytes.fromhex(one[part]) for part in ("master", "pseudonym", "tombstone")))
            for number, one in told["generations"].items()
        }
        chain = {int(number): bytes.fromhex(key) for number, key in told["chain"].items()}
        return Keys(bytes.fromhex(told["names"]), sets, chain)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        raise BrokenStore(f"{path} holds no keys ({type(wrong).__name__}); restore the folder of keys from its backup") from wrong


def write_secret(path: Path, told: Mapping[str, object]) -> None:
    """Write a file that only this user may read, whole or not at all."""
    with plainly("write", path):
        for folder in (path.parent.parent, path.parent):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_atomic(path, json.dumps(told, sort_keys=True).encode(), PRIVATE)


def _path(store: Store) -> Path:
    return store.keys / "keys.json"


def _wrapped_folder(store: Store) -> Path:
    return store.keys / "sealed"


def _wrapped_path(store: Store, name: str) -> Path:
    return _wrapped_folder(store) / f"{name}{_ENDING}"
