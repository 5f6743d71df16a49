"""What delivered rows tell, asked in SQL: spells and homes as they were told last, and stocks out of what comes and goes."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from packs.employment.synthetic.services_before import IN_URA
from packs.employment.synthetic.tables import MONTHS

MONTH = "((year({0}) - 2016) * 12 + month({0}) - 6)"
# Each spell as it was told last. Before the switch URA holds, from it on A-TMT; the end of an open spell lies in the future.
SPELLS = """
spells AS (
  SELECT person, status, begins, least(last_end, DATE '2024-12-31') AS ends, last_end FROM (
    SELECT person, status, begins, arg_max(ends, _number) AS last_end FROM ura_status GROUP BY ALL)
  WHERE begins <= DATE '2024-12-31'
  UNION ALL
  SELECT person, status, begins, ends, ends FROM (
    SELECT person, status, greatest(begins, DATE '2025-01-01') AS begins,
      coalesce(arg_max(coalesce(ends, DATE '2222-11-11'), _number), DATE '2222-11-11') AS ends
    FROM atmt_status GROUP BY person, status, atmt_status.begins)
)"""
PERSONS = "persons AS (SELECT person, max(birth_year) AS born, max(sex) AS sex FROM atmt_person GROUP BY 1)"
# Where clients live: each home as it was told last. Before the first one told, its person lived there too.
HOMES = """
homes AS (
  SELECT person, municipality, CAST(begins AS DATE) AS since,
    CAST(arg_max(coalesce(nullif(CAST(ends AS VARCHAR), ''), '2222-11-11'), _number) AS DATE) AS until
  FROM atmt_person GROUP BY person, municipality, atmt_person.begins
)"""
# Services as they were told last: of the kinds that URA tells, before the switch URA's and from it on A-TMT's.
_IN_URA = ", ".join(f"'{kind}'" for told in IN_URA.values() for kind in told)
SERVICES_TOLD = f"""
older AS (
  SELECT person, begins, kind, least(arg_max(ends, _number), DATE '2024-12-31') AS ends FROM (
    SELECT person, begins, ends, _number, 'training' AS kind FROM ura_training
    UNION ALL SELECT person, begins, ends, _number, 'work_trial' FROM ura_work_trial
    UNION ALL SELECT person, begins, ends, _number, 'wage_subsidy' FROM ura_subsidised_work)
  GROUP BY person, begins, kind),
newer AS (
  SELECT service, any_value(kind) AS kind, any_value(begins) AS begins,
    arg_max(coalesce(ends, DATE '2222-11-11'), _number) AS ends
  FROM atmt_service GROUP BY service),
served AS (
  SELECT kind, begins, ends FROM older
  UNION ALL
  SELECT kind, CASE WHEN kind IN ({_IN_URA}) THEN greatest(begins, DATE '2025-01-01') ELSE begins END, ends
  FROM newer)"""


def running(table: pa.Table, width: int) -> np.ndarray:
    """Stocks by month and column from what comes and goes: rows of month, column and change."""
    change = np.zeros((MONTHS + 1, width))
    month = np.clip(table["month"].to_numpy(), 0, MONTHS)
    np.add.at(change, (month, table["place"].to_numpy()), table["change"].to_numpy())
    return change.cumsum(axis=0)[:MONTHS]


def comes_and_goes(source: str, place: str) -> str:
    """A SELECT of how many begin and end in each month by place, of a source with the days `begins` and `ends`."""
    begin, end = MONTH.format("begins"), MONTH.format("(ends + 1)")
    return (
        f"SELECT greatest({begin}, 0) AS month, {place} AS place, count(*) AS change FROM {source} GROUP BY ALL UNION ALL "
        f"SELECT greatest({end}, 0), {place}, -count(*) FROM {source} WHERE {end} <= {MONTHS} GROUP BY ALL"
    )


def with_spells(parts: str) -> str:
    """A SELECT that may read the spells of employment status, told once, beside tables of its own."""
    return f"WITH {SPELLS.strip()}, {parts}"
