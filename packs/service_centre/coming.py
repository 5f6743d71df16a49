"""Sources of the next round: what a centre delivers by hand for itself. Until it does there is nothing, and the pages say so."""

from __future__ import annotations

from packs.service_centre.codes import LISTS
from puntari.define.column import CodeColumn, ColumnDefinition, NameColumn, NumberColumn, PeriodColumn, TextColumn
from puntari.define.source import Audience, Licence, Redistribution, Source
from puntari.words.period import Frequency
from puntari.words.text import Text

HALF_A_YEAR = 183
OWN_FIGURES = Licence(
    "own_figures",
    Text("Palvelukeskuksen omia tietoja", "Servicecentrets egna uppgifter", "A service centre's own figures"),
    Text(
        "Luvut: palvelukeskuksen oma toimitus.",
        "Siffror: servicecentrets egen leverans.",
        "Figures: delivered by the service centre itself.",
    ),
)
OWNER = Text("Arvioitava palvelukeskus", "Det servicecenter som utvärderas", "The service centre that is evaluated")
NOTES = Text(
    "Palvelukeskus toimittaa taulukon itse seuraavaa kierrosta varten. Edellisen kierroksen raportissa näitä rivejä ei ole.",
    "Servicecentret levererar tabellen själv för nästa omgång. Rapporten från den förra omgången har inte dessa rader.",
    "The centre delivers the table itself for the next round. The report of the last round does not have these rows.",
)
YEAR = PeriodColumn("year", ("year",), Frequency.YEAR)
MONTH = PeriodColumn("month", ("month",), Frequency.MONTH)


def code(name: str, codes: str) -> CodeColumn:
    """A column of codes that deliveries call by its own name."""
    return CodeColumn(name, (name,), LISTS[codes])


def figure(name: str, title: Text, **more: object) -> NumberColumn:
    """A column of figures that deliveries call by its own name."""
    return NumberColumn(name, (name,), title, **more)


def delivered(id: str, title: Text, *columns: ColumnDefinition, **more: object) -> Source:
    """A source that comes by hand."""
    return Source(
        id=id, title=title, owner=OWNER, licence=OWN_FIGURES, columns=columns, fresh_days=HALF_A_YEAR, audience=Audience.PUBLIC,
        redistribution=Redistribution.OPEN, notes=NOTES, by_hand=True, **more,
    )


REVENUE = Text("Liikevaihto, euroa", "Omsättning, euro", "Revenue, euros")
PERSON_YEARS = Text("Henkilötyövuotta", "Årsverken", "Person-years")
EUROS = Text("Euroa", "Euro", "Euros")

services = delivered(
    "services",
    Text("Palveluluettelo", "Tjänstekatalog", "Service catalogue"),
    YEAR,
    NameColumn("service", ("service",)),
    code("kind", "service_kinds"),
    code("need", "service_needs"),
    code("decision", "decisions"),
    code("stays", "stay_reasons"),
    code("description", "descriptions"),
    TextColumn("features", ("features",)),
    figure("revenue", REVENUE),
    rules={"stays_concerns_customer_specific_services": "kind = 'customer_specific' OR stays = 'does_not_concern'"},
)
development_items = delivered(
    "development_items",
    Text("Kehittämisen kohteet", "Utvecklingsobjekt", "Items of development"),
    YEAR,
    NameColumn("item", ("item",)),
    code("portfolio", "development_portfolios"),
    figure("priority", Text("Tärkeysjärjestys", "Prioritet", "Priority"), adds=(), minimum=1, whole_numbers=True),
    figure("people", PERSON_YEARS),
    figure("money", EUROS),
)
development_room = delivered(
    "development_room",
    Text("Kehittämiseen käytettävissä", "Till förfogande för utveckling", "Room for development"),
    YEAR,
    code("portfolio", "development_portfolios"),
    figure("people", PERSON_YEARS),
    figure("money", EUROS),
)

