-- Candidates found for employers' vacancies: a row for each.
SELECT person, on_day, outcome FROM register.atmt_candidate_search
