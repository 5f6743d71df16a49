-- Vacancies with a known employer, the language of the work and the occupation. URA tells no language, and counts where A-TMT tells of no
-- vacancy of that employer, day and municipality; what it leaves open ends on the day before A-TMT.
WITH told AS (
  SELECT employer, begins, ends, language, occupation, places, municipality FROM register.atmt_vacancy
  UNION ALL
  SELECT
    u.employer, u.begins, least(coalesce(u.ends, :since_vacancy - 1), :since_vacancy - 1) AS ends, 'unknown' AS language, u.occupation,
    u.places, u.municipality
  FROM register.ura_vacancy AS u
  WHERE u.begins < :since_vacancy AND NOT EXISTS (
    SELECT 1 FROM register.atmt_vacancy AS a
    WHERE a.employer = u.employer AND a.begins = u.begins AND a.municipality = u.municipality
  )
)
SELECT
  employer,
  begins,
  ends,
  language,
  CASE WHEN occupation >= '0' AND occupation < 'A' THEN substring(occupation, 1, 1) ELSE 'unknown' END AS occupation_group,
  places,
  municipality
FROM told
WHERE employer IS NOT NULL
