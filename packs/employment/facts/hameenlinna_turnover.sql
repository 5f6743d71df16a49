SELECT area, period, establishments, establishment_staff, turnover, turnover_per_person FROM hameenlinna_yritysten_liikevaihto
