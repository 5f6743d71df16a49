-- Changes of what a client does, by the first day of the new state: from state to state, into the register and out of it.
WITH stated AS (
  SELECT
    person, begins, ends,
    CASE
      WHEN status IN ('1', '9') THEN 'open_work'
      WHEN status = '0' THEN 'supported_work'
      WHEN status IN ('2', '3') THEN 'unemployed'
      WHEN status = '4' THEN 'short_week'
      WHEN status = '7' THEN 'service'
      WHEN status = '8' THEN 'education'
      WHEN status IN ('5', '6') THEN 'outside'
      ELSE 'unknown'
    END AS state
  FROM spell.status
),
beside AS (
  SELECT
    person, begins, ends, state,
    lag(state) OVER (PARTITION BY person ORDER BY begins) AS state_before,
    lag(ends) OVER (PARTITION BY person ORDER BY begins) AS ended_before,
    lead(begins) OVER (PARTITION BY person ORDER BY begins) AS next_begins
  FROM stated
),
moved AS (
  SELECT
    person, begins AS changed, CASE WHEN ended_before + 1 = begins THEN state_before ELSE 'none' END AS from_state, state AS to_state
  FROM beside
  UNION ALL
  SELECT person, ends + 1 AS changed, state AS from_state, 'none' AS to_state
  FROM beside WHERE ends IS NOT NULL AND (next_begins IS NULL OR next_begins > ends + 1)
)
SELECT person, changed, from_state, to_state FROM moved WHERE from_state <> to_state
