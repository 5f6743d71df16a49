-- Services taken: those of A-TMT, and those begun before it that only URA tells of, without what they cost. URA's end on the day before
-- A-TMT at the latest, and are left out where A-TMT tells of one of the same sort that overlaps them.
WITH older AS (
  SELECT person, begins, ends, :since_training - 1 AS eve, 'training' AS kind FROM register.ura_training
  UNION ALL
  SELECT person, begins, ends, :since_work_trial - 1 AS eve, 'work_trial' AS kind FROM register.ura_work_trial
  UNION ALL
  SELECT
    person, begins, ends, :since_subsidised_work - 1 AS eve,
    CASE WHEN kind IN ('61', '62', '65') THEN 'start_up_grant' ELSE 'wage_subsidy' END AS kind
  FROM register.ura_subsidised_work
),
told AS (
  SELECT person, begins, least(coalesce(ends, eve), eve) AS ends, kind FROM older WHERE begins <= eve
)
SELECT person, begins, ends, kind, production, cost FROM register.atmt_service
UNION ALL
SELECT o.person, o.begins, o.ends, o.kind, 'unknown' AS production, CAST(NULL AS DOUBLE PRECISION) AS cost
FROM told AS o
WHERE NOT EXISTS (
  SELECT 1 FROM register.atmt_service AS n
  WHERE n.person = o.person AND CASE WHEN n.kind = 'integration_training' THEN 'training' ELSE n.kind END = o.kind
    AND n.begins <= o.ends AND coalesce(n.ends, DATE '9999-12-31') >= o.begins
)
