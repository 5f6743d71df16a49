SELECT
  area, sex, education, period, structural, long_term_unemployed, equivalent_long_term, service_to_unemployment, service_to_service
FROM hameenlinna_rakennetyottomyys
