-- Statements on unemployment security that name the days for which they hold.
SELECT person, begins, ends, kind FROM register.atmt_statement WHERE begins IS NOT NULL
