-- Payments to providers, with the contract that each belongs to by its commitment; a payment whose contract is not told has no area.
WITH bought AS (
  SELECT p.payment, p.provider, p.paid, p.amount, c.procurement
  FROM register.procurement_payment AS p
  LEFT JOIN register.procurement_commitment AS c ON c.commitment = p.commitment
)
SELECT
  b.provider,
  b.paid,
  b.amount,
  k.sector,
  k.kind,
  k.joint,
  k.employment_area
FROM bought AS b
LEFT JOIN register.procurement_contract AS k ON k.procurement = b.procurement AND k.provider = b.provider
