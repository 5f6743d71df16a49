-- Job searches until the first initial interview that was held: the wait ends the day before it, or with the search if that ends first.
SELECT
  person,
  begins,
  CASE WHEN first_interview IS NOT NULL THEN first_interview - 1 ELSE ends END AS ends,
  CASE WHEN first_interview IS NOT NULL THEN 'interviewed' WHEN ends IS NOT NULL THEN 'search_ended' ELSE 'waiting' END AS wait_end
FROM fact.job_search
