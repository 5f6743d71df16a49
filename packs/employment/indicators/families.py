"""Register indicators that are alike: one way of computing for a family, and a table of its members; their words are families of cards.

None is public: what may be shown of figures over persons, and to whom, is the gate's to judge.
"""

from __future__ import annotations

from packs.employment.indicators.brokering import BROKERED
from packs.employment.indicators.flows import FLOWS
from packs.employment.indicators.integrating import INTEGRATED
from packs.employment.indicators.left import LEFT
from packs.employment.indicators.making import Made, register_indicator
from packs.employment.indicators.registers import A_WEEK, DELIVERED, INTERVIEW, SINCE_ATMT
from packs.employment.indicators.resources import RESOURCED
from packs.employment.indicators.results import RESULTS
from packs.employment.indicators.security import SECURED
from packs.employment.indicators.serving import SERVED
from packs.employment.indicators.spreading import SPREAD
from packs.employment.person_facts.clients import (
    UNEMPLOYED,
    contact,
    job_search,
    plan_action,
    planned,
    searching,
    service,
    status_days,
    unemployment,
)
from packs.employment.person_facts.outcomes import after_service
from packs.employment.themes import DYNAMICS, IMMIGRATION, PROCESS, SERVICES
from packs.employment.units import PER_HUNDRED_JOB_SEEKERS
from puntari.define.expression import Condition, among
from puntari.define.indicator import Indicator, Theme
from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import (
    After,
    At,
    Base,
    Count,
    Ends,
    Lasting,
    Mean,
    PersonMeasure,
    Quantile,
    Share,
    Starts,
    Stock,
    Within,
)
from puntari.words.period import Frequency, Period
from puntari.words.unit import COUNT, PERCENT, PERSONS, WEEKS, Better, Unit

STATES = {
    "supported_work": "0",
    "open_work": "1",
    "fully_unemployed": "2",
    "laid_off": "3",
    "on_short_week": "4",
    "outside_labour_force": "5",
    "promoting_service": "7",
    "education": "8",
    "part_time_work": "9",
}
BARE = ("fully_unemployed", "laid_off", "on_short_week", "outside_labour_force")
"""States whose ids need no "in" before them."""
GROUPS = {
    "women": ("sex", "2"),
    "men": ("sex", "1"),
    "under_25": ("age_group", "15_24"),
    "aged_25_49": ("age_group", "25_49"),
    "over_50": ("age_group", "50"),
    "foreign": ("foreign_national", "1"),
}
KINDS = (
    *("training", "integration_training", "job_search_coaching", "career_coaching", "job_coaching"),
    *("work_trial", "recruitment_trial", "education_trial", "wage_subsidy", "start_up_grant", "rehabilitative_work"),
    *("self_motivated_studies", "integration_studies", "psychologist"),
)
OF_INTEGRATION = ("integration_training", "integration_studies")
FOLLOWED = ("training", "integration_training", "job_coaching", *KINDS[5:6], *KINDS[8:12])
"""Kinds of service whose outcome in the open labour market is told apart."""
AFTERWARDS = {
    "open_work": (("open_work", "left_to_wages"), Better.HIGHER),
    "unemployed": (("unemployed",), Better.LOWER),
    "supported_work": (("supported_work",), Better.NEITHER),
    "service": (("service",), Better.NEITHER),
    "education": (("education",), Better.NEITHER),
    "outside": (("outside",), Better.LOWER),
}
LENGTHS = {"mean": None, "median": 0.5, "upper_quarter": 0.75, "longest_tenth": 0.9}
IN_SERVICES, ACTIVE_OR_NOT = ("0", "7"), ("0", "2", "3", "7")
REASONS = {
    "initial_interviews": "initial_interview",
    "job_search_talks": "job_search_talk",
    "follow_up_interviews": "follow_up",
    "plan_talks": "plan",
    "initial_assessments": "initial_assessment",
    "service_guidance": "service_guidance",
    "benefit_contacts": "benefit_matter",
}
CHANNELS = {"by_visit": "visit", "by_phone": "phone", "by_video": "video", "on_web": "web"}
PLANS = {"employment_plan": "00", "integration_plan": "01", "activation_plan": "02", "multi_sectoral_plan": "07"}
INTERVIEWS = among(contact.reason, "initial_interview", "job_search_talk", "follow_up")
HELD = among(contact.outcome, "held")


def _of(
    id: str,
    value: PersonMeasure,
    unit: Unit = PERSONS,
    better: Better = Better.NEITHER,
    theme: Theme = DYNAMICS,
    per: Base | None = None,
    times: float = 1,
    since: Period = DELIVERED,
) -> tuple[str, Indicator]:
    return register_indicator(id, value, unit, better, theme, per, times, since)


