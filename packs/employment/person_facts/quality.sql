-- Quality points that providers were given, in the area of the contract.
SELECT q.provider, q.on_day, q.quality_area, q.points, k.employment_area
FROM register.provider_quality AS q
LEFT JOIN register.procurement_contract AS k ON k.procurement = q.procurement AND k.provider = q.provider
