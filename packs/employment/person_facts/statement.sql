-- Statements on unemployment security by the day on which they were given, and how many days they had been waited for. Of URA's codes
-- only those of suspensions (Q and W) say which kind of A-TMT they are, and their days are those of the period.
SELECT person, given, kind, given - requested AS waited_days, suspension_days FROM register.atmt_statement
UNION ALL
SELECT
  u.person,
  u.given,
  CASE WHEN substring(u.code, 1, 1) IN ('Q', 'W') THEN 'suspension' ELSE 'unknown' END AS kind,
  CAST(NULL AS INTEGER) AS waited_days,
  CASE WHEN substring(u.code, 1, 1) IN ('Q', 'W') THEN u.ends - u.begins + 1 END AS suspension_days
FROM register.ura_statement AS u
WHERE u.given < :since_statement AND NOT EXISTS (
  SELECT 1 FROM register.atmt_statement AS a WHERE a.person = u.person AND a.given = u.given
)
