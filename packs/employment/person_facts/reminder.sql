-- Reminders and neglects, with what followed.
SELECT person, on_day, neglect, outcome FROM register.atmt_reminder
