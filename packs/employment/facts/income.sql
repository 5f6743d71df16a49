SELECT
  area, period, residents, median_income, gini, low_income, low_income_share, children, low_income_children, low_income_children_share
FROM statfin_14ww
