"""Rows of a person fact made ready to be handed over: of one's own areas only, with pseudonyms that no other product has.

The pseudonyms of the house never leave it. Each becomes another number under a key of the product's own purpose, so what two
organisations were given cannot be joined, and neither with what the house holds.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable

import pyarrow as pa
import pyarrow.compute as pc

from puntari.define.dimension import Hierarchy
from puntari.define.person_fact import PersonFact
from puntari.define.register import Entity, IdentifierColumn, NumberedColumn
from puntari.flow.figures.person_rows import area_sql
from puntari.flow.figures.text import among, name
from puntari.flow.warehouse import Warehouse
from puntari.guard.handed import AREA, Handed, leaving
from puntari.guard.pseudonym import pseudonym, purpose_key
from puntari.store.keys import open_keys
from puntari.store.registers import read_log
from puntari.store.root import Store

NUMBER_BYTES = 12


def purpose_of(organisation: str) -> str:
    """The purpose that the pseudonyms of what an organisation is given are made for; no register's purpose has a blank in its name."""
    return f"rows for {organisation}"


def product_key(store: Store, organisation: str) -> tuple[int, bytes]:
    """The generation of the keys in force, and the key of an organisation's product; raises BrokenStore where the keys are not at hand."""
    generation = open_keys(store).of(read_log(store).generation)
    return generation.number, purpose_key(generation.pseudonym, purpose_of(organisation))


def rows_of_own(warehouse: Warehouse, hierarchy: Hierarchy, fact: PersonFact, own: frozenset[str], key: bytes) -> Handed:
    """The rows of a fact in the areas of the level that the fact is told by, in an order that tells nothing of the house's own."""
    columns = [column.name for column in leaving(fact)]
    area, joined = area_sql(fact, fact.place.level, hierarchy)
    told = ", ".join(f"f.{name(column)}" for column in columns)
    inside = among(name(AREA), sorted(own)) if own else "FALSE"
    rows = f"SELECT {told}, {area} AS {name(AREA)} FROM fact.{name(fact.id)} AS f{joined}"
    found = warehouse.rows(f"SELECT * FROM ({rows}) AS r WHERE {inside}")
    for place, column in enumerate(columns):
        found = found.set_column(place, column, _anew(fact, column, found[column], key))
    return Handed(fact.id, found.sort_by([(column, "ascending") for column in columns]))


def _anew(fact: PersonFact, name: str, values: pa.ChunkedArray, key: bytes) -> pa.ChunkedArray:
    column = fact.columns[name].origin
    if isinstance(column, IdentifierColumn):
        return _mapped(values, lambda one: pseudonym(key, Entity(column.entity), f"{one:d}"), pa.int64())
    if isinstance(column, NumberedColumn):
        return _mapped(values, lambda one: hmac.digest(key, f"number {name} {one}".encode(), "sha256")[:NUMBER_BYTES].hex(), pa.string())
    return values


def _mapped(values: pa.ChunkedArray, made: Callable[[object], object], kind: pa.DataType) -> pa.ChunkedArray:
    """Each different value made anew once; what is missing stays missing."""
    different = pc.unique(values).drop_null()
    anew = pa.array([made(one) for one in different.to_pylist()], kind)
    return pa.chunked_array([anew.take(pc.index_in(chunk, value_set=different)) for chunk in values.chunks], kind)
