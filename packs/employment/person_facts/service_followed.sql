-- Services whose cost is known, by the day three months after their end, with what the person did on that day.
SELECT
  person, CAST(ended + INTERVAL '3 months' AS DATE) AS followed, kind, municipality, sex, age_group, foreign_national, cost, afterwards
FROM fact.after_service WHERE months = '3' AND cost IS NOT NULL
