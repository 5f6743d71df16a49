SELECT
  area, period, births, deaths, net_between_municipalities, immigration, emigration, net_immigration, net_migration, population
FROM statfin_121w
