-- Actions agreed in plans by the day that they are due.
SELECT person, agreed, due, state FROM register.atmt_plan_action WHERE due IS NOT NULL
