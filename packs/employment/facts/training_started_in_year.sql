SELECT area, training_funding, period, started FROM tyonv_12v7
