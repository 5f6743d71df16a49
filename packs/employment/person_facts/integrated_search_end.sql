-- Ends of job searches of those who are or have been integration clients: whether they still were, and how many days had passed since
-- the first integration plan.
WITH clients AS (
  SELECT
    e.person, e.ended,
    max(CASE WHEN coalesce(u.ends, DATE '9999-12-31') >= e.ended THEN '1' ELSE '0' END) AS client,
    min(CASE WHEN u.planned <= e.ended THEN u.planned END) AS planned
  FROM fact.job_search_end AS e
  JOIN register.uma_integration AS u ON u.person = e.person AND u.begins <= e.ended
  GROUP BY e.person, e.ended
)
SELECT e.person, e.ended, e.reason, e.search_days, c.client, e.ended - c.planned AS plan_days, e.municipality, e.sex, e.age_group
FROM fact.job_search_end AS e
JOIN clients AS c ON c.person = e.person AND c.ended = e.ended
