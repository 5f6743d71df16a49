SELECT area, sex, age_group, period, unemployed, mean_duration, long_term_unemployed FROM hameenlinna_kesto
