SELECT area, period, population, under_15_share, over_64_share, mean_age FROM statfin_11ra
