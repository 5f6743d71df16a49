-- Complaints while they wait: from the day of arrival to the day before the decision.
SELECT complaint, arrived AS begins, decided - 1 AS ends, subject, employment_area
FROM register.complaints
WHERE (decided IS NOT NULL AND decided > arrived) OR outcome = 'pending'
