"""The rows of whoever has several of a fact in one month, in a file of their own beside each part of the fact.

Bounds of what begins or happens follow the most rows that anybody has in any cell of any month. Nearly everybody has one, so what is asked
of one month need not group all rows for that: whoever has several rows in a cell of a month is here with all of them.
"""

from __future__ import annotations

from pathlib import Path

from puntari.define.person_fact import FactGrain, PersonFact
from puntari.flow.figures.person_rows import SEVERAL
from puntari.flow.figures.text import literal, name
from puntari.store import engine
from puntari.store.files import exists


def several_path(part: Path) -> Path:
    """Where the rows of a part of a fact lie of whoever has several in a month."""
    return part.with_name(f"several-{part.name}")


def is_looked_at(fact: PersonFact) -> bool:
    """Whether these rows of a fact are kept: what is told of a month is told once, and figures of what is of nobody need no bounds."""
    return fact.grain in (FactGrain.SPELL, FactGrain.EVENT) and not fact.of_nobody


def several_sql(fact: PersonFact, part: Path) -> str:
    """The rows of a part of whoever has several in a month; of a fact that tells one event several times, several of one code."""
    rows = f"read_parquet({literal(str(part.resolve()))})"
    month = f"date_trunc('month', f.{name(fact.begins or fact.happens)})"
    keys = [*(f"f.{name(column)}" for column in (fact.unit.name, fact.apart) if column), month]
    told = ", ".join(f"{key} AS k{number}" for number, key in enumerate(keys))
    on = " AND ".join(f"{key} IS NOT DISTINCT FROM s.k{number}" for number, key in enumerate(keys))
    return f"SELECT f.* FROM {rows} AS f JOIN (SELECT {told} FROM {rows} AS f GROUP BY ALL HAVING count(*) > 1) AS s ON {on}"


def see_all(connection: engine.Connection, fact: PersonFact) -> None:
    """Let all rows of a fact stand for these, where nobody has looked who has several."""
    connection.execute(f"CREATE VIEW fact.{name(fact.id + SEVERAL)} AS SELECT * FROM fact.{name(fact.id)}")


def are_there(parts: tuple[Path, ...]) -> bool:
    """Whether these rows were written beside all parts: builds of before have none."""
    return all(exists(several_path(part)) for part in parts)
