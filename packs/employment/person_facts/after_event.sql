-- Job offers, candidate searches, integration plans and ends of job searches, with which of these were ends in work.
SELECT person, on_day AS day, 'job_offer' AS what, '0' AS ended_in_work, municipality, sex, age_group, foreign_national FROM fact.job_offer
UNION ALL
SELECT person, on_day AS day, 'candidate_search' AS what, '0' AS ended_in_work, municipality, sex, age_group, foreign_national FROM fact.candidate_search
UNION ALL
SELECT person, planned AS day, 'integration_plan' AS what, '0' AS ended_in_work, municipality, sex, age_group, foreign_national
FROM fact.integration_client WHERE planned IS NOT NULL
UNION ALL
SELECT
  person, ended AS day, 'job_search_end' AS what, CASE WHEN reason IN ('open_work', 'supported_work') THEN '1' ELSE '0' END AS ended_in_work,
  municipality, sex, age_group, foreign_national
FROM fact.job_search_end
