"""A delivery against what was known before it: what is new, what is as it was, and which earlier rows it ends."""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

from puntari.define.governance import Delivers
from puntari.define.register import Entity, Register
from puntari.flow.intake.cells import quoted
from puntari.flow.intake.compile import ERASED, FAULT, IS_GONE, KEY, Fault, Faults
from puntari.flow.intake.delivered import ROW
from puntari.flow.intake.digests import DIGEST, Digests
from puntari.store.engine import Connection, name

GOOD = f"{FAULT} IS NULL AND NOT {ERASED}"


@dataclass(frozen=True)
class Compared:
    """How many rows of a delivery were told before as they are, say that a row is no more, were told anew by a later delivery, and how
    many earlier rows end."""

    unchanged: int
    deleted: int
    overtaken: int
    ended: int

    @property
    def dropped(self) -> int:
        """How many rows are not stored."""
        return self.unchanged + self.deleted + self.overtaken


def find_repeats(connection: Connection, register: Register, faults: Faults, digests: Digests) -> None:
    """Give a fault to rows of the table `rows` that tell a key again: to all but the first where they say the same, else to all."""
    keys = ", ".join(map(name, register.key))
    content = ", ".join([IS_GONE, *map(quoted, register.carried)])
    same = faults.number(Fault(", ".join(register.key), "repeated_row", "an earlier row of the delivery says the same; nothing is lost"))
    other = faults.number(
        Fault(", ".join(register.key), "duplicate_key", "several rows have this key and say different things; keep the right one")
    )
    twice = digests.repeated
    if not len(twice):
        return
    connection.from_arrow(pa.table({"digest": twice})).create_view("twice", replace=True)
    connection.execute(
        f"CREATE TEMP TABLE repeats AS SELECT {ROW}, n, place, differ FROM ("
        f"SELECT {ROW}, count(*) OVER same AS n, row_number() OVER (PARTITION BY {keys} ORDER BY {ROW}) AS place, "
        f"min(hash({content})) OVER same <> max(hash({content})) OVER same AS differ "
        f"FROM rows SEMI JOIN twice ON digest = {KEY} WHERE {GOOD} WINDOW same AS (PARTITION BY {keys})"
        f") WHERE n > 1 AND (differ OR place > 1)"
    )
    connection.execute(
        f'UPDATE rows SET {FAULT} = CASE WHEN repeats.differ THEN {other} ELSE {same} END, "?problems" = 1 '
        f"FROM repeats WHERE rows.{ROW} = repeats.{ROW}"
    )
    connection.execute("DROP VIEW twice; DROP TABLE repeats")


@dataclass(frozen=True)
class Again:
    """That rows came before and were mended: in the delivery at the place `since` in the order. What a later one told holds; where a
    later one told the whole register (`wholly`), nothing of what was mended does."""

    since: int
    wholly: bool


@dataclass(frozen=True)
class Known:
    """What was known before a delivery, in SQL: all rows as `current`, and those that may tell a key of the delivery as `near` (both empty
    where there is none); `digests` are those of the keys that they may tell. `pairs` are the pseudonyms (`own`) that another (`root`)
    speaks for, empty where none does."""

    current: str
    near: str
    digests: pa.Table
    pairs: str = ""


