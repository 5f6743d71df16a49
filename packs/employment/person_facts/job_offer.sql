-- Job offers with what came of them, and after how many days that was known: URA tells neither that nor whether an offer was binding.
WITH told AS (
  SELECT person, on_day, binding, result, result_day - on_day AS result_days FROM register.atmt_job_offer
  UNION ALL
  SELECT u.person, u.on_day, 'unknown' AS binding, u.result, CAST(NULL AS INTEGER) AS result_days
  FROM register.ura_job_offer AS u
  WHERE u.on_day < :since_job_offer AND NOT EXISTS (
    SELECT 1 FROM register.atmt_job_offer AS a WHERE a.person = u.person AND a.on_day = u.on_day
  )
)
SELECT
  person,
  on_day,
  binding,
  CASE
    WHEN result IN ('01', '52') THEN 'placed'
    WHEN result IN ('05', '06') THEN 'declined'
    WHEN result IN ('04', '08', '10') THEN 'not_chosen'
    WHEN result IN ('02', '03', '07', '13') THEN 'withdrawn'
    WHEN result IS NULL OR result = '51' THEN 'open'
    ELSE 'other'
  END AS result,
  result_days
FROM told
