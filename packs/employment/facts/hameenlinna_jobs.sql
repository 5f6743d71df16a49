SELECT area, period, industry, sex, jobs FROM hameenlinna_tyopaikat_toimiala
