-- Decisions on residence permits, and how many days they had been waited for.
SELECT person, decided, kind, decided - applied AS waited_days FROM register.migri_permit
