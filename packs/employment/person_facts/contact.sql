-- Contacts and interviews with their channel and interpreter.
SELECT person, on_day, reason, channel, outcome, interpreter FROM register.atmt_contact
