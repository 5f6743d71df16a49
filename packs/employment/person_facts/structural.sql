-- Structural unemployment, each day of it in one of its four parts: a year without a break; 12 of the last 16 months (365 of 486 days) with
-- earlier spells; unemployed within three months of a service, or in a service within three months of another, where days unemployed and in
-- services together are 12 of 16 months. Days in the last 16 months never grow fewer while a spell goes on, so each condition holds from
-- one day of it to its end.
WITH idle AS (
  SELECT person, begins, coalesce(ends, DATE '9999-12-31') AS ends, CAST(begins + INTERVAL '1 year' AS DATE) AS long_from FROM fact.unemployment
),
days AS (
  SELECT person, begins, coalesce(ends, DATE '9999-12-31') AS ends, status FROM spell.status WHERE status IN ('0', '2', '3', '7')
),
marked AS (
  SELECT person, begins, ends, CASE WHEN lag(ends) OVER (PARTITION BY person ORDER BY begins) + 1 >= begins THEN 0 ELSE 1 END AS fresh FROM days
),
numbered AS (
  SELECT person, begins, ends, sum(fresh) OVER (PARTITION BY person ORDER BY begins ROWS UNBOUNDED PRECEDING) AS spell_number FROM marked
),
spans AS (
  SELECT 'idle' AS kind, person, begins, ends FROM idle
  UNION ALL
  SELECT 'either' AS kind, person, min(begins) AS begins, max(ends) AS ends FROM numbered GROUP BY person, spell_number
),
counted AS (
  SELECT
    kind, person, begins, ends,
    CAST(
      sum(ends - begins + 1) OVER (PARTITION BY kind, person ORDER BY begins ROWS UNBOUNDED PRECEDING) - (ends - begins + 1) AS INTEGER
    ) AS days_before
  FROM spans
),
reached AS (
  SELECT
    k.kind, k.person, k.begins, k.ends,
    sum(least(m.ends, k.begins) - greatest(m.begins, k.begins - 485) + 1) AS days_at_start,
    min(
      CASE
        WHEN (m.begins < k.begins OR k.kind = 'either') AND k.begins + 364 - (k.days_before - m.days_before) <= m.begins + 485
        THEN k.begins + 364 - (k.days_before - m.days_before)
      END
    ) AS later
  FROM counted AS k
  JOIN counted AS m ON m.kind = k.kind AND m.person = k.person AND m.begins <= k.begins AND m.ends >= k.begins - 485
  GROUP BY k.kind, k.person, k.begins, k.ends
),
held AS (
  SELECT kind, person, begins, ends, CASE WHEN days_at_start >= 365 THEN begins ELSE greatest(later, begins) END AS since
  FROM reached
  WHERE days_at_start >= 365 OR later <= ends
),
services AS (
  SELECT
    person, begins, ends, max(CASE WHEN status IN ('0', '7') THEN ends END) OVER (
      PARTITION BY person ORDER BY begins ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ) AS served_until, status
  FROM days
),
parts AS (
  SELECT person, 'long_term' AS part, long_from AS begins, ends FROM idle
  UNION ALL
  SELECT i.person, 'repeatedly' AS part, h.since AS begins, least(i.ends, i.long_from - 1) AS ends
  FROM idle AS i
  JOIN held AS h ON h.kind = 'idle' AND h.person = i.person AND h.begins = i.begins
  UNION ALL
  SELECT
    i.person, 'service_to_unemployment' AS part, greatest(i.begins, h.since) AS begins,
    least(i.ends, i.long_from - 1, coalesce(r.since, DATE '9999-12-31') - 1) AS ends
  FROM idle AS i
  JOIN services AS s ON s.person = i.person AND s.begins = i.begins AND s.served_until >= i.begins - 92
  JOIN held AS h ON h.kind = 'either' AND h.person = i.person AND h.begins <= i.begins AND h.ends >= i.begins
  LEFT JOIN held AS r ON r.kind = 'idle' AND r.person = i.person AND r.begins = i.begins
  UNION ALL
  SELECT s.person, 'service_to_service' AS part, greatest(s.begins, h.since) AS begins, s.ends
  FROM services AS s
  JOIN held AS h ON h.kind = 'either' AND h.person = s.person AND h.begins <= s.begins AND h.ends >= s.begins
  WHERE s.status IN ('0', '7') AND s.served_until >= s.begins - 92
)
SELECT person, part, begins, CASE WHEN ends < DATE '9999-12-30' THEN ends END AS ends FROM parts WHERE begins <= ends
