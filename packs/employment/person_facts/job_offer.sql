-- Job offers with what came of them, and after how many days that was known.
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
  result_day - on_day AS result_days
FROM register.atmt_job_offer
