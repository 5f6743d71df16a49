-- Commitments of money to procurements, in the area of whoever procures.
WITH procuring AS (
  SELECT procurement, min(employment_area) AS employment_area FROM register.procurement_contract GROUP BY procurement
)
SELECT c.on_day, c.amount, c.state, p.employment_area
FROM register.procurement_commitment AS c
LEFT JOIN procuring AS p ON p.procurement = c.procurement
