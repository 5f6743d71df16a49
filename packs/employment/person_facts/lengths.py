"""Facts of clients by how long they have been unemployed or job seekers: stretches of days, cut where the next length is reached."""

from __future__ import annotations

from packs.employment.person_facts.clients import searching, status_days, unemployment
from packs.employment.person_facts.common import (
    AGE,
    BEGINS,
    ENDS,
    FOREIGN,
    MUNICIPALITY,
    PERSON,
    SEX,
    STATUS,
    Reads,
    Tells,
    job_searches,
    listed,
)
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.words.text import Text

BY_LENGTH = """WITH whole AS (
  SELECT
    person,
    begins,
    CAST(begins + INTERVAL '3 months' AS DATE) AS month_3,
    CAST(begins + INTERVAL '6 months' AS DATE) AS month_6,
    CAST(begins + INTERVAL '1 year' AS DATE) AS year_1,
    CAST(begins + INTERVAL '2 years' AS DATE) AS year_2,
    coalesce(ends, DATE '9999-12-31') AS ends
  FROM {whole}
),
lengths AS (
  SELECT person, 'under_3' AS duration, begins, least(ends, month_3 - 1) AS ends FROM whole
  UNION ALL
  SELECT person, '3_6' AS duration, month_3 AS begins, least(ends, month_6 - 1) AS ends FROM whole WHERE ends >= month_3
  UNION ALL
  SELECT person, '6_12' AS duration, month_6 AS begins, least(ends, year_1 - 1) AS ends FROM whole WHERE ends >= month_6
  UNION ALL
  SELECT person, '12_24' AS duration, year_1 AS begins, least(ends, year_2 - 1) AS ends FROM whole WHERE ends >= year_1
  UNION ALL
  SELECT person, '24' AS duration, year_2 AS begins, ends FROM whole WHERE ends >= year_2
)
SELECT
  s.person,
  greatest(s.begins, l.begins) AS begins,
  CASE WHEN s.ends IS NOT NULL OR l.ends < DATE '9999-12-31' THEN least(coalesce(s.ends, l.ends), l.ends) END AS ends,
  {columns},
  l.duration
FROM {days} AS s
JOIN lengths AS l ON l.person = s.person AND l.begins <= coalesce(s.ends, DATE '9999-12-31') AND l.ends >= s.begins
WHERE {where}
"""
"""Days of clients, with the length that a spell has had on each: three months are reached on the same day of the third month."""


def _by_length(id: str, title: Text, reads: Reads, whole: str, days: str, tells: Tells, where: str = "TRUE") -> PersonFact:
    """The `days` of a fact by how long the spell that they lie in, one of `whole`, had gone on."""
    columns = ", ".join(f"s.{column.name}" for column in tells)
    sql = BY_LENGTH.format(whole=whole, days=days, columns=columns, where=where)
    told = (PERSON, BEGINS, ENDS, *tells, listed("duration", "duration_so_far"))
    times = {"begins": "begins", "ends": "ends"}
    return PersonFact(id, title, sql, reads, told, FactGrain.SPELL, **times, exclusive=True, told_by=(reads[-1].id,))


unemployment_length = _by_length(
    "unemployment_length",
    Text("Työttömät työttömyyden keston mukaan", "Arbetslösa efter arbetslöshetens längd", "Unemployed by length of unemployment"),
    (unemployment, status_days),
    "fact.unemployment",
    "fact.status_days",
    (STATUS, MUNICIPALITY, SEX, AGE, FOREIGN),
    "s.status IN ('2', '3')",
)
search_length = _by_length(
    "search_length",
    Text("Työnhakijat työnhaun keston mukaan", "Arbetssökande efter jobbsökningens längd", "Job seekers by length of the job search"),
    (job_searches, searching),
    "spell.job_search",
    "fact.searching",
    (MUNICIPALITY, SEX, FOREIGN),
)
