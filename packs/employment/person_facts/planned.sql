-- Days with a job search and a plan in force.
SELECT
  s.person,
  greatest(s.begins, p.begins) AS begins,
  CASE WHEN s.ends IS NULL AND p.ends IS NULL THEN NULL ELSE least(coalesce(s.ends, p.ends), coalesce(p.ends, s.ends)) END AS ends,
  s.municipality,
  s.sex,
  s.foreign_national,
  p.kind
FROM fact.searching AS s
JOIN fact.plan AS p
  ON p.person = s.person AND p.begins <= coalesce(s.ends, DATE '9999-12-31') AND coalesce(p.ends, DATE '9999-12-31') >= s.begins
