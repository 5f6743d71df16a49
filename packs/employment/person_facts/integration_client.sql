-- Integration clients with the days on which their situation was assessed, their plan was made and their first service began.
SELECT person, begins, ends, setting, assessed, planned, first_service, first_service - begins AS service_days, municipality
FROM register.uma_integration
