SELECT area, period, population FROM sotkanet_population
