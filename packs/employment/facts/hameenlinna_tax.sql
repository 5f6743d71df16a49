SELECT area, period, taxpayers, mean_municipal_tax FROM hameenlinna_verotulot
