SELECT
  area, period, employment_rate, employment_rate_trend, employed_thousands, unemployed_thousands, survey_rate, survey_rate_young
FROM statfin_135z
