SELECT area, subsidised_kind, period, persons, started, ended FROM tyonv_12u6
