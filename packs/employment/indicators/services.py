"""Employment services: persons in each kind, and the activation rate."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.facts import activation, coaching_kinds, subsidised_kinds, training_flows, trial_kinds
from packs.employment.facts import hameenlinna_activation as hameenlinna
from packs.employment.facts import hameenlinna_job_seekers as earlier
from packs.employment.facts import job_seekers as jobs
from packs.employment.facts import other_service_kinds as kinds
from packs.employment.indicators.common import REFORM, ROUNDED, WORDS, less_reliable
from packs.employment.themes import SERVICES
from puntari.define.expression import Additive, Published, Sum, Total, among
from puntari.define.fact import Fact
from puntari.define.indicator import Binding, Indicator
from puntari.words.unit import PERCENT, PERSONS, Better

BY_KIND = ("subsidised_work", "practical_training", "work_trial", "training", "coaching", "other_services")
OTHER = ("job_alternation", "rehabilitative_work", "self_motivated_studies")
NOTE = WORDS["services_of_the_country"]


def _sum(fact: Fact, *columns: str) -> Additive:
    """The figure columns of a fact together."""
    terms = tuple(Sum(fact, getattr(fact, column)) for column in columns)
    return terms[0] if len(terms) == 1 else Total(terms)


def _persons(id: str, by_area: tuple[str, ...], of_country: tuple[str, ...]) -> Indicator:
    """Persons in one kind of service. The country's own table of old has the kinds under other columns than the table by area."""
    bindings = (
        Binding(_sum(jobs, *by_area)),
        Binding(_sum(activation, *of_country), note=NOTE),
        Binding(_sum(hameenlinna, *of_country)),
        Binding(_sum(earlier, *by_area)),
    )
    return Indicator(bindings, PERSONS, Better.HIGHER, SERVICES, CARDS[id], breaks=(REFORM,))


def _activation(fact: Fact, services: Additive, check: bool) -> Binding:
    """Persons in services per those unemployed and in services together."""
    published = Published(fact, fact.activation_rate) if check else None
    whole = services + Sum(fact, fact.unemployed)
    note = NOTE if fact is activation else None
    return Binding(services, whole, times=100, agrees_with=published, tolerance=ROUNDED, note=note)


in_services = Indicator(
    (
        Binding(_sum(jobs, *BY_KIND)),
        Binding(Sum(activation, activation.in_services), note=NOTE),
        Binding(Sum(hameenlinna, hameenlinna.in_services)),
        Binding(_sum(earlier, *BY_KIND)),
    ),
    PERSONS,
    Better.HIGHER,
    SERVICES,
    CARDS["in_services"],
    breaks=(REFORM,),
)
activation_rate = Indicator(
    (
        _activation(jobs, _sum(jobs, *BY_KIND), check=False),
        _activation(activation, Sum(activation, activation.in_services), check=True),
        _activation(hameenlinna, Sum(hameenlinna, hameenlinna.in_services), check=True),
        _activation(earlier, _sum(earlier, *BY_KIND), check=False),
    ),
    PERCENT,
    Better.HIGHER,
    SERVICES,
    CARDS["activation_rate"],
    breaks=(REFORM,),
)
in_subsidised_work = _persons("in_subsidised_work", ("subsidised_work", "practical_training"), ("subsidised_work",))
in_work_trial = _persons("in_work_trial", ("work_trial",), ("work_trial",))
in_labour_market_training = _persons("in_labour_market_training", ("training",), ("training",))
in_coaching = _persons("in_coaching", ("coaching",), ("coaching",))
in_other_services = _persons("in_other_services", ("other_services",), OTHER)


def _share_of_services(id: str, by_area: tuple[str, ...], of_country: tuple[str, ...]) -> Indicator:
    """One kind of service as a share of all that the activation rate counts."""
    bindings = (
        Binding(_sum(jobs, *by_area), _sum(jobs, *BY_KIND), times=100),
        Binding(_sum(activation, *of_country), Sum(activation, activation.in_services), times=100, note=NOTE),
        Binding(_sum(hameenlinna, *of_country), Sum(hameenlinna, hameenlinna.in_services), times=100),
        Binding(_sum(earlier, *by_area), _sum(earlier, *BY_KIND), times=100),
    )
    return Indicator(bindings, PERCENT, Better.NEITHER, SERVICES, CARDS[id], breaks=(REFORM,))


subsidised_work_share_of_services = _share_of_services(
    "subsidised_work_share_of_services", ("subsidised_work", "practical_training"), ("subsidised_work",)
)
work_trial_share_of_services = _share_of_services("work_trial_share_of_services", ("work_trial",), ("work_trial",))
training_share_of_services = _share_of_services("training_share_of_services", ("training",), ("training",))
coaching_share_of_services = _share_of_services("coaching_share_of_services", ("coaching",), ("coaching",))
other_share_of_services = _share_of_services("other_share_of_services", ("other_services",), OTHER)


def _other(id: str, column: str, code: str) -> Indicator:
    """One of the other services, checked against the table of other services by kind."""
    twin = Published(kinds, kinds.persons, among(kinds.other_service_kind, code))
    bindings = (Binding(_sum(activation, column), agrees_with=twin), Binding(_sum(hameenlinna, column)))
    return Indicator(bindings, PERSONS, Better.HIGHER, SERVICES, CARDS[id], **less_reliable("country_and_one_municipality"))


in_job_alternation = _other("in_job_alternation", "job_alternation", "02")
in_rehabilitative_work = _other("in_rehabilitative_work", "rehabilitative_work", "05")
in_self_motivated_studies = _other("in_self_motivated_studies", "self_motivated_studies", "06")


def _of_country(id: str, value: Additive) -> Indicator:
    return Indicator((Binding(value),), PERSONS, Better.HIGHER, SERVICES, CARDS[id], **less_reliable("country_only"))


def _subsidised(id: str, *codes: str) -> Indicator:
    return _of_country(id, Sum(subsidised_kinds, subsidised_kinds.persons, among(subsidised_kinds.subsidised_kind, *codes)))


with_start_up_grant = _subsidised("with_start_up_grant", "61", "62", "65")
in_wage_subsidy_private = _subsidised("in_wage_subsidy_private", "80", "81", "6T", "6V", "60", "69")
in_wage_subsidy_municipal = _subsidised("in_wage_subsidy_municipal", "54", "57", "5T", "5V", "53", "50")
coaching_by_kind = _of_country("coaching_by_kind", Sum(coaching_kinds, coaching_kinds.persons))
trials_by_kind = _of_country("trials_by_kind", Sum(trial_kinds, trial_kinds.persons))
training_started = _of_country("training_started", Sum(training_flows, training_flows.started))
training_ended = _of_country("training_ended", Sum(training_flows, training_flows.ended))