unit_hours = delivered(
    "unit_hours",
    Text("Työtunnit yksiköittäin", "Arbetstimmar per enhet", "Working hours by unit"),
    MONTH,
    code("unit", "units"),
    figure("billable_hours", Text("Laskutettavat työtunnit", "Fakturerbara arbetstimmar", "Billable hours")),
    figure("all_hours", Text("Kaikki työtunnit", "Alla arbetstimmar", "All working hours")),
    rules={"billable_hours_are_among_all": "billable_hours <= all_hours"},
)
unit_money = delivered(
    "unit_money",
    Text("Investoinnit ja kulut yksiköittäin", "Investeringar och kostnader per enhet", "Investment and costs by unit"),
    MONTH,
    code("unit", "units"),
    figure("investments", Text("Investoinnit, euroa", "Investeringar, euro", "Investments, euros")),
    figure("operating_costs", Text("Operatiiviset kulut, euroa", "Operativa kostnader, euro", "Operating costs, euros")),
    figure("depreciation", Text("Poistot, euroa", "Avskrivningar, euro", "Depreciation, euros")),
    rules={"depreciation_is_among_operating_costs": "depreciation <= operating_costs"},
)
staff_years = delivered(
    "staff_years",
    Text("Henkilötyövuodet yksiköittäin", "Årsverken per enhet", "Person-years by unit"),
    MONTH,
    code("unit", "units"),
    figure("person_years", PERSON_YEARS),
)
service_levels = delivered(
    "service_levels",
    Text("Palvelutasot", "Servicenivåer", "Service levels"),
    MONTH,
    code("need", "service_needs"),
    figure("agreed", Text("Sovitut palvelutasot, mittauksia", "Avtalade servicenivåer, mätningar", "Service levels agreed, measurements")),
    figure("met", Text("Toteutuneet palvelutasot, mittauksia", "Uppnådda servicenivåer, mätningar", "Service levels met, measurements")),
    rules={"met_are_among_agreed": "met <= agreed"},
)
incident_counts = delivered(
    "incident_counts",
    Text("Häiriöt", "Störningar", "Incidents"),
    MONTH,
    code("need", "service_needs"),
    code("severity", "severities"),
    figure("incidents", Text("Häiriöitä", "Störningar", "Incidents"), whole_numbers=True),
)
volume_counts = delivered(
    "volume_counts",
    Text("Palvelujen volyymit", "Tjänsternas volymer", "Volumes of services"),
    MONTH,
    code("need", "service_needs"),
    code("counted", "volume_units"),
    figure("amount", Text("Määrä", "Antal", "Amount"), adds=()),
)
survey_answers = delivered(
    "survey_answers",
    Text("Asiakaskyselyn vastaukset", "Kundenkätens svar", "Answers of the customer survey"),
    PeriodColumn("quarter", ("quarter",), Frequency.QUARTER),
    code("question", "questions"),
    code("organisation", "organisations"),
    code("respondents", "respondents"),
    code("mode", "survey_modes"),
    code("supplier", "survey_suppliers"),
    code("grade", "grades"),
    figure("answers", Text("Vastauksia", "Svar", "Answers"), whole_numbers=True),
)
goal_reports = delivered(
    "goal_reports",
    Text("Tavoitteiden kuukausiraportit", "Månadsrapporter om målen", "Monthly reports of goals"),
    MONTH,
    code("goal", "goals"),
    code("unit", "reporting_units"),
    code("customers", "customer_groups"),
    figure("amount", Text("Toteutuma", "Utfall", "Outcome"), adds=(), minimum=None),
)
customer_plans = delivered(
    "customer_plans",
    Text("Asiakkaiden kehityssuunnitelmat", "Kundernas utvecklingsplaner", "Customer development plans"),
    PeriodColumn("quarter", ("quarter",), Frequency.QUARTER),
    code("customers", "customer_groups"),
    figure("customers_in_all", Text("Asiakkaita", "Kunder", "Customers"), whole_numbers=True),
    figure("with_a_plan", Text("Suunnitelma on", "Har en plan", "With a plan"), whole_numbers=True),
    figure("steps_planned", Text("Sovitut askeleet", "Avtalade steg", "Steps agreed"), whole_numbers=True),
    figure("steps_done", Text("Tehdyt askeleet", "Gjorda steg", "Steps done"), whole_numbers=True),
    rules={"with_a_plan_are_among_all": "with_a_plan <= customers_in_all", "done_are_among_planned": "steps_done <= steps_planned"},
)
customer_needs = delivered(
    "customer_needs",
    Text("Suunnitelmissa toistuvat tarpeet", "Behov som återkommer i planerna", "Needs that recur in plans"),
    PeriodColumn("quarter", ("quarter",), Frequency.QUARTER),
    code("need", "service_needs"),
    figure(
        "plans", Text("Suunnitelmia, joissa tarve on", "Planer där behovet finns", "Plans that have the need"), whole_numbers=True, adds=()
    ),
)
