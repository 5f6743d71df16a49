SELECT area, period, open_during_month, new_vacancies, filled FROM tyonv_2310
