SELECT area, period, unemployed_under_25, young_labour_force, young_unemployment_rate FROM hameenlinna_nuoriso
