-- Each stretch of days of one client in one status and one municipality.
SELECT
  s.person,
  greatest(s.begins, coalesce(r.begins, s.begins)) AS begins,
  CASE WHEN s.ends IS NULL AND r.ends IS NULL THEN NULL ELSE least(coalesce(s.ends, r.ends), coalesce(r.ends, s.ends)) END AS ends,
  s.status,
  r.municipality,
  coalesce(r.sex, 'unknown') AS sex,
  CASE
    WHEN r.birth_year IS NULL THEN 'unknown'
    WHEN extract(year FROM s.begins) - r.birth_year < 25 THEN '15_24'
    WHEN extract(year FROM s.begins) - r.birth_year < 50 THEN '25_49'
    ELSE '50'
  END AS age_group,
  coalesce(r.foreign_national, 'unknown') AS foreign_national
FROM spell.status AS s
LEFT JOIN fact.residence AS r
  ON r.person = s.person AND r.begins <= coalesce(s.ends, DATE '9999-12-31') AND coalesce(r.ends, DATE '9999-12-31') >= s.begins
