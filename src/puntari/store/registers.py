"""The log of person deliveries: one file says which chunks, sealed files and keys hold; all else is written beside and then named in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import MappingProxyType

from puntari.store.files import TEMPORARY, exists, plainly, private_folder, read_json, write_json
from puntari.store.keys import keep_generation
from puntari.store.locks import lock
from puntari.store.root import Store
from puntari.store.vault import sweep_vault
from puntari.words.errors import BrokenStore

PERSONS, HOLDING = "persons", "parts.json"
"""Where a build keeps what it made of person registers, and the file there that says of which version of the log."""
JOINED = "_joined"
"""The folder of tables about pseudonyms: which speaks for which, and their record keys; no register is called so."""


@dataclass(frozen=True)
class Loaded:
    """One delivery in the log of its register. Days are ISO dates. `chunk` and `ends` are file names in the register's folder, empty
    for none; `sealed`, `rejects` and `mended` are names of sealed files. `mark` is a keyed digest of the delivered bytes.

    Every row that came is `stored`, `unchanged` (told before), `deleted` (says that a row is no more), `overtaken` (a mended row that a
    later delivery has told anew), `rejected`, `returned` (came back from quarantine with the entry that `retries` this one), or `erased`
    (about somebody who was erased, or past its time when such rows were). `ended` counts earlier rows that it ends. `digested` names the
    way in which the chunk's digests of keys were made, empty where it holds none. `lacking` names the columns of the contract that the
    delivery did not have; logs of before this was noted name none.
    """

    delivery: str
    seq: int
    known_from: str
    arrived: str
    format: str
    delivers: str
    synthetic: bool
    rows: int
    stored: int
    unchanged: int
    deleted: int
    overtaken: int
    rejected: int
    erased: int
    ended: int
    columns: tuple[str, ...]
    chunk: str
    chunk_sha256: str
    ends: str
    sealed: str
    rejects: str
    mended: str
    mark: str
    retries: str = ""
    returned: int = 0
    digested: str = ""
    lacking: tuple[str, ...] = ()

    @property
    def accepted(self) -> int:
        """Rows that the contract took."""
        return self.rows - self.rejected - self.erased

    @property
    def only_deletes(self) -> bool:
        """Whether all rows that the contract took say that a row is no more, so that no other column was to be expected of it."""
        return 0 < self.accepted == self.deleted

    @property
    def sorted(self) -> int:
        """Rows of which it is known what became of them after the contract took them."""
        return self.stored + self.unchanged + self.deleted + self.overtaken + self.returned


@dataclass(frozen=True)
class Erasure:
    """That something was erased: a number, the day, the order it rests on, the rows taken away, how many persons (0: by age), and the
    registers that held anything and were looked through."""

    number: int
    day: str
    order: str
    rows: int
    persons: int
    registers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Log:
    """All that the registers hold: deliveries by register, sealed links by purpose, sealed tombstones, erasures, the keys' generation.
    `version` grows with whatever rewrites rows that were there already. `aliases` are the sealed codes that are one person's, `joined`
    by purpose the table of pseudonyms that speak for others because of them, and `alias_changes` counts what was ever said of them.
    `carried` is the table of record keys that pseudonyms had before all keys were made anew, beside those tables."""

    generation: int = 1
    version: int = 0
    registers: Mapping[str, tuple[Loaded, ...]] = field(default_factory=lambda: MappingProxyType({}))
    links: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    tombstones: str = ""
    erasures: tuple[Erasure, ...] = ()
    aliases: str = ""
    alias_changes: int = 0
    joined: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    carried: str = ""

    def of(self, register: str) -> tuple[Loaded, ...]:
        """Deliveries of a register in the order in which they became known."""
        return self.registers.get(register, ())

    def with_register(self, register: str, deliveries: tuple[Loaded, ...]) -> Log:
        """The log with other deliveries of one register."""
        return replace(self, registers={**self.registers, register: deliveries})

    @property
    def sealed(self) -> set[str]:
        """Names of all sealed files that hold."""
        named = {name for one in self._all for name in (one.sealed, one.rejects, one.mended)}
        return (named | {name for names in self.links.values() for name in names} | {self.tombstones, self.aliases}) - {""}

    @property
    def _all(self) -> Iterator[Loaded]:
        return (one for deliveries in self.registers.values() for one in deliveries)


def read_log(store: Store) -> Log:
    """What the registers hold; nothing where nothing was delivered."""
    path = _path(store)
    if not exists(path):
        return Log()
    told = read_json(path)
    try:
        registers = {id: tuple(_loaded(one) for one in deliveries) for id, deliveries in told["registers"].items()}
        links = {purpose: tuple(names) for purpose, names in told["links"].items()}
        erasures = tuple(_erasure(one) for one in told["erasures"])
        log = Log(told["generation"], told["version"], registers, links, told["tombstones"], erasures)
        # Logs of before there were aliases, or record keys were carried over, do not speak of them.
        joined, carried = told.get("joined", {}), told.get("carried", "")
        return replace(log, aliases=told.get("aliases", ""), alias_changes=told.get("alias_changes", 0), joined=joined, carried=carried)
    except (KeyError, TypeError, AttributeError) as wrong:
        raise BrokenStore(f"{path} is no log of registers ({type(wrong).__name__}); put it back from a backup") from wrong


def write_log(store: Store, log: Log) -> None:
    """Let a log hold from now on: the one moment at which a delivery, an erasure or new keys come into force."""
    # Not with asdict, which copies every name of every column: the log grows with each delivery and is written after each.
    registers = {id: [vars(one) for one in deliveries] for id, deliveries in log.registers.items()}
    told = {**vars(log), "registers": registers, "links": dict(log.links), "joined": dict(log.joined)}
    told["erasures"] = [vars(one) for one in log.erasures]
    write_json(_path(store), told, indent=None)


@contextmanager
def register_lock(store: Store) -> Iterator[None]:
    """Hold the right to change the registers while the block runs, after what died before was cleared away."""
    with lock(private_folder(store.registers) / "lock", lambda by: _busy(store, by)):
        tidy(store)
        yield


def _busy(store: Store, by: str) -> str:
    return f"another process changes the registers of {store.root} (process {by}); wait until it has ended, then do it again"


def tidy(store: Store) -> None:
    """Take away all that the log does not name, keys first; so what was begun and not finished leaves nothing behind."""
    log = read_log(store)
    sweep_vault(store, log.sealed)
    for folder in (path for path in store.registers.iterdir() if path.is_dir()):
        held = {name for one in log.of(folder.name) for name in (one.chunk, one.ends)}
        named = {*log.joined.values(), log.carried} if folder.name == JOINED else held
        for path in folder.iterdir():
            if path.name not in named or path.name.startswith(TEMPORARY):
                with plainly("take away", path):
                    path.unlink(missing_ok=True)
    _drop_stale(store, log.version)
    if log.registers:
        keep_generation(store, log.generation)


def _drop_stale(store: Store, version: int) -> None:
    """Take away what builds made of rows that were rewritten since; the figures of a build that rest on open sources stay served."""
    for told in store.builds.glob(f"*/*/{PERSONS}/{HOLDING}"):
        if read_json(told).get("version") != version:
            aside = told.parent.with_name(f"{TEMPORARY}{os.getpid()}-{PERSONS}")
            with plainly("take away", told.parent):
                os.replace(told.parent, aside)
                shutil.rmtree(aside)


def chunk_path(store: Store, register: str, name: str) -> Path:
    """Where a chunk, or the ends beside it, lies."""
    return store.registers / register / name


def _loaded(told: Mapping[str, object]) -> Loaded:
    return Loaded(**{**told, "columns": tuple(told["columns"]), "lacking": tuple(told.get("lacking", ()))})


def _erasure(told: Mapping[str, object]) -> Erasure:
    # Earlier entries do not say where was looked.
    return Erasure(**{**told, "registers": tuple(told.get("registers", ()))})


def _path(store: Store) -> Path:
    return store.registers / "log.json"
