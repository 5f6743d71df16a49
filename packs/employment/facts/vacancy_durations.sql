-- Where no vacancy was filled the source prints a duration of zero, which is none.
SELECT area, period, days_open
FROM tyonv_2310
WHERE filled > 0 OR filled IS NULL
