-- Job searches with the day of the first initial interview that was held, told where the client lived when the search began.
WITH interviewed AS (
  SELECT j.person, j.begins, min(c.on_day) AS first_interview
  FROM spell.job_search AS j
  JOIN register.atmt_contact AS c
    ON c.person = j.person AND c.on_day >= j.begins AND c.on_day <= coalesce(j.ends, DATE '9999-12-31')
  WHERE c.reason = 'initial_interview' AND c.outcome = 'held'
  GROUP BY j.person, j.begins
)
SELECT
  j.person,
  j.begins,
  j.ends,
  i.first_interview,
  r.municipality,
  coalesce(r.sex, 'unknown') AS sex,
  CASE
    WHEN r.birth_year IS NULL THEN 'unknown'
    WHEN extract(year FROM j.begins) - r.birth_year < 25 THEN '15_24'
    WHEN extract(year FROM j.begins) - r.birth_year < 50 THEN '25_49'
    ELSE '50'
  END AS age_group,
  coalesce(r.foreign_national, 'unknown') AS foreign_national
FROM spell.job_search AS j
LEFT JOIN interviewed AS i ON i.person = j.person AND i.begins = j.begins
LEFT JOIN fact.residence AS r ON r.person = j.person AND r.begins <= j.begins AND coalesce(r.ends, DATE '9999-12-31') >= j.begins
