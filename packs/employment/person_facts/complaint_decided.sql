-- Complaints by the day on which they were decided, and how many days that took.
SELECT complaint, decided, subject, outcome, decided - arrived AS handling_days, employment_area
FROM register.complaints
WHERE decided IS NOT NULL
