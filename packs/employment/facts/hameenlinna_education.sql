SELECT area, period, age_group, education, unemployed_by_education FROM hameenlinna_koulutustaso WHERE employment_code = 'unemployed' AND sex = 'SSS'
