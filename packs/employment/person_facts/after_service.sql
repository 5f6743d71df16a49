-- What a person did 1, 3, 6 and 12 months after a service ended: the status of that day, or wages of that month where there is none.
WITH followed AS (
  SELECT
    s.person, s.begins, s.ends AS ended, s.kind, s.municipality, s.sex, s.age_group, k.months,
    CAST(CASE k.months
      WHEN '1' THEN s.ends + INTERVAL '1 month'
      WHEN '3' THEN s.ends + INTERVAL '3 months'
      WHEN '6' THEN s.ends + INTERVAL '6 months'
      ELSE s.ends + INTERVAL '12 months'
    END AS DATE) AS day
  FROM fact.service AS s
  CROSS JOIN (VALUES ('1'), ('3'), ('6'), ('12')) AS k(months)
  WHERE s.ends IS NOT NULL
)
SELECT
  f.person,
  f.begins,
  f.ended,
  f.kind,
  f.municipality,
  f.sex,
  f.age_group,
  f.months,
  CASE
    WHEN t.status IN ('1', '9') THEN 'open_work'
    WHEN t.status = '0' THEN 'supported_work'
    WHEN t.status IN ('2', '3') THEN 'unemployed'
    WHEN t.status = '4' THEN 'short_week'
    WHEN t.status = '7' THEN 'service'
    WHEN t.status = '8' THEN 'education'
    WHEN t.status IN ('5', '6') THEN 'outside'
    WHEN t.status IS NOT NULL THEN 'unknown'
    WHEN w.wages > 0 THEN 'left_to_wages'
    ELSE 'left'
  END AS afterwards
FROM followed AS f
LEFT JOIN spell.status AS t
  ON t.person = f.person AND t.begins <= f.day AND coalesce(t.ends, DATE '9999-12-31') >= f.day
LEFT JOIN fact.wages AS w ON w.person = f.person AND w.month = CAST(date_trunc('month', f.day) AS DATE)
