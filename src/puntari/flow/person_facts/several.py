"""The rows of whoever has several of a fact in one month, in a file of their own beside each part of the fact.

Bounds of what begins or happens follow the most rows that anybody has in any cell of any month. Nearly everybody has one, so what is asked
of one month need not group all rows for that: whoever has several rows in a cell of a month is here with all of them.
"""

from __future__ import annotations

from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import Expected
from puntari.flow.figures.guarded_parts import Asked
from puntari.flow.figures.person_rows import SEVERAL
from puntari.flow.figures.plan import Grain
from puntari.flow.figures.text import literal, name
from puntari.store import engine
from puntari.store.files import exists


def several_path(part: Path) -> Path:
    """Where the rows of a part of a fact lie of whoever has several in a month."""
    return part.with_name(f"several-{part.name}")


def counted_by_month(pack: Pack) -> frozenset[str]:
    """The facts of a pack of which these rows are kept: some indicator counts who begins or what happens in a month."""
    bindings = (one for indicator in pack.indicators.values() for one in indicator.bindings if isinstance(one, RegisterBinding))
    measures = (one for binding in bindings for one in (binding.value, binding.per) if one is not None and not isinstance(one, Expected))
    asked = (Asked(one, Grain(None, ()), None) for one in measures)
    return frozenset(one.base.fact.id for one in asked if one.counts_rows and one.by_month and not one.once and not one.base.fact.of_nobody)


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
