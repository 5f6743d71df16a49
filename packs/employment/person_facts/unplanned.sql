-- Days with a job search and no plan in force: what the plans of a person leave open before, between and after them.
WITH marked AS (
  SELECT
    person, begins, coalesce(ends, DATE '9999-12-31') AS ends,
    CASE WHEN max(coalesce(ends, DATE '9999-12-31')) OVER (
      PARTITION BY person ORDER BY begins, ends ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) >= begins - 1 THEN 0 ELSE 1 END AS fresh
  FROM fact.plan
),
numbered AS (
  SELECT person, begins, ends, sum(fresh) OVER (PARTITION BY person ORDER BY begins, ends ROWS UNBOUNDED PRECEDING) AS run FROM marked
),
runs AS (
  SELECT person, run, min(begins) AS begins, max(ends) AS ends FROM numbered GROUP BY person, run
),
gaps AS (
  SELECT person, DATE '1900-01-01' AS begins, min(begins) - 1 AS ends FROM runs GROUP BY person
  UNION ALL
  SELECT person, ends + 1 AS begins, coalesce(lead(begins) OVER (PARTITION BY person ORDER BY begins) - 1, DATE '9999-12-31') AS ends
  FROM runs WHERE ends < DATE '9999-12-31'
  UNION ALL
  SELECT DISTINCT s.person, DATE '1900-01-01' AS begins, DATE '9999-12-31' AS ends
  FROM fact.searching AS s WHERE NOT EXISTS (SELECT 1 FROM runs AS r WHERE r.person = s.person)
)
SELECT
  s.person,
  greatest(s.begins, g.begins) AS begins,
  CASE WHEN s.ends IS NOT NULL OR g.ends < DATE '9999-12-31' THEN least(coalesce(s.ends, g.ends), g.ends) END AS ends,
  s.municipality,
  s.sex,
  s.foreign_national
FROM fact.searching AS s
JOIN gaps AS g ON g.person = s.person AND g.begins <= coalesce(s.ends, DATE '9999-12-31') AND g.ends >= s.begins
