-- Unemployed and all clients with a status by municipality on the last day of each month, as running sums of what begins and ends.
WITH changes AS (
  SELECT
    municipality, CAST(date_trunc('month', begins) AS DATE) AS month, 1 AS clients, CASE WHEN status IN ('2', '3') THEN 1 ELSE 0 END AS unemployed
  FROM fact.status_days WHERE municipality IS NOT NULL
  UNION ALL
  SELECT
    municipality, CAST(date_trunc('month', ends + 1) AS DATE) AS month, -1 AS clients, CASE WHEN status IN ('2', '3') THEN -1 ELSE 0 END AS unemployed
  FROM fact.status_days WHERE municipality IS NOT NULL AND ends IS NOT NULL
),
summed AS (
  SELECT municipality, month, sum(clients) AS clients, sum(unemployed) AS unemployed FROM changes GROUP BY municipality, month
),
reach AS (
  SELECT municipality, min(month) AS first_month FROM summed GROUP BY municipality
),
newest AS (
  SELECT max(month) AS month FROM summed
)
SELECT
  a.municipality,
  m.month,
  sum(coalesce(s.clients, 0)) OVER (PARTITION BY a.municipality ORDER BY m.month ROWS UNBOUNDED PRECEDING) AS clients,
  sum(coalesce(s.unemployed, 0)) OVER (PARTITION BY a.municipality ORDER BY m.month ROWS UNBOUNDED PRECEDING) AS unemployed
FROM reach AS a
CROSS JOIN newest AS n
JOIN calendar.months AS m ON m.month >= a.first_month AND m.month <= n.month
LEFT JOIN summed AS s ON s.municipality = a.municipality AND s.month = m.month
