-- What the funding model gives the areas, factor by factor.
SELECT employment_area, year_begins, factor, amount FROM register.funding_model
