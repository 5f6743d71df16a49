"""Facts of the pack: what of each table stands side by side at one grain.

Columns that say where the report prints a figure are left behind, so each fact chooses the places whose figures tell each other apart.
"""

from __future__ import annotations

from packs.service_centre import sources
from puntari.define.fact import Fact

price_tables = Fact(
    "price_tables",
    "SELECT service, provider, year, price FROM prices WHERE printed_in IN ('t2', 't3', 't4', 't5', 't6')",
    (sources.prices,),
)
price_summary = Fact(
    "price_summary",
    "SELECT service, provider, year, price FROM prices WHERE printed_in = 't9'",
    (sources.prices,),
)
configuration_prices = Fact(
    "configuration_prices",
    "SELECT configuration, component, provider, year, price FROM configurations",
    (sources.configurations,),
)
billing = Fact(
    "billing",
    "SELECT organisation, year, rate FROM billing_rates WHERE definition IN ('current', 'benchmark')",
    (sources.billing_rates,),
)
billing_before = Fact(
    "billing_before",
    "SELECT organisation, year, rate FROM billing_rates WHERE definition = 'old'",
    (sources.billing_rates,),
)
maturity_levels = Fact(
    "maturity_levels",
    "SELECT maturity_area, year, level FROM maturity WHERE figure = 'level'",
    (sources.maturity,),
)
maturity_targets = Fact(
    "maturity_targets",
    "SELECT maturity_area, year, level FROM maturity WHERE figure = 'target'",
    (sources.maturity,),
)
satisfaction_grades = Fact(
    "satisfaction_grades",
    "SELECT question, organisation, year, result FROM satisfaction WHERE scale = 'grade' AND kind = 'result'",
    (sources.satisfaction,),
)
satisfaction_shares = Fact(
    "satisfaction_shares",
    "SELECT question, year, result FROM satisfaction WHERE scale = 'percent' AND kind = 'result' AND printed_in = 't14'",
    (sources.satisfaction,),
)
# Figures of the report that contradict these (a share printed for its complement) stay in the table and out of the fact.
portfolio_services = Fact(
    "portfolio_services",
    "SELECT item, year, amount FROM portfolio "
    "WHERE item IN ('customer_specific', 'removed', 'removed_ended', 'removed_returned', 'removed_productised', "
    "'without_description', 'without_description_share')",
    (sources.portfolio,),
)
customer_specific_revenue = Fact(
    "customer_specific_revenue",
    "SELECT item, year, million_euros FROM revenue WHERE printed_in = 't12'",
    (sources.revenue,),
)
programme = Fact(
    "programme",
    "SELECT item, year, amount FROM investments WHERE unit = 'million_euros'",
    (sources.investments,),
)
