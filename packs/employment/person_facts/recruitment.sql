-- Steps of international recruitments: need found out, searching, hired, ended.
SELECT employer, on_day, state, persons, employment_area FROM register.international_recruitment
