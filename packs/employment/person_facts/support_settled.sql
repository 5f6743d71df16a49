-- Applications and payments of support by the day on which they were settled.
SELECT applicant, employer, step, kind, settled, outcome, waited_days, amount, municipality FROM fact.support_case WHERE settled IS NOT NULL
