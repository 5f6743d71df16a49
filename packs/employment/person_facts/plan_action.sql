-- Actions agreed in plans by the day that they are due, told where the client lived on that day.
SELECT
  a.person,
  a.agreed,
  a.due,
  a.state,
  r.municipality
FROM register.atmt_plan_action AS a
LEFT JOIN fact.residence AS r ON r.person = a.person AND r.begins <= a.due AND coalesce(r.ends, DATE '9999-12-31') >= a.due
WHERE a.due IS NOT NULL
