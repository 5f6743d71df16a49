-- Statements on unemployment security that name the days for which they hold. What URA leaves open holds until the day before A-TMT.
SELECT person, begins, ends, kind FROM register.atmt_statement WHERE begins IS NOT NULL
UNION ALL
SELECT
  u.person,
  u.begins,
  coalesce(u.ends, :since_statement - 1) AS ends,
  CASE WHEN substring(u.code, 1, 1) IN ('Q', 'W') THEN 'suspension' ELSE 'unknown' END AS kind
FROM register.ura_statement AS u
WHERE u.given < :since_statement AND (u.ends IS NOT NULL OR u.begins < :since_statement) AND NOT EXISTS (
  SELECT 1 FROM register.atmt_statement AS a WHERE a.person = u.person AND a.given = u.given
)
