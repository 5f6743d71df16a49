SELECT area, period, sex, age_of_five_years, employment_code, job_seekers FROM hameenlinna_tyonhakijat_tyollisyyskoodi
