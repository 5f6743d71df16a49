-- Services whose cost is known, by the day one, three and six months after their end, with what the person did on that day.
SELECT
  person,
  CAST(CASE months WHEN '1' THEN ended + INTERVAL '1 month' WHEN '3' THEN ended + INTERVAL '3 months' ELSE ended + INTERVAL '6 months' END AS DATE)
    AS followed,
  months, kind, municipality, sex, age_group, foreign_national, cost, afterwards
FROM fact.after_service WHERE months IN ('1', '3', '6') AND cost IS NOT NULL
