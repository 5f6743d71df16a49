-- Actions agreed in plans by the day that they are due.
SELECT person, agreed, due, state FROM register.atmt_plan_action WHERE due IS NOT NULL
UNION ALL
SELECT
  u.person, u.signed AS agreed, u.due,
  CASE WHEN u.done = '1' THEN 'done' WHEN u.done = '0' AND u.checked IS NOT NULL THEN 'not_done' ELSE 'agreed' END AS state
FROM register.ura_plan_action AS u
WHERE u.due < :since_plan_action AND NOT EXISTS (
  SELECT 1 FROM register.atmt_plan_action AS a WHERE a.person = u.person AND a.due = u.due
)
