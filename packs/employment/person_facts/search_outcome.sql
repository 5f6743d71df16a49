-- Job searches begun, by the months before which each had ended in work in the open labour market.
SELECT
  j.person, j.begins AS began,
  CASE
    WHEN e.reason IS NULL OR e.reason <> 'open_work' THEN 'not'
    WHEN e.ended < CAST(j.begins + INTERVAL '1 month' AS DATE) THEN '1'
    WHEN e.ended < CAST(j.begins + INTERVAL '3 months' AS DATE) THEN '3'
    WHEN e.ended < CAST(j.begins + INTERVAL '6 months' AS DATE) THEN '6'
    WHEN e.ended < CAST(j.begins + INTERVAL '12 months' AS DATE) THEN '12'
    ELSE 'later'
  END AS found_in
FROM spell.job_search AS j
LEFT JOIN fact.job_search_end AS e ON e.person = j.person AND e.ended = j.ends
