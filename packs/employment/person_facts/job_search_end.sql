-- Ends of job searches with their reason, and how long each search had lasted. A switch of systems ends nothing.
WITH told AS (
  SELECT person, ends, end_reason FROM register.atmt_job_search WHERE ends IS NOT NULL
  UNION ALL
  SELECT person, ends, end_reason FROM register.ura_job_search WHERE ends < :since_job_search - 1
),
reasons AS (
  SELECT person, ends, min(end_reason) AS end_reason FROM told GROUP BY person, ends
)
SELECT
  j.person,
  j.ends AS ended,
  CASE
    WHEN e.end_reason IN ('01', '03', '04', '16') THEN 'open_work'
    WHEN e.end_reason = '00' THEN 'supported_work'
    WHEN e.end_reason = '02' THEN 'back_to_work'
    WHEN e.end_reason IN ('11', '12', '13') THEN 'service'
    WHEN e.end_reason = '08' THEN 'education'
    WHEN e.end_reason IN ('05', '07', '09') THEN 'outside'
    WHEN e.end_reason = '10' THEN 'not_renewed'
    WHEN e.end_reason IN ('14', '15') THEN 'neglect'
    ELSE 'unknown'
  END AS reason,
  j.ends - j.begins + 1 AS search_days
FROM spell.job_search AS j
LEFT JOIN reasons AS e ON e.person = j.person AND e.ends = j.ends
WHERE j.ends IS NOT NULL
