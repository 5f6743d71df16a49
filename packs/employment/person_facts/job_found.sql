-- Job searches that ended in work in the open labour market, with the job that wage reports tell of three months later: of several the one
-- with the most hours.
WITH reported AS (
  SELECT
    e.person, e.ended, e.municipality, e.sex, e.age_group, e.foreign_national, w.term, w.employment_type, w.payer,
    row_number() OVER (PARTITION BY e.person, e.ended ORDER BY coalesce(w.hours_a_week, 0) DESC, w.report) AS place
  FROM fact.job_search_end AS e
  JOIN register.incomes_employment AS w
    ON w.person = e.person AND date_trunc('month', w.paid) = date_trunc('month', CAST(e.ended + INTERVAL '3 months' AS DATE))
  WHERE e.reason = 'open_work'
)
SELECT
  person, payer, ended, municipality, sex, age_group, foreign_national, coalesce(term, 'unknown') AS term,
  CASE employment_type WHEN '1' THEN 'full' WHEN '2' THEN 'part' ELSE 'unknown' END AS working_time
FROM reported WHERE place = 1
