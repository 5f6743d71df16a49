-- Municipal accounts by task and item, year by year.
SELECT municipality, year_begins, task, item, amount FROM register.treasury_accounts
