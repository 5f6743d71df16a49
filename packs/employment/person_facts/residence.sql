-- Where and who a client is on a day. What was known first holds for the days before it, and each row until the next. URA leaves the
-- citizenship of Finns empty.
SELECT
  person,
  CASE WHEN row_number() OVER (PARTITION BY person ORDER BY begins) = 1 THEN DATE '1900-01-01' ELSE begins END AS begins,
  lead(begins) OVER (PARTITION BY person ORDER BY begins) - 1 AS ends,
  municipality,
  sex,
  birth_year,
  CASE WHEN coalesce(citizenship, '246') = '246' THEN '0' ELSE '1' END AS foreign_national
FROM spell.residence
