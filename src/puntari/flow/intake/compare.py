"""A delivery against what was known before it: what is new, what is as it was, and which earlier rows it ends."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.governance import Delivers
from puntari.define.register import Entity, Register
from puntari.flow.intake.cells import quoted
from puntari.flow.intake.compile import ERASED, FAULT, IS_GONE, Fault, Faults
from puntari.flow.intake.delivered import ROW
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


def find_repeats(connection: Connection, register: Register, faults: Faults) -> None:
    """Give a fault to rows of the table `rows` that tell a key again: to all but the first where they say the same, else to all."""
    keys = ", ".join(map(name, register.key))
    content = ", ".join([IS_GONE, *map(quoted, register.carried)])
    same = faults.number(Fault(", ".join(register.key), "repeated_row", "an earlier row of the delivery says the same; nothing is lost"))
    other = faults.number(
        Fault(", ".join(register.key), "duplicate_key", "several rows have this key and say different things; keep the right one")
    )
    hashed = f"SELECT hash({keys}) AS h FROM rows WHERE {GOOD} GROUP BY h HAVING count(*) > 1"
    connection.execute(f"CREATE TEMP TABLE twice AS {hashed}")
    connection.execute(
        f"CREATE TEMP TABLE repeats AS SELECT {ROW}, n, place, differ FROM ("
        f"SELECT {ROW}, count(*) OVER same AS n, row_number() OVER (PARTITION BY {keys} ORDER BY {ROW}) AS place, "
        f"min(hash({content})) OVER same <> max(hash({content})) OVER same AS differ "
        f"FROM rows SEMI JOIN twice ON h = hash({keys}) WHERE {GOOD} WINDOW same AS (PARTITION BY {keys})"
        f") WHERE n > 1 AND (differ OR place > 1)"
    )
    connection.execute(
        f'UPDATE rows SET {FAULT} = CASE WHEN repeats.differ THEN {other} ELSE {same} END, "?problems" = 1 '
        f"FROM repeats WHERE rows.{ROW} = repeats.{ROW}"
    )
    connection.execute("DROP TABLE twice; DROP TABLE repeats")


@dataclass(frozen=True)
class Again:
    """That rows came before and were mended: in the delivery at the place `since` in the order. What a later one told holds; where a
    later one told the whole register (`wholly`), nothing of what was mended does."""

    since: int
    wholly: bool


def compare(
    connection: Connection, register: Register, delivers: Delivers, has_current: bool, again: Again | None, pairs: str = ""
) -> Compared:
    """Put the good rows of the table `rows` against the view `current`; leaves the tables `dropped` (rows not stored) and `ends`.

    `pairs` is SQL of the pseudonyms (`own`) that another (`root`) speaks for: a row that is no more ends what another code of its person
    told under the same key.
    """
    connection.execute(f"CREATE TEMP TABLE dropped AS SELECT {ROW}, 'deleted' AS why FROM rows WHERE {GOOD} AND {IS_GONE}")
    connection.execute("CREATE TEMP TABLE ends (_delivery VARCHAR, _row BIGINT)")
    if again is not None and again.wholly:
        connection.execute(f"INSERT INTO dropped SELECT {ROW}, 'overtaken' FROM rows WHERE {GOOD} AND NOT {IS_GONE}")
    elif has_current:
        _against(connection, register, again)
        if delivers is Delivers.FULL:
            keys = ", ".join(map(name, register.key))
            connection.execute(f"INSERT INTO ends SELECT _delivery, _row FROM current ANTI JOIN rows USING ({keys})")
        elif pairs and again is None:
            _end_joined(connection, register, pairs)
    told = dict(connection.execute("SELECT why, count(*) FROM dropped GROUP BY why").fetchall())
    ended = connection.execute("SELECT count(*) FROM ends").fetchall()[0][0]
    return Compared(told.get("unchanged", 0), told.get("deleted", 0), told.get("overtaken", 0), ended)


def _end_joined(connection: Connection, register: Register, pairs: str) -> None:
    persons = [column.name for column in register.identifiers if column.entity is Entity.PERSON and column.name in register.key]
    if not persons:
        return
    gone = _as_one(f"(SELECT * FROM rows WHERE {GOOD} AND {IS_GONE})", pairs, persons)
    same = " AND ".join(f"r.{name(key)} = c.{name(key)}" for key in register.key)
    connection.execute(
        f"INSERT INTO ends SELECT DISTINCT c._delivery, c._row FROM {gone} r JOIN {_as_one('current', pairs, persons)} c ON {same} "
        "WHERE NOT EXISTS (SELECT 1 FROM ends e WHERE e._delivery = c._delivery AND e._row = c._row)"
    )


def _as_one(table: str, pairs: str, persons: list[str]) -> str:
    """SQL of a table in which every person stands under the pseudonym that speaks for all of his."""
    told = ", ".join(f"coalesce(j{place}.root, t.{name(one)}) AS {name(one)}" for place, one in enumerate(persons))
    joins = " ".join(f"LEFT JOIN {pairs} j{place} ON j{place}.own = t.{name(one)}" for place, one in enumerate(persons))
    return f"(SELECT t.* REPLACE ({told}) FROM {table} t {joins})"


def _against(connection: Connection, register: Register, again: Again | None) -> None:
    keys = [name(one) for one in register.key]
    same = " AND ".join(f"r.{quoted(one)} IS NOT DISTINCT FROM c.{quoted(one)}" for one in register.carried if one.name not in register.key)
    later = "false" if again is None else f"c._seq > {again.since}"
    joined = " AND ".join(f"r.{key} = c.{key}" for key in keys)
    connection.execute(
        f"CREATE TEMP TABLE met AS SELECT r.{ROW} AS here, r.{IS_GONE} AS gone, {same or 'true'} AS same, {later} AS later, "
        f"c._delivery AS _delivery, c._row AS _row FROM (SELECT * FROM rows WHERE {GOOD}) r JOIN current c ON {joined}"
    )
    connection.execute(
        "INSERT INTO dropped SELECT here, CASE WHEN later THEN 'overtaken' ELSE 'unchanged' END FROM met WHERE NOT gone AND (later OR same)"
    )
    connection.execute("INSERT INTO ends SELECT _delivery, _row FROM met WHERE NOT later AND (gone OR NOT same)")
    connection.execute("DROP TABLE met")
