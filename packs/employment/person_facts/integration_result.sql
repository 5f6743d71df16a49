-- Parts of integration training by the day on which they ended: how, on which level of language, and whether that had risen.
SELECT
  person,
  ended,
  module,
  outcome,
  CASE
    WHEN level_after IS NULL OR level_after = 'X' THEN 'untested'
    WHEN level_after < 'A2' THEN 'a1'
    WHEN level_after < 'B1' THEN 'a2'
    ELSE 'b1'
  END AS level,
  CASE
    WHEN level_after IS NULL OR level_after = 'X' OR level_before IS NULL OR level_before = 'X' THEN 'unknown'
    WHEN level_after > level_before THEN '1'
    ELSE '0'
  END AS rose
FROM register.koulutusportti_training
WHERE ended IS NOT NULL AND outcome IN ('completed', 'left')
