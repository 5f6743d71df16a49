-- Job searches with the day of the first initial interview that was held.
WITH interviewed AS (
  SELECT j.person, j.begins, min(c.on_day) AS first_interview
  FROM spell.job_search AS j
  JOIN register.atmt_contact AS c
    ON c.person = j.person AND c.on_day >= j.begins AND c.on_day <= coalesce(j.ends, DATE '9999-12-31')
  WHERE c.reason = 'initial_interview' AND c.outcome = 'held'
  GROUP BY j.person, j.begins
)
SELECT j.person, j.begins, j.ends, i.first_interview
FROM spell.job_search AS j
LEFT JOIN interviewed AS i ON i.person = j.person AND i.begins = j.begins
