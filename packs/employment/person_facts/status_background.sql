-- Days with an employment status, with the mother tongue, the education, the occupation and the work ability that A-TMT tells of
-- the client on them.
SELECT
  s.person,
  greatest(s.begins, a.begins) AS begins,
  CASE WHEN s.ends IS NULL AND a.ends IS NULL THEN NULL ELSE least(coalesce(s.ends, a.ends), coalesce(a.ends, s.ends)) END AS ends,
  s.municipality,
  s.sex,
  s.status,
  CASE WHEN coalesce(a.language, '99') = '99' THEN 'unknown' WHEN a.language IN ('fi', 'sv', 'se', 'smn', 'sms') THEN '0' ELSE '1' END AS foreign_language,
  a.work_ability,
  a.education_level,
  CASE WHEN a.occupation >= '0' AND a.occupation < 'A' THEN substring(a.occupation, 1, 1) ELSE 'unknown' END AS occupation_group
FROM fact.status_days AS s
JOIN register.atmt_person AS a
  ON a.person = s.person AND a.begins <= coalesce(s.ends, DATE '9999-12-31') AND coalesce(a.ends, DATE '9999-12-31') >= s.begins
