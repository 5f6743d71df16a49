-- Complaints by the day on which they arrived.
SELECT complaint, arrived, subject, outcome, employment_area FROM register.complaints
