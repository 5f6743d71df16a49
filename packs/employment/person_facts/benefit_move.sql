-- Which unemployment benefit a person had in a month, and what in the next: where several, the first by its name in the list.
WITH main AS (
  SELECT person, month, min(benefit) AS benefit, min(municipality) AS municipality
  FROM register.kela_benefits
  WHERE benefit IN ('basic_allowance', 'general_support', 'labour_market_subsidy') AND amount > 0
  GROUP BY person, month
)
SELECT
  m.person,
  m.month,
  m.benefit,
  CASE WHEN n.benefit IS NULL THEN 'none' WHEN n.benefit = m.benefit THEN 'same' ELSE 'other' END AS next_month,
  m.municipality
FROM main AS m
LEFT JOIN main AS n ON n.person = m.person AND n.month = CAST(m.month + INTERVAL '1 month' AS DATE)
