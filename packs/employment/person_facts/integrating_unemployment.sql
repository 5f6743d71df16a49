-- Unbroken unemployment that began while the person was an integration client.
SELECT s.person, s.begins, s.ends, s.municipality, s.sex, s.age_group
FROM fact.unemployment AS s
WHERE EXISTS (
  SELECT 1 FROM register.uma_integration AS u
  WHERE u.person = s.person AND u.begins <= s.begins AND coalesce(u.ends, DATE '9999-12-31') >= s.begins
)
