-- Services of A-TMT by where they are given and by where the client lives when they begin, with what they cost.
SELECT person, begins, ends, kind, production, place, cost FROM register.atmt_service
