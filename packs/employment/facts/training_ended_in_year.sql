SELECT area, training_funding, period, ended FROM tyonv_12v8
