-- Contacts and interviews with their channel and interpreter, told where the client lived on the day.
SELECT
  c.person,
  c.on_day,
  c.reason,
  c.channel,
  c.outcome,
  c.interpreter,
  r.municipality
FROM register.atmt_contact AS c
LEFT JOIN fact.residence AS r ON r.person = c.person AND r.begins <= c.on_day AND coalesce(r.ends, DATE '9999-12-31') >= c.on_day
