-- Applications for wage subsidies and start-up grants, and those for their payment, each until it was settled. Told where the client lived
-- or the employer has its home on the day of the application; a case without a client is the employer's.
WITH told AS (
  SELECT
    'application' AS step, kind, person, employer, applied, decided AS settled, decision AS outcome, granted AS amount
  FROM register.ya_application
  UNION ALL
  SELECT
    'payment' AS step, kind, person, employer, applied, paid AS settled,
    CASE WHEN state = 'applied' THEN 'pending' ELSE state END AS outcome, amount
  FROM register.ya_payment
),
homes AS (
  SELECT employer, begins, ends, municipality FROM register.employer_profile
)
SELECT
  coalesce(t.person, t.employer) AS applicant,
  t.employer,
  t.step,
  t.kind,
  t.applied,
  t.settled,
  t.outcome,
  t.settled - t.applied AS waited_days,
  t.amount,
  coalesce(r.municipality, h.municipality) AS municipality
FROM told AS t
LEFT JOIN fact.residence AS r ON r.person = t.person AND r.begins <= t.applied AND coalesce(r.ends, DATE '9999-12-31') >= t.applied
LEFT JOIN homes AS h
  ON h.employer = t.employer AND h.begins <= t.applied AND coalesce(h.ends, DATE '9999-12-31') >= t.applied AND r.municipality IS NULL
WHERE coalesce(t.person, t.employer) IS NOT NULL
