SELECT
  area, period, activation_rate, unemployed, in_services, training, coaching, subsidised_work, work_trial, job_alternation,
  rehabilitative_work, self_motivated_studies
FROM tyonv_12u5
