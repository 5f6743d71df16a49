-- Plans made with clients, from the day on which each was made.
SELECT person, begins, ends, kind FROM register.atmt_plan
