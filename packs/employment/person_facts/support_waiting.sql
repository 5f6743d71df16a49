-- Applications and payments of support while they wait: from the day of the application to the day before it is settled. What was turned
-- down or recovered without a day waits no longer.
SELECT applicant, employer, step, kind, applied AS begins, settled - 1 AS ends, municipality
FROM fact.support_case
WHERE (settled IS NOT NULL AND settled > applied) OR outcome = 'pending'
