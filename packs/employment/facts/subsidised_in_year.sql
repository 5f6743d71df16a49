SELECT area, subsidised_kind, period, started, ended FROM tyonv_12va
