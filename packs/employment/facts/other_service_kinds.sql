SELECT area, other_service_kind, period, persons, started, ended FROM tyonv_12u9
