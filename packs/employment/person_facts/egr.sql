-- Measures of projects of the European Globalisation Adjustment Fund for those whom an employer dismissed.
SELECT person, begins, ends, measure, cost FROM register.egr_participation
