SELECT area, period, over_1_month, over_3_months, over_6_months, over_12_months FROM hameenlinna_virta_yli_3kk
