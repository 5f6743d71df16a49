-- Services taken: those of A-TMT, and those begun before it that only URA tells of.
WITH older AS (
  SELECT person, begins, ends, 'training' AS kind FROM register.ura_training
  UNION ALL
  SELECT person, begins, ends, 'work_trial' AS kind FROM register.ura_work_trial
  UNION ALL
  SELECT person, begins, ends, CASE WHEN kind IN ('61', '62', '65') THEN 'start_up_grant' ELSE 'wage_subsidy' END AS kind
  FROM register.ura_subsidised_work
),
told AS (
  SELECT person, begins, ends, kind, production FROM register.atmt_service
  UNION ALL
  SELECT o.person, o.begins, o.ends, o.kind, 'unknown' AS production
  FROM older AS o
  WHERE o.begins < DATE '2025-01-01' AND NOT EXISTS (
    SELECT 1 FROM register.atmt_service AS n WHERE n.person = o.person AND n.begins = o.begins AND n.kind = o.kind
  )
)
SELECT
  t.person,
  t.begins,
  t.ends,
  t.kind,
  t.production,
  r.municipality,
  coalesce(r.sex, 'unknown') AS sex,
  CASE
    WHEN r.birth_year IS NULL THEN 'unknown'
    WHEN extract(year FROM t.begins) - r.birth_year < 25 THEN '15_24'
    WHEN extract(year FROM t.begins) - r.birth_year < 50 THEN '25_49'
    ELSE '50'
  END AS age_group
FROM told AS t
LEFT JOIN fact.residence AS r ON r.person = t.person AND r.begins <= t.begins AND coalesce(r.ends, DATE '9999-12-31') >= t.begins
