-- Wages of a person in a month: the total that the payer reports (101), or the kinds of pay (201-299) of a payer who reports those.
SELECT
  person,
  CAST(date_trunc('month', paid) AS DATE) AS month,
  CAST(sum(CAST(amount AS DECIMAL(18, 2))) AS DOUBLE PRECISION) AS wages
FROM register.incomes_wages
WHERE income_type = '101' OR (income_type >= '201' AND income_type <= '299')
GROUP BY person, CAST(date_trunc('month', paid) AS DATE)
