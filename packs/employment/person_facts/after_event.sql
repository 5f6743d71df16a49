-- What a person did 1, 3, 6 and 12 months after a job offer, a candidate search, an integration plan or the end of a job search: the status
-- of that day, or wages of that month where there is none.
WITH happened AS (
  SELECT person, on_day AS day, 'job_offer' AS what, municipality, sex, age_group, foreign_national FROM fact.job_offer
  UNION ALL
  SELECT person, on_day AS day, 'candidate_search' AS what, municipality, sex, age_group, foreign_national FROM fact.candidate_search
  UNION ALL
  SELECT person, planned AS day, 'integration_plan' AS what, municipality, sex, age_group, foreign_national
  FROM fact.integration_client WHERE planned IS NOT NULL
  UNION ALL
  SELECT person, ended AS day, 'job_search_end' AS what, municipality, sex, age_group, foreign_national FROM fact.job_search_end
),
followed AS (
  SELECT
    h.person, h.day, h.what, h.municipality, h.sex, h.age_group, h.foreign_national, k.months,
    CAST(CASE k.months
      WHEN '1' THEN h.day + INTERVAL '1 month'
      WHEN '3' THEN h.day + INTERVAL '3 months'
      WHEN '6' THEN h.day + INTERVAL '6 months'
      ELSE h.day + INTERVAL '12 months'
    END AS DATE) AS later
  FROM happened AS h
  CROSS JOIN (VALUES ('1'), ('3'), ('6'), ('12')) AS k(months)
)
SELECT
  f.person,
  f.day,
  f.what,
  f.municipality,
  f.sex,
  f.age_group,
  f.foreign_national,
  f.months,
  CASE
    WHEN t.status IN ('1', '9') THEN 'open_work'
    WHEN t.status = '0' THEN 'supported_work'
    WHEN t.status IN ('2', '3') THEN 'unemployed'
    WHEN t.status = '4' THEN 'short_week'
    WHEN t.status = '7' THEN 'service'
    WHEN t.status = '8' THEN 'education'
    WHEN t.status IN ('5', '6') THEN 'outside'
    WHEN t.status IS NOT NULL THEN 'unknown'
    WHEN w.wages > 0 THEN 'left_to_wages'
    ELSE 'left'
  END AS afterwards
FROM followed AS f
LEFT JOIN spell.status AS t
  ON t.person = f.person AND t.begins <= f.later AND coalesce(t.ends, DATE '9999-12-31') >= f.later
LEFT JOIN fact.wages AS w ON w.person = f.person AND w.month = CAST(date_trunc('month', f.later) AS DATE)
