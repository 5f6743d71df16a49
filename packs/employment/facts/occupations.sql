SELECT area, occupation, period, unemployed, open_vacancies FROM tyonv_12ti
