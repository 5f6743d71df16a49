-- Services that ended. Of those that only URA tells of and whose last day is its last one, too, nobody knows whether they ended.
SELECT person, begins, ends AS ended, kind, cost, municipality, sex, age_group, foreign_national
FROM fact.service WHERE ends IS NOT NULL AND NOT (production = 'unknown' AND ends = :since_training - 1)
