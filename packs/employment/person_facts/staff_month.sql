-- Staff of the authorities by role, month by month.
SELECT employment_area, month, role, persons, person_years FROM register.staff
