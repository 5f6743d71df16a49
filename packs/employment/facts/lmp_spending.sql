SELECT area, period, lmp_type, million_euros FROM lmp_expenditure WHERE lmp_expenditure_kind = 'XTOT' AND lmp_unit = 'MIO_EUR'
