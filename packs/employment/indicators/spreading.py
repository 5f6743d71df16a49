"""Over how many employers and providers something spreads, and how evenly: of contacts, vacancies, jobs found, subsidies and services."""

from __future__ import annotations

from packs.employment.indicators.making import Made, Making
from packs.employment.person_facts.employers import employer_contact, employer_vacancy
from packs.employment.person_facts.outcomes import found_industry, service_place
from packs.employment.person_facts.security import support_settled
from packs.employment.themes import EMPLOYERS, PAYMENT, PROVIDERS
from packs.employment.units import EMPLOYERS_COUNTED, PROVIDERS_COUNTED
from puntari.define.expression import among
from puntari.define.person_measure import Behind, Count, Spread, Starts
from puntari.words.period import Frequency

QUARTER, YEAR = Frequency.QUARTER, Frequency.YEAR
"""What few employers or providers have is told by year: in a quarter most areas would have too few of them."""
GRANTED = (
    among(support_settled.step, "application"), among(support_settled.kind, "wage_subsidy"),
    among(support_settled.outcome, "granted", "partly"),
)


def _employers() -> Made:
    make = Making(EMPLOYERS)
    yield make.share("employer_contacts_spread", Spread(Count(employer_contact, frequency=QUARTER)))
    yield make.share("vacancies_spread", Spread(Starts(employer_vacancy, frequency=QUARTER)))
    found = Count(found_industry, frequency=YEAR)
    yield make.of("hiring_employers", Behind(found), EMPLOYERS_COUNTED)
    yield make.share("jobs_found_spread", Spread(found))


def _subsidies() -> Made:
    make, granted = Making(PAYMENT), Count(support_settled, GRANTED, frequency=YEAR)
    yield make.of("subsidised_employers", Behind(granted), EMPLOYERS_COUNTED)
    yield make.share("wage_subsidies_spread", Spread(granted))


def _providers() -> Made:
    make, begun = Making(PROVIDERS), Starts(service_place, frequency=YEAR)
    yield make.of("providers_of_services", Behind(begun), PROVIDERS_COUNTED)
    yield make.share("services_spread", Spread(begun))


SPREAD = dict(one for made in (_employers, _subsidies, _providers) for one in made())
