-- Contacts of a client with the expert whom the tag of that day names, told in the authority of the tag: each contact once.
WITH met AS (
  SELECT
    c.person,
    c.on_day,
    c.reason,
    c.outcome,
    t.employment_area,
    t.team,
    t.expert,
    row_number() OVER (PARTITION BY c.contact ORDER BY t.begins, t.team) AS turn
  FROM register.atmt_contact AS c
  JOIN register.atmt_team_tag AS t
    ON t.person = c.person AND t.expert = c.expert AND t.begins <= c.on_day AND coalesce(t.ends, DATE '9999-12-31') >= c.on_day
)
SELECT person, on_day, reason, outcome, employment_area, team, expert FROM met WHERE turn = 1
