-- Days with an employment status on which the client is an integration client, too.
SELECT
  s.person,
  greatest(s.begins, u.begins) AS begins,
  CASE WHEN s.ends IS NULL AND u.ends IS NULL THEN NULL ELSE least(coalesce(s.ends, u.ends), coalesce(u.ends, s.ends)) END AS ends,
  s.municipality,
  s.sex,
  s.status
FROM fact.status_days AS s
JOIN register.uma_integration AS u
  ON u.person = s.person AND u.begins <= coalesce(s.ends, DATE '9999-12-31') AND coalesce(u.ends, DATE '9999-12-31') >= s.begins
