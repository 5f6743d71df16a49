SELECT area, coaching_kind, period, ended, unemployed_after, unemployed_after_share FROM tyonv_12us
