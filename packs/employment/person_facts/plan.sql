-- Plans made with clients, from the day on which each was made. URA tells no end: its plan holds until the day before the person's next one
-- and at most until the day before A-TMT.
SELECT person, begins, ends, kind FROM register.atmt_plan
UNION ALL
SELECT u.person, u.made AS begins, least(coalesce(min(n.made), :since_plan), :since_plan) - 1 AS ends, u.kind
FROM register.ura_plan AS u
LEFT JOIN (
  SELECT person, begins AS made FROM register.atmt_plan
  UNION ALL
  SELECT person, made FROM register.ura_plan
) AS n ON n.person = u.person AND n.made > u.made
WHERE u.made < :since_plan AND NOT EXISTS (
  SELECT 1 FROM register.atmt_plan AS a WHERE a.person = u.person AND a.begins = u.made
)
GROUP BY u.person, u.made, u.kind
