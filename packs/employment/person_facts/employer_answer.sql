-- Answers of employers to surveys. A promoter gives 9 or 10, a detractor at most 6.
SELECT
  answer,
  answered,
  about,
  recommends,
  CASE WHEN recommends >= 9 THEN 100 WHEN recommends <= 6 THEN -100 ELSE 0 END AS promotes,
  satisfaction,
  employment_area
FROM register.employer_survey
