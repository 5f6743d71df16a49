SELECT area, training_funding, period, persons, started, ended FROM tyonv_12u2
