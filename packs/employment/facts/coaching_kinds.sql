SELECT area, coaching_kind, period, persons FROM tyonv_12u1
