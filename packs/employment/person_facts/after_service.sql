-- Services that ended.
SELECT person, begins, ends AS ended, kind, cost, municipality, sex, age_group, foreign_national FROM fact.service WHERE ends IS NOT NULL
