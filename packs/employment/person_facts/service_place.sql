-- Services of A-TMT by where they are given and by where the client lives when they begin, with what they cost.
SELECT person, begins, ends, kind, production, place AS given_in, cost FROM register.atmt_service
