"""Digests of keys: they tell in one pass which rows of a delivery may tell a key again, without reading what was known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pyarrow as pa

from puntari.define.register import Register
from puntari.flow.intake.cells import type_of
from puntari.flow.rolls import rows_of
from puntari.store.engine import Connection, name
from puntari.store.files import sha256
from puntari.store.registers import Loaded, chunk_path
from puntari.store.root import Store
from puntari.store.tables import numbers_of

DIGEST = "_key"
"""The column of a chunk that holds the digests of its keys."""
SAMPLE = "SELECT hash('key', CAST(1 AS BIGINT), DATE '2020-01-31')"
BITS = 64
LEAST_WIDTH, COARSE, FINE = 16, 24, 27
"""So many bits a sieve has at least, the first one at most (2 MB) and the second."""
ROOM = 3
SHORT = 12


def digest_of(register: Register) -> str:
    """SQL of the digest of a row's key."""
    return f"hash({', '.join(map(name, register.key))})"


def way_of(connection: Connection, register: Register) -> str:
    """A short name of the way in which digests are made now; those that were made in another way say nothing of today's keys."""
    types = {column.name: type_of(column) for column in register.carried}
    # An engine of another version may digest otherwise, and a contract may have got another key.
    [sample] = connection.execute(SAMPLE).fetchall()
    return sha256(repr((sample, [(key, types[key]) for key in register.key])).encode())[:SHORT]


@dataclass(frozen=True, eq=False)
class _Sieve:
    """Which values the bits of the digests have, to the right of which `right` others stand: what falls through may be one. Eight values
    stand in a byte: a table that the processor's cache holds is looked up in a third of the time."""

    packed: np.ndarray
    right: int

    def through(self, digests: np.ndarray) -> np.ndarray:
        """Those that may be among the digests."""
        places = _bits(digests, self.right, 8 * len(self.packed))
        return digests[((self.packed.take(places >> 3) >> (places & 7).astype(np.uint8)) & 1).view(bool)]


def _sieve(digests: np.ndarray, width: int, right: int) -> _Sieve:
    slots = np.zeros(1 << width, dtype=bool)
    slots[_bits(digests, right, len(slots))] = True
    return _Sieve(np.packbits(slots, bitorder="little"), right)


def _bits(digests: np.ndarray, right: int, count: int) -> np.ndarray:
    return ((digests >> np.uint64(right)) & np.uint64(count - 1)).view(np.int64)


@dataclass(frozen=True, eq=False)
class Digests:
    """The digests of a delivery's keys in ascending order."""

    ordered: np.ndarray

    @property
    def repeated(self) -> np.ndarray:
        """The digests that stand there more than once, each once."""
        return np.unique(self.ordered[1:][self.ordered[1:] == self.ordered[:-1]])

    def among(self, others: Iterable[np.ndarray]) -> np.ndarray:
        """Those of ours that stand among others, which come in parts, each once."""
        if not len(self.ordered):
            return self.ordered
        # To look one up in the order costs a hundred times as much as to sieve it, and less where those before it were looked up in order.
        first, second = self._sieves
        fallen = np.sort(np.concatenate([self.ordered[:0], *(second.through(first.through(part)) for part in others)]))
        places = np.minimum(np.searchsorted(self.ordered, fallen), len(self.ordered) - 1)
        return np.unique(fallen[self.ordered[places] == fallen])

    @cached_property
    def _sieves(self) -> tuple[_Sieve, _Sieve]:
        width = max(len(self.ordered).bit_length() + ROOM, LEAST_WIDTH)
        coarse, fine = min(width, COARSE), min(width, FINE)
        return _sieve(self.ordered, coarse, BITS - coarse), _sieve(self.ordered, fine, BITS - coarse - fine)


def digests_of(connection: Connection, table: str, column: str) -> Digests:
    """The digests that a column of a table holds."""
    return Digests(np.sort(_fetched(connection, f"SELECT {column} AS digest FROM {table}")))


@dataclass(frozen=True)
class Met:
    """Where keys of a delivery were told before: the deliveries whose chunks may hold some, and the digests that were met."""

    chunks: tuple[Loaded, ...]
    digests: np.ndarray
    way: str

    def __bool__(self) -> bool:
        return bool(self.chunks)

    def told(self, register: Register) -> Mapping[str, Sequence[Loaded]]:
        """The chunks by the SQL of the digests of their keys, made in the way of today."""
        kept, other = [one for one in self.chunks if one.digested == self.way], [one for one in self.chunks if one.digested != self.way]
        return {sql: chunks for sql, chunks in ((DIGEST, kept), (digest_of(register), other)) if chunks}

    @property
    def table(self) -> pa.Table:
        """The digests as a table of one column `digest`."""
        return pa.table({"digest": self.digests})


def meet(connection: Connection, store: Store, register: Register, earlier: Sequence[Loaded], fresh: Digests, way: str) -> Met:
    """Which earlier deliveries may have told keys of a fresh one, whose digests were made in a certain way."""
    chunks, found = [], [fresh.ordered[:0]]
    for one in (one for one in earlier if one.chunk):
        met = fresh.among(_told(connection, store, register, one, way))
        if len(met):
            chunks.append(one)
            found.append(met)
    return Met(tuple(chunks), np.unique(np.concatenate(found)), way)


def _told(connection: Connection, store: Store, register: Register, one: Loaded, way: str) -> Iterator[np.ndarray]:
    """The digests of the keys of a chunk, in parts."""
    if one.digested == way:
        yield from numbers_of(chunk_path(store, register.id, one.chunk), DIGEST)
    else:
        yield _fetched(connection, f"SELECT {digest_of(register)} AS digest FROM ({rows_of(store, register, [one])})")


def _fetched(connection: Connection, sql: str) -> np.ndarray:
    return np.asarray(connection.execute(sql).fetchnumpy()["digest"])
