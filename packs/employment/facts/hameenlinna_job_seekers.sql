SELECT
  area, period, job_seekers, unemployed, labour_force, unemployment_rate, unemployed_men, unemployed_women, unemployed_under_20,
  unemployed_under_25, unemployed_over_50, unemployed_disabled, unemployed_foreign, long_term_unemployed, fund_members, laid_off,
  short_week, subsidised_work, practical_training, work_trial, training, coaching, other_services, open_vacancies, new_vacancies
FROM hameenlinna_perustiedot