def compare(
    connection: Connection, register: Register, delivers: Delivers, known: Known, again: Again | None, some_gone: bool
) -> Compared:
    """Put the good rows of the table `rows` against what was known; leaves the tables `dropped` (rows not stored) and `ends` where there
    is anything to be put in them. `some_gone` says whether any row tells that it is no more.

    A row that is no more also ends what another code of its person told under the same key.
    """
    wholly = delivers is Delivers.FULL and known.current
    if again is None and not (known.near or wholly or some_gone):
        return Compared(0, 0, 0, 0)
    connection.execute(f"CREATE TEMP TABLE dropped AS SELECT {ROW}, 'deleted' AS why FROM rows WHERE {GOOD} AND {IS_GONE}")
    connection.execute("CREATE TEMP TABLE ends (_delivery VARCHAR, _row BIGINT)")
    if again is not None and again.wholly:
        connection.execute(f"INSERT INTO dropped SELECT {ROW}, 'overtaken' FROM rows WHERE {GOOD} AND NOT {IS_GONE}")
    else:
        if known.near:
            _against(connection, register, known, again)
        if wholly:
            keys = ", ".join(map(name, register.key))
            connection.execute(f"INSERT INTO ends SELECT _delivery, _row FROM ({known.current}) current ANTI JOIN rows USING ({keys})")
        elif known.pairs and known.current and again is None:
            _end_joined(connection, register, known)
    told = dict(connection.execute("SELECT why, count(*) FROM dropped GROUP BY why").fetchall())
    ended = connection.execute("SELECT count(*) FROM ends").fetchall()[0][0]
    return Compared(told.get("unchanged", 0), told.get("deleted", 0), told.get("overtaken", 0), ended)


def _end_joined(connection: Connection, register: Register, known: Known) -> None:
    persons = [column.name for column in register.identifiers if column.entity is Entity.PERSON and column.name in register.key]
    if not persons:
        return
    gone = _as_one(f"(SELECT * FROM rows WHERE {GOOD} AND {IS_GONE})", known.pairs, persons)
    current = _as_one(f"({known.current})", known.pairs, persons)
    same = " AND ".join(f"r.{name(key)} = c.{name(key)}" for key in register.key)
    connection.execute(
        f"INSERT INTO ends SELECT DISTINCT c._delivery, c._row FROM {gone} r JOIN {current} c ON {same} "
        "WHERE NOT EXISTS (SELECT 1 FROM ends e WHERE e._delivery = c._delivery AND e._row = c._row)"
    )


def _as_one(table: str, pairs: str, persons: list[str]) -> str:
    """SQL of a table in which every person stands under the pseudonym that speaks for all of his."""
    told = ", ".join(f"coalesce(j{place}.root, t.{name(one)}) AS {name(one)}" for place, one in enumerate(persons))
    joins = " ".join(f"LEFT JOIN {pairs} j{place} ON j{place}.own = t.{name(one)}" for place, one in enumerate(persons))
    return f"(SELECT t.* REPLACE ({told}) FROM {table} t {joins})"


def _against(connection: Connection, register: Register, known: Known, again: Again | None) -> None:
    keys = [name(one) for one in register.key]
    same = " AND ".join(f"r.{quoted(one)} IS NOT DISTINCT FROM c.{quoted(one)}" for one in register.carried if one.name not in register.key)
    later = "false" if again is None else f"c._seq > {again.since}"
    # Only digests are joined: keys are looked at where these are equal, and of all else that was known nothing more is read.
    told = " AND ".join(f"r.{key} = c.{key}" for key in keys)
    connection.from_arrow(known.digests).create_view("met_digests", replace=True)
    connection.execute(
        f"CREATE TEMP TABLE met AS SELECT * FROM (SELECT r.{ROW} AS here, r.{IS_GONE} AS gone, {same or 'true'} AS same, {later} AS later, "
        f"c._delivery AS _delivery, c._row AS _row, coalesce({told}, false) AS told "
        f"FROM (SELECT * FROM rows SEMI JOIN met_digests ON digest = {KEY} WHERE {GOOD}) r "
        f"JOIN ({known.near}) c ON r.{KEY} = c.{DIGEST}) WHERE told"
    )
    connection.execute(
        "INSERT INTO dropped SELECT here, CASE WHEN later THEN 'overtaken' ELSE 'unchanged' END FROM met WHERE NOT gone AND (later OR same)"
    )
    connection.execute("INSERT INTO ends SELECT _delivery, _row FROM met WHERE NOT later AND (gone OR NOT same)")
    connection.execute("DROP TABLE met; DROP VIEW met_digests")
