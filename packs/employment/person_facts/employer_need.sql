-- What services employers need, told where each has its home on the day.
SELECT n.employer, n.asked, n.service, n.strength, p.municipality
FROM register.employer_need AS n
LEFT JOIN register.employer_profile AS p ON p.employer = n.employer AND p.begins <= n.asked AND coalesce(p.ends, DATE '9999-12-31') >= n.asked
