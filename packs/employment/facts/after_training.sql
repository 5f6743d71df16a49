SELECT area, training_funding, period, ended, unemployed_after, unemployed_after_share FROM tyonv_12ur
