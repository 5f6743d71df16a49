SELECT area, sex, period, population FROM statfin_11re
