-- Vacancies of A-TMT with a known employer and the language of the work.
SELECT employer, begins, ends, language, places, municipality FROM register.atmt_vacancy WHERE employer IS NOT NULL
