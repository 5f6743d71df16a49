-- Services taken: those of A-TMT, and those begun before it that only URA tells of, without what they cost.
WITH older AS (
  SELECT person, begins, ends, 'training' AS kind FROM register.ura_training
  UNION ALL
  SELECT person, begins, ends, 'work_trial' AS kind FROM register.ura_work_trial
  UNION ALL
  SELECT person, begins, ends, CASE WHEN kind IN ('61', '62', '65') THEN 'start_up_grant' ELSE 'wage_subsidy' END AS kind
  FROM register.ura_subsidised_work
)
SELECT person, begins, ends, kind, production, cost FROM register.atmt_service
UNION ALL
SELECT o.person, o.begins, o.ends, o.kind, 'unknown' AS production, CAST(NULL AS DOUBLE PRECISION) AS cost
FROM older AS o
WHERE o.begins < DATE '2025-01-01' AND NOT EXISTS (
  SELECT 1 FROM register.atmt_service AS n WHERE n.person = o.person AND n.begins = o.begins AND n.kind = o.kind
)
