SELECT area, period, age_to_75, tertiary_share FROM hameenlinna_koulutus WHERE sex = 'SSS'
