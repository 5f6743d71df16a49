-- Rounds of a survey that have closed: how many were asked, and how many of them the survey reached.
SELECT closed, about, asked, reached, employment_area FROM register.customer_survey_round
