SELECT area, trial_kind, period, ended, unemployed_after, unemployed_after_share FROM tyonv_12uw
