"""Indicators of what a centre delivers for the next round: productivity and quality by unit and month, surveys, plans and goals.

Their figures begin with the first delivery; the report of the last round shows most of them in pictures only.
"""

from __future__ import annotations

from packs.service_centre import coming, sources
from packs.service_centre.codes import HERE
from packs.service_centre.indicators import CUSTOMERS, PORTFOLIO, PRODUCTIVITY
from puntari.define.expression import Average, Published, Sum, among
from puntari.define.fact import Fact
from puntari.define.indicator import Binding, Break, Indicator, Reliability, Theme
from puntari.define.wordbook import cards
from puntari.words.period import Period
from puntari.words.text import Text
from puntari.words.unit import COUNT, EURO, GRADE, PERCENT, Better, Unit

YEARS_OF_WORK = Unit("person_years", Text("henkilötyövuotta", "årsverken", "person-years"), Text("htv", "årsv.", "py"), 1)
AS_COUNTED = Unit("as_counted", Text("niin kuin lasketaan", "så som det räknas", "as it is counted"), None, 1)
AS_THE_GOAL = Unit("as_the_goal", Text("tavoitteen omassa yksikössä", "i målets egen enhet", "in the unit of the goal"), None, 1)

_CARDS = cards(HERE / "cards")
_REORGANISED = Break(
    Period.parse("2021-09"),
    Text(
        "Organisaatio uudistettiin syksyllä 2021, joten yksiköitä ei voi verrata aiempiin. Raportti ei kerro kuukautta.",
        "Organisationen förnyades hösten 2021, så enheterna kan inte jämföras med tidigare. Rapporten anger inte månaden.",
        "The organisation was renewed in autumn 2021, so units can't be compared with earlier ones. The report does not tell the month.",
    ),
)
_OWN = Text(
    "Palvelukeskus kirjaa ja toimittaa luvut itse; kirjaustapa voi muuttua.",
    "Servicecentret registrerar och levererar siffrorna själv; sättet att registrera kan ändras.",
    "The centre records and delivers the figures itself; the way of recording may change.",
)

hours_by_unit = Fact("hours_by_unit", "SELECT month, unit, billable_hours, all_hours FROM unit_hours", (coming.unit_hours,))
money_by_unit = Fact(
    "money_by_unit", "SELECT month, unit, investments, operating_costs, depreciation FROM unit_money", (coming.unit_money,)
)
staff_by_unit = Fact("staff_by_unit", "SELECT month, unit, person_years FROM staff_years", (coming.staff_years,))
levels_by_need = Fact("levels_by_need", "SELECT month, need, agreed, met FROM service_levels", (coming.service_levels,))
incidents_by_need = Fact("incidents_by_need", "SELECT month, need, severity, incidents FROM incident_counts", (coming.incident_counts,))
volumes_by_need = Fact("volumes_by_need", "SELECT month, need, counted, amount FROM volume_counts", (coming.volume_counts,))
services_by_kind = Fact("services_by_kind", "SELECT year, kind, need, revenue FROM services", (coming.services,))
survey_counts = Fact(
    "survey_counts",
    "SELECT quarter, question, organisation, respondents, mode, supplier, grade, answers FROM survey_answers",
    (coming.survey_answers,),
)
goals_by_month = Fact("goals_by_month", "SELECT month, goal, unit, customers, amount FROM goal_reports", (coming.goal_reports,))
plans_of_customers = Fact(
    "plans_of_customers",
    "SELECT quarter, customers, customers_in_all, with_a_plan, steps_planned, steps_done FROM customer_plans",
    (coming.customer_plans,),
)
needs_in_plans = Fact("needs_in_plans", "SELECT quarter, need, plans FROM customer_needs", (coming.customer_needs,))
investment_shares = Fact(
    "investment_shares",
    "SELECT item, year, amount FROM investments WHERE item IN ('investment_share', 'peer_investment_share') AND unit = 'percent'",
    (sources.investments,),
)


def _delivered(
    id: str, binding: Binding, unit: Unit, better: Better, theme: Theme, *breaks: Break, made_by: tuple[str, ...] = ()
) -> Indicator:
    return Indicator((binding,), unit, better, theme, _CARDS[id], False, Reliability.MEDIUM, _OWN, breaks, made_by=made_by)


