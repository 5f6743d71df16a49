SELECT area, period, enterprises_started, enterprises_closed, enterprises FROM hameenlinna_yritykset
