SELECT area, coaching_kind, period, started, ended FROM tyonv_12v9
