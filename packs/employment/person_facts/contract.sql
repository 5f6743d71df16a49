-- Contracts with providers of services.
SELECT provider, begins, ends, sector, kind, joint, value, employment_area FROM register.procurement_contract
