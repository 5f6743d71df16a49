-- Vacancies of A-TMT, and those opened before it that only URA tells of.
SELECT vacancy, employer, begins, ends, municipality, places, end_reason FROM register.atmt_vacancy
UNION ALL
SELECT u.vacancy, u.employer, u.begins, u.ends, u.municipality, u.places, u.end_reason
FROM register.ura_vacancy AS u
WHERE u.begins < DATE '2025-01-01' AND NOT EXISTS (SELECT 1 FROM register.atmt_vacancy AS n WHERE n.vacancy = u.vacancy)
