-- Contacts and interviews with their channel and interpreter. URA tells the way of a contact alone: what is no more than an attempt or an
-- entry may not have been held.
SELECT person, on_day, reason, channel, outcome, interpreter FROM register.atmt_contact
UNION ALL
SELECT
  u.person,
  u.on_day,
  'unknown' AS reason,
  CASE
    WHEN u.way IN ('35', '36') THEN 'visit'
    WHEN u.way IN ('01', '02', '31') THEN 'phone'
    WHEN u.way = '20' THEN 'video'
    WHEN u.way = '97' THEN 'web'
    WHEN u.way IN ('03', '04', '05', '32', '33', '34') THEN 'message'
    WHEN u.way = '95' THEN 'other'
    ELSE 'unknown'
  END AS channel,
  CASE WHEN u.way IN ('02', '96', '98', '99') THEN 'unknown' ELSE 'held' END AS outcome,
  'unknown' AS interpreter
FROM register.ura_contact AS u
WHERE u.on_day < :since_contact AND NOT EXISTS (
  SELECT 1 FROM register.atmt_contact AS a WHERE a.person = u.person AND a.on_day = u.on_day
)
