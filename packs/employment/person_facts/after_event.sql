-- Job offers, candidate searches, integration plans and ends of job searches.
SELECT person, on_day AS day, 'job_offer' AS what, municipality, sex, age_group, foreign_national FROM fact.job_offer
UNION ALL
SELECT person, on_day AS day, 'candidate_search' AS what, municipality, sex, age_group, foreign_national FROM fact.candidate_search
UNION ALL
SELECT person, planned AS day, 'integration_plan' AS what, municipality, sex, age_group, foreign_national
FROM fact.integration_client WHERE planned IS NOT NULL
UNION ALL
SELECT person, ended AS day, 'job_search_end' AS what, municipality, sex, age_group, foreign_national FROM fact.job_search_end
