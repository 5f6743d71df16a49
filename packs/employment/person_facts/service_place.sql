-- Services of A-TMT by where they are given and by where the client lives when they begin, with what they cost and who provides them.
SELECT person, begins, ends, kind, production, place AS given_in, provider, cost FROM register.atmt_service
