SELECT area, trial_kind, period, persons FROM tyonv_12u8
