SELECT price_index, period, price_level FROM statfin_price_index
