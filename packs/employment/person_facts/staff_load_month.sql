-- What the staff has to do, by role and month.
SELECT employment_area, month, role, clients, interviews, queue FROM register.staff_load