_money = money_by_unit
_kinds = services_by_kind
unit_billing_rate = _delivered(
    "unit_billing_rate",
    Binding(Sum(hours_by_unit, hours_by_unit.billable_hours), per=Sum(hours_by_unit, hours_by_unit.all_hours), times=100),
    PERCENT, Better.HIGHER, PRODUCTIVITY, _REORGANISED,
)
unit_investment_share = _delivered(
    "unit_investment_share",
    Binding(
        Sum(_money, _money.investments),
        per=Sum(_money, _money.investments) + Sum(_money, _money.operating_costs) + -Sum(_money, _money.depreciation),
        times=100,
    ),
    PERCENT, Better.NEITHER, PRODUCTIVITY, _REORGANISED,
)
investment_share = Indicator(
    (Binding(Published(investment_shares, investment_shares.amount)),), PERCENT, Better.NEITHER, PRODUCTIVITY, _CARDS["investment_share"],
    reliability=Reliability.LOW,
    reliability_reason=Text(
        "Raportin tekstissä on vain vaihteluväli; vuosien luvut ja verrokin luku ovat kuvassa 8.",
        "I rapportens text finns endast ett intervall; årens siffror och referensens siffra finns i bild 8.",
        "The report's text has only a range; the figures of years and that of the peer are in picture 8.",
    ),
)
person_years = _delivered(
    "person_years", Binding(Sum(staff_by_unit, staff_by_unit.person_years)), YEARS_OF_WORK, Better.NEITHER, PRODUCTIVITY, _REORGANISED
)
service_levels_met = _delivered(
    "service_levels_met",
    Binding(Sum(levels_by_need, levels_by_need.met), per=Sum(levels_by_need, levels_by_need.agreed), times=100),
    PERCENT, Better.HIGHER, PRODUCTIVITY,
)
incidents = _delivered(
    "incidents", Binding(Sum(incidents_by_need, incidents_by_need.incidents)), COUNT, Better.LOWER, PRODUCTIVITY
)
service_volumes = _delivered(
    "service_volumes", Binding(Published(volumes_by_need, volumes_by_need.amount)), AS_COUNTED, Better.NEITHER, PRODUCTIVITY
)
revenue_by_class = _delivered("revenue_by_class", Binding(Sum(_kinds, _kinds.revenue)), EURO, Better.NEITHER, PORTFOLIO)
productised_revenue_share = _delivered(
    "productised_revenue_share",
    Binding(
        Sum(_kinds, _kinds.revenue, (among(_kinds.kind, "productised"),)),
        per=Sum(_kinds, _kinds.revenue, (among(_kinds.kind, "productised"),))
        + Sum(_kinds, _kinds.revenue, (among(_kinds.kind, "customer_specific", "customer_project"),)),
        times=100,
    ),
    PERCENT, Better.HIGHER, PORTFOLIO,
)
survey_grade = _delivered(
    "survey_grade", Binding(Average(survey_counts, survey_counts.answers, survey_counts.grade)), GRADE, Better.HIGHER, CUSTOMERS,
    made_by=("mode", "supplier"),
)
goal_progress = _delivered(
    "goal_progress", Binding(Published(goals_by_month, goals_by_month.amount)), AS_THE_GOAL, Better.NEITHER, PRODUCTIVITY
)
_plans = plans_of_customers
plan_coverage = _delivered(
    "plan_coverage", Binding(Sum(_plans, _plans.with_a_plan), per=Sum(_plans, _plans.customers_in_all), times=100),
    PERCENT, Better.HIGHER, CUSTOMERS,
)
plan_steps_done = _delivered(
    "plan_steps_done", Binding(Sum(_plans, _plans.steps_done), per=Sum(_plans, _plans.steps_planned), times=100),
    PERCENT, Better.HIGHER, CUSTOMERS,
)
recurring_needs = _delivered(
    "recurring_needs", Binding(Published(needs_in_plans, needs_in_plans.plans)), COUNT, Better.NEITHER, CUSTOMERS
)
