-- Benefits paid by Kela, month by month, told in the municipality that Kela tells.
SELECT person, month, benefit, amount, days, municipal_share, municipality FROM register.kela_benefits