def _share(id: str, value: PersonMeasure, better: Better = Better.NEITHER, theme: Theme = DYNAMICS, since: Period = DELIVERED) -> tuple:
    return _of(id, value, PERCENT, better, theme, times=100, since=since)


def _group(fact: PersonFact, name: str) -> Condition:
    dimension, code = GROUPS[name]
    return among(getattr(fact, dimension), code)


def _statuses(*codes: str) -> Condition:
    return among(status_days.status, *codes)


def _states() -> Made:
    for name, code in STATES.items():
        yield _of(name if name in BARE else f"in_{name}", Stock(status_days, _statuses(code)))
    yield _of("broad_unemployment", Stock(status_days, _statuses(*UNEMPLOYED, "7")), better=Better.LOWER)


def _groups() -> Made:
    for name in GROUPS:
        yield _of(f"unemployed_{name}", Stock(status_days, (_statuses(*UNEMPLOYED), _group(status_days, name))), better=Better.LOWER)
        if name != "men":
            yield _share(f"share_of_unemployed_{name}", Share(Stock(status_days, _statuses(*UNEMPLOYED)), _group(status_days, name)))
    for name in ("women", "men", "foreign"):
        yield _of(f"job_seekers_{name}", Stock(searching, _group(searching, name)))


def _flows() -> Made:
    yield _of("unemployment_started", Starts(unemployment), COUNT, Better.LOWER)
    yield _of("unemployment_ended", Ends(unemployment), COUNT, Better.HIGHER)
    yield _of("job_searches_ended", Ends(job_search), COUNT, since=SINCE_ATMT)
    for name in ("under_25", "over_50", "foreign"):
        yield _of(f"unemployment_started_{name}", Starts(unemployment, _group(unemployment, name)), COUNT, Better.LOWER)
    for months in (1, 6, 12):
        yield _share(f"flow_over_{months}_months", Lasting(Starts(unemployment), months), Better.LOWER)
    for name in ("women", "under_25", "over_50", "foreign"):
        yield _share(f"flow_over_3_months_{name}", Lasting(Starts(unemployment, _group(unemployment, name)), 3), Better.LOWER)
    for months in (3, 6, 12):
        yield _share(f"job_search_over_{months}_months", Lasting(Starts(job_search), months), Better.LOWER, since=SINCE_ATMT)


def _durations() -> Made:
    asked = {
        "completed_unemployment": (Ends(unemployment), ("median", "longest_tenth"), DYNAMICS),
        "ongoing_unemployment": (Stock(unemployment), ("mean", "upper_quarter", "longest_tenth"), DYNAMICS),
        "completed_job_search": (Ends(job_search), ("mean", "median"), DYNAMICS),
        "ongoing_job_search": (Stock(job_search), ("mean", "median"), DYNAMICS),
        "completed_service": (Ends(service), ("mean", "median"), SERVICES),
    }
    for of, (base, lengths, theme) in asked.items():
        for length in lengths:
            yield _length(f"{length}_{of}", base, length, theme)
    for name in ("under_25", "over_50", "foreign"):
        yield _length(f"median_ongoing_unemployment_{name}", Stock(unemployment, _group(unemployment, name)), "median", DYNAMICS)


def _length(id: str, base: Base, length: str, theme: Theme) -> tuple[str, Indicator]:
    """Of spells' lengths in weeks; of services neither way is better, as a longer course is not a worse one."""
    q = LENGTHS[length]
    value = Mean(base) if q is None else Quantile(base, q)
    return _of(id, value, WEEKS, Better.NEITHER if theme is SERVICES else Better.LOWER, theme, times=A_WEEK)


def _averages() -> Made:
    asked = {
        "unemployed": (status_days, _statuses(*UNEMPLOYED), Better.LOWER, DYNAMICS),
        "job_seekers": (searching, (), Better.NEITHER, DYNAMICS),
        "in_services": (service, (), Better.HIGHER, SERVICES),
    }
    for name, (fact, where, better, theme) in asked.items():
        for frequency in (Frequency.QUARTER, Frequency.YEAR):
            stock = Stock(fact, where, at=At.AVERAGE, frequency=frequency)
            since = Period.parse("2016-Q3" if frequency is Frequency.QUARTER else "2017")
            yield _of(f"{name}_mean_of_{frequency}", stock, PERSONS, better, theme, since=since)


