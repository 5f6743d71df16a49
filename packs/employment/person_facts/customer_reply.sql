-- Answers to rounds of a survey, on the day the round closed and of its area, whenever and wherever they were given.
SELECT a.answer, r.closed, r.about, r.employment_area
FROM register.customer_survey AS a
JOIN register.customer_survey_round AS r ON r.round = a.round
