SELECT
  area, period, adults, basic_only, basic_only_share, upper_secondary, upper_secondary_share, tertiary, tertiary_share, education_level
FROM statfin_12bs
