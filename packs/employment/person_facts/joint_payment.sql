-- What each area pays of joint procurements: every payment by the shares in force on its day.
WITH dated AS (
  SELECT
    procurement, employment_area, share, on_day AS begins,
    lead(on_day) OVER (PARTITION BY procurement, employment_area ORDER BY on_day) AS until
  FROM register.joint_procurement_share
),
bought AS (
  SELECT p.paid, p.amount, c.procurement
  FROM register.procurement_payment AS p
  JOIN register.procurement_commitment AS c ON c.commitment = p.commitment
)
SELECT b.paid, b.amount * d.share / 100 AS amount, d.employment_area
FROM bought AS b
JOIN dated AS d ON d.procurement = b.procurement AND d.begins <= b.paid AND coalesce(d.until, DATE '9999-12-31') > b.paid