def _services() -> Made:
    yield _of("services_started", Starts(service), COUNT, Better.NEITHER, SERVICES)
    yield _of("services_ended", Ends(service), COUNT, Better.NEITHER, SERVICES)
    for kind in KINDS:
        theme = IMMIGRATION if kind in OF_INTEGRATION else SERVICES
        chosen = among(service.kind, kind)
        yield _of(f"in_{kind}", Stock(service, chosen), PERSONS, Better.NEITHER, theme)
        yield _of(f"started_{kind}", Starts(service, chosen), COUNT, Better.NEITHER, theme)
    for name, code in (("own_production", "own"), ("bought", "bought"), ("joint_procurement", "joint")):
        # URA does not tell how a service was produced.
        yield _share(f"{name}_share", Share(Stock(service), among(service.production, code)), theme=SERVICES, since=SINCE_ATMT)
    for name in ("", "women", "under_25", "foreign"):
        where = (_statuses(*ACTIVE_OR_NOT), *((_group(status_days, name),) if name else ()))
        share = Share(Stock(status_days, where), _statuses(*IN_SERVICES))
        yield _share(f"activation_rate{f'_{name}' if name else ''}", share, Better.HIGHER, IMMIGRATION if name == "foreign" else SERVICES)


def _after() -> Made:
    for name, (codes, better) in AFTERWARDS.items():
        for months in ("1", "3", "6", "12"):
            if (name, months) not in (("open_work", "3"), ("unemployed", "3")):
                yield _afterwards(f"{name}_{months}_months_after_service", codes, months, better)
    for kind in FOLLOWED:
        yield _afterwards(
            f"open_work_3_months_after_{kind}", AFTERWARDS["open_work"][0], "3", Better.HIGHER, among(after_service.kind, kind)
        )


def _afterwards(id: str, codes: tuple[str, ...], months: str, better: Better, *where: Condition) -> tuple[str, Indicator]:
    """The share of ended services after which a person was in one of the states so many months later."""
    ended = Count(after_service, (among(after_service.months, months), *where))
    return _share(id, After(ended, among(after_service.afterwards, *codes), int(months)), better, SERVICES)


def _process() -> Made:
    for name, reason in REASONS.items():
        yield _of(name, Count(contact, (among(contact.reason, reason), HELD)), COUNT, theme=PROCESS, since=SINCE_ATMT)
    held = Count(contact, (INTERVIEWS, HELD))
    for name, channel in CHANNELS.items():
        yield _share(f"interviews_{name}_share", Share(held, among(contact.channel, channel)), theme=PROCESS, since=SINCE_ATMT)
    interpreted = among(contact.interpreter, "1")
    yield _share("interviews_interpreted_share", Share(held, interpreted), theme=PROCESS, since=SINCE_ATMT)
    due = Count(contact, (INTERVIEWS, among(contact.outcome, "held", "absent")))
    yield _share("interviews_missed_share", Share(due, among(contact.outcome, "absent")), Better.LOWER, PROCESS, SINCE_ATMT)
    yield _of(
        "interviews_per_100_job_seekers",
        held,
        PER_HUNDRED_JOB_SEEKERS,
        Better.HIGHER,
        PROCESS,
        Stock(searching),
        times=100,
        since=SINCE_ATMT,
    )
    yield _of("contacts_interpreted", Count(contact, (HELD, interpreted)), COUNT, theme=PROCESS, since=SINCE_ATMT)
    yield _share("contacts_interpreted_share", Share(Count(contact, HELD), interpreted), theme=PROCESS, since=SINCE_ATMT)
    yield _of("clients_contacted", Count(contact, HELD, distinct=True), PERSONS, Better.HIGHER, PROCESS, since=SINCE_ATMT)
    yield from _in_time()
    yield from _plans()


def _in_time() -> Made:
    asked = {"within_10_days": (10, ""), "within_5_days_under_25": (5, "under_25"), "within_5_days_foreign": (5, "foreign")}
    for id, (days, name) in asked.items():
        began = Starts(job_search, _group(job_search, name) if name else ())
        yield _share(f"interview_{id}", Within(began, job_search.first_interview, days, INTERVIEW), Better.HIGHER, PROCESS, SINCE_ATMT)


def _plans() -> Made:
    for name, code in PLANS.items():
        yield _of(f"with_{name}", Stock(planned, among(planned.kind, code)), PERSONS, Better.NEITHER, PROCESS, since=SINCE_ATMT)
    due = Count(plan_action)
    yield _of("actions_due", due, COUNT, theme=PROCESS, since=SINCE_ATMT)
    for state, better in (("done", Better.HIGHER), ("not_done", Better.LOWER), ("dropped", Better.NEITHER)):
        yield _share(f"actions_{state}_share", Share(due, among(plan_action.state, state)), better, PROCESS, SINCE_ATMT)


OF_CLIENTS: dict[str, Indicator] = {
    id: one for made in (_states, _groups, _flows, _durations, _averages, _services, _after, _process) for id, one in made()
}
FAMILIES: dict[str, Indicator] = OF_CLIENTS | FLOWS | LEFT | BROKERED | SECURED | INTEGRATED | SERVED | RESOURCED | RESULTS | SPREAD
