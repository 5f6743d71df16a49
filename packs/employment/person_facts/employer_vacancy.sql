-- Vacancies of A-TMT with a known employer, the language of the work and the occupation.
SELECT
  employer,
  begins,
  ends,
  language,
  CASE WHEN occupation >= '0' AND occupation < 'A' THEN substring(occupation, 1, 1) ELSE 'unknown' END AS occupation_group,
  places,
  municipality
FROM register.atmt_vacancy
WHERE employer IS NOT NULL
