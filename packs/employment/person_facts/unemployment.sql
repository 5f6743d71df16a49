-- Unbroken unemployment: the statuses unemployed (2) and laid off (3) in a row are one spell, told where the client lived when it began.
WITH days AS (
  SELECT person, begins, ends FROM spell.status WHERE status IN ('2', '3')
),
marked AS (
  SELECT
    person, begins, ends,
    CASE WHEN lag(ends) OVER (PARTITION BY person ORDER BY begins) + 1 >= begins THEN 0 ELSE 1 END AS fresh
  FROM days
),
numbered AS (
  SELECT person, begins, ends, sum(fresh) OVER (PARTITION BY person ORDER BY begins ROWS UNBOUNDED PRECEDING) AS spell_number FROM marked
),
spells AS (
  SELECT person, min(begins) AS begins, CASE WHEN count(*) = count(ends) THEN max(ends) END AS ends
  FROM numbered GROUP BY person, spell_number
)
SELECT
  s.person,
  s.begins,
  s.ends,
  r.municipality,
  coalesce(r.sex, 'unknown') AS sex,
  CASE
    WHEN r.birth_year IS NULL THEN 'unknown'
    WHEN extract(year FROM s.begins) - r.birth_year < 25 THEN '15_24'
    WHEN extract(year FROM s.begins) - r.birth_year < 50 THEN '25_49'
    ELSE '50'
  END AS age_group,
  coalesce(r.foreign_national, 'unknown') AS foreign_national
FROM spells AS s
LEFT JOIN fact.residence AS r ON r.person = s.person AND r.begins <= s.begins AND coalesce(r.ends, DATE '9999-12-31') >= s.begins
