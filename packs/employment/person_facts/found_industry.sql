-- Jobs found by job seekers, by the day three months after the job search ended, with the industry of who pays the wage on that day.
WITH followed AS (
  SELECT person, payer, CAST(ended + INTERVAL '3 months' AS DATE) AS followed, municipality, sex, age_group, foreign_national FROM fact.job_found
),
matched AS (
  SELECT
    f.*, p.industry, row_number() OVER (PARTITION BY f.person, f.followed ORDER BY p.begins DESC NULLS LAST, p.industry) AS place
  FROM followed AS f
  LEFT JOIN register.employer_profile AS p
    ON p.employer = f.payer AND p.begins <= f.followed AND coalesce(p.ends, DATE '9999-12-31') >= f.followed
)
SELECT person, payer, followed, municipality, sex, age_group, foreign_national, coalesce(industry, 'X') AS industry
FROM matched WHERE place = 1
