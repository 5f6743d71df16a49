-- Each stretch of days of one client with a job search in force in one municipality.
SELECT
  j.person,
  greatest(j.begins, coalesce(r.begins, j.begins)) AS begins,
  CASE WHEN j.ends IS NULL AND r.ends IS NULL THEN NULL ELSE least(coalesce(j.ends, r.ends), coalesce(r.ends, j.ends)) END AS ends,
  r.municipality,
  coalesce(r.sex, 'unknown') AS sex,
  coalesce(r.foreign_national, 'unknown') AS foreign_national
FROM spell.job_search AS j
LEFT JOIN fact.residence AS r
  ON r.person = j.person AND r.begins <= coalesce(j.ends, DATE '9999-12-31') AND coalesce(r.ends, DATE '9999-12-31') >= j.begins
