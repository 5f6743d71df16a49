"""Staff, accounts, funding, procurement and providers: figures of nobody; and where services are given and what they cost."""

from __future__ import annotations

from packs.employment.indicators.making import Made, Making
from packs.employment.person_facts.clients import searching
from packs.employment.person_facts.outcomes import service_place
from packs.employment.person_facts.public import account, commitment, contract, funding, joint_payment, purchase, quality
from packs.employment.person_facts.public import staff_load_month as load
from packs.employment.person_facts.public import staff_month as staff
from packs.employment.themes import PROCUREMENT, PROVIDERS, SERVICES, SITUATION, STAFF
from packs.employment.units import EURO_PER_JOB_SEEKER, HERFINDAHL, PERSON_YEARS, PROVIDERS_COUNTED, QUALITY_POINTS
from puntari.define.expression import Condition, among
from puntari.define.person_measure import Across, At, Concentration, Count, Mean, Starts, Stock, Total
from puntari.words.period import Frequency, Period
from puntari.words.text import Text
from puntari.words.unit import EURO, PERSONS, RATIO, Better

YEAR, QUARTER = Frequency.YEAR, Frequency.QUARTER
EMPLOYED = Text("henkilöitä", "personer", "persons")
WORKED = Text("henkilötyövuosia", "årsverken", "person-years")
CLIENTS = Text("asiakkaita", "kunder", "clients")
INTERVIEWS = Text("haastatteluja", "intervjuer", "interviews")
SPENT = Text("euroja", "euro", "euros")
POINTS = Text("laatupisteitä", "kvalitetspoäng", "quality points")
PLACE = Text("palvelun kunta", "tjänstens kommun", "municipality of the service")
ROLES = ("expert", "integration", "employer", "management")
TASKS = ("employment_services", "integration")
OPERATING = (among(account.task, *TASKS), among(account.item, "operating_costs"))
"""What employment services and integration cost to run, as conditions on accounts."""
OWN_ACCOUNTS = Period.parse("2025")
"""The first year in which authorities book integration in accounts of their own."""
SEEKERS_OF_YEAR = Stock(searching, at=At.AVERAGE, frequency=YEAR)


def _staff() -> Made:
    make = Making(STAFF)
    everybody = Total(Count(staff), staff.persons, EMPLOYED)
    yield make.of("staff", everybody, PERSONS)
    yield make.of("staff_person_years", Total(Count(staff), staff.person_years, WORKED), PERSON_YEARS)
    for role in ROLES:
        yield make.of(f"staff_{role}", Total(Count(staff, among(staff.role, role)), staff.persons, EMPLOYED), PERSONS)
        if role != "management":
            yield make.share(f"staff_{role}_share", Total(Count(staff, among(staff.role, role)), staff.persons, EMPLOYED), per=everybody)
    experts = Total(Count(staff, among(staff.role, "expert")), staff.persons, EMPLOYED)
    of_experts = Count(load, among(load.role, "expert"))
    yield make.of("clients_per_expert", Total(of_experts, load.clients, CLIENTS), RATIO, Better.LOWER, experts)
    yield make.of("interviews_per_expert", Total(of_experts, load.interviews, INTERVIEWS), RATIO, per=experts)
    yield make.of("job_seekers_per_staff", Stock(searching), RATIO, Better.LOWER, everybody)


def spent(*where: Condition) -> Total:
    """Euros of a year's municipal accounts."""
    return Total(Count(account, where, frequency=YEAR), account.amount, SPENT)


def _accounts() -> Made:
    make, since = Making(SITUATION), Period.parse("2021")
    costs, tasks = among(account.item, "operating_costs"), among(account.task, *TASKS)
    yield make.of("employment_costs", spent(among(account.task, "employment_services"), costs), EURO, since=since)
    yield make.of("integration_costs", spent(among(account.task, "integration"), costs), EURO, since=since)
    for item in ("civic_orientation", "interpreting"):
        yield make.of(f"{item}_costs", spent(among(account.task, "integration"), among(account.item, item)), EURO, since=OWN_ACCOUNTS)
    for item in ("staff_costs", "purchases", "benefit_share"):
        yield make.of(f"employment_{item}", spent(tasks, among(account.item, item)), EURO, since=since)
    yield make.of("costs_per_job_seeker", spent(*OPERATING), EURO_PER_JOB_SEEKER, per=SEEKERS_OF_YEAR, since=since)
    yield make.of(
        "benefit_share_per_job_seeker", spent(tasks, among(account.item, "benefit_share")), EURO_PER_JOB_SEEKER, Better.LOWER,
        SEEKERS_OF_YEAR, since=since,
    )
    given = Total(Count(funding, among(funding.factor, "whole"), frequency=YEAR), funding.amount, SPENT)
    yield make.of("state_funding", given, EURO)
    yield make.of("state_funding_per_job_seeker", given, EURO_PER_JOB_SEEKER, per=SEEKERS_OF_YEAR)


def _paid(*where: Condition, frequency: Frequency = Frequency.MONTH) -> Total:
    return Total(Count(purchase, where, frequency=frequency), purchase.amount, SPENT)


def _procurement() -> Made:
    make = Making(PROCUREMENT)
    yield make.of("contracts_begun", Starts(contract, frequency=QUARTER))
    yield make.of("contract_value", Total(Starts(contract, frequency=YEAR), contract.value, SPENT), EURO)
    yield make.of("commitments", Total(Count(commitment), commitment.amount, SPENT), EURO)
    yield make.of("open_commitments", Total(Count(commitment, among(commitment.state, "open")), commitment.amount, SPENT), EURO)
    yield make.of("joint_payments", Total(Count(joint_payment), joint_payment.amount, SPENT), EURO)
    joint = among(purchase.joint, "1")
    yield make.share("joint_purchases_share", _paid(joint, frequency=QUARTER), per=_paid(frequency=QUARTER))


def _providers() -> Made:
    make = Making(PROVIDERS)
    yield make.of("providers", Stock(contract), PROVIDERS_COUNTED)
    yield make.of("providers_paid", Count(purchase, distinct=True, frequency=QUARTER), PROVIDERS_COUNTED)
    yield make.of("purchases", _paid(), EURO)
    yield make.of("purchases_of_year", _paid(frequency=YEAR), EURO)
    for sector in ("company", "association", "education"):
        chosen = _paid(among(purchase.sector, sector), frequency=QUARTER)
        yield make.share(f"{sector}_purchases_share", chosen, per=_paid(frequency=QUARTER))
    bought = Count(purchase, frequency=YEAR)
    for name, largest in (("largest_provider_share", 1), ("three_largest_providers_share", 3)):
        yield make.share(name, Concentration(bought, largest, purchase.amount, SPENT))
    yield make.of("provider_concentration", Concentration(bought, 0, purchase.amount, SPENT), HERFINDAHL, times=10000)
    judged = Count(quality, among(quality.quality_area, "whole"), frequency=QUARTER)
    yield make.of("provider_quality", Mean(judged, quality.points, POINTS), QUALITY_POINTS, Better.HIGHER)


def _services() -> Made:
    make, begun = Making(SERVICES), Starts(service_place)
    yield make.share("services_across_areas_share", Across(begun, service_place.given_in, PLACE))
    yield make.of("service_cost_mean", Mean(begun, service_place.cost, SPENT), EURO)
    yield make.of("services_cost", Total(begun, service_place.cost, SPENT), EURO)


RESOURCED = dict(one for made in (_staff, _accounts, _procurement, _providers, _services) for one in made())
