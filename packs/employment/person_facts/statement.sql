-- Statements on unemployment security by the day on which they were given, and how many days they had been waited for.
SELECT person, given, kind, given - requested AS waited_days, suspension_days FROM register.atmt_statement
