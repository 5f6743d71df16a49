-- Unbroken unemployment: the statuses unemployed (2) and laid off (3) in a row are one spell.
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
)
SELECT person, min(begins) AS begins, CASE WHEN count(*) = count(ends) THEN max(ends) END AS ends
FROM numbered GROUP BY person, spell_number
