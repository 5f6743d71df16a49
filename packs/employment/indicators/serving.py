"""Employer services, profiles, what clients and employers think, and complaints."""

from __future__ import annotations

from dataclasses import replace

from packs.employment.indicators.making import SINCE, Made, Making
from packs.employment.person_facts.clients import contact
from packs.employment.person_facts.employers import employer_contact, employer_need, employer_vacancy, profile, recruitment
from packs.employment.person_facts.surveys import (
    complaint,
    complaint_decided,
    complaint_pending,
    customer_answer,
    customer_reply,
    customer_round,
    employer_answer,
    employer_reply,
    employer_round,
)
from packs.employment.themes import EMPLOYERS, IMMIGRATION, QUALITATIVE, SUPERVISION
from packs.employment.units import EMPLOYERS_COUNTED, NPS_POINTS, PER_HUNDRED_CLIENTS
from puntari.define.expression import Condition, among
from puntari.define.indicator import Indicator
from puntari.define.person_binding import response_rate
from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import Count, Mean, Opinion, Quantile, Share, Starts, Stock, Total
from puntari.words.period import Frequency
from puntari.words.text import Text
from puntari.words.unit import COUNT, DAYS, GRADE, PERCENT, PERSONS, RATIO, VACANCIES, Better

QUARTER = Frequency.QUARTER
PLACES = Text("paikkoja", "platser", "places")
SKILLS = Text("kirjattuja osaamisia", "antecknade kunskaper", "skills entered")
HIRED = Text("henkilöitä", "personer", "persons")
SATISFIED = Text("tyytyväisyys asteikolla 1–5", "nöjdhet på skalan 1–5", "satisfaction from 1 to 5")
USEFUL = Text("hyödyllisyys asteikolla 1–5", "nytta på skalan 1–5", "usefulness from 1 to 5")
PROMOTES = Text("suosittelijat miinus arvostelijat", "ambassadörer minus kritiker", "promoters less detractors")
ASKED, REACHED = Text("kyselyn saajiksi valittuja", "tillfrågade", "persons asked"), Text("perille menneitä", "nådda", "reached")
HANDLED = Text("päiviä saapumisesta ratkaisuun", "dagar från ankomst till avgörande", "days from arrival to decision")
FOREIGN = among(employer_vacancy.language, "english", "other")
HELD = among(contact.outcome, "held")


def _employers() -> Made:
    make, contacts = Making(EMPLOYERS), Count(employer_contact)
    different = Count(employer_contact, distinct=True)
    yield make.of("employer_contacts", contacts)
    yield make.of("employers_contacted", different, EMPLOYERS_COUNTED)
    yield make.of("employers_contacted_in_quarter", Count(employer_contact, distinct=True, frequency=QUARTER), EMPLOYERS_COUNTED)
    yield make.of("contacts_per_employer", contacts, RATIO, per=different)
    for channel in ("visit", "phone"):
        yield make.share(f"employer_contacts_by_{channel}_share", Share(contacts, among(employer_contact.channel, channel)))
    for about in ("recruitment", "candidates", "subsidy"):
        yield make.share(f"employer_contacts_{about}_share", Share(contacts, among(employer_contact.about, about)))
    asked = Count(employer_need)
    yield make.of("employer_needs", asked)
    yield make.share("employer_needs_great_share", Share(asked, among(employer_need.strength, "great")))
    international = Count(employer_need, (among(employer_need.service, "international"), among(employer_need.strength, "some", "great")))
    yield make.of("international_recruitment_needs", international)


def _vacancies() -> Made:
    make = Making(EMPLOYERS)
    begun = Starts(employer_vacancy)
    yield make.of("foreign_language_vacancies", Total(Starts(employer_vacancy, FOREIGN), employer_vacancy.places, PLACES), VACANCIES)
    yield make.share("foreign_language_vacancies_share", Share(begun, FOREIGN))
    yield make.of("profiles", Stock(profile), PERSONS)
    yield make.of("profiles_started", Starts(profile))
    yield make.share("profiles_published_share", Share(Stock(profile), among(profile.state, "published")), Better.HIGHER)
    yield make.of("profile_skills_mean", Mean(Starts(profile), profile.skills, SKILLS), COUNT, Better.HIGHER)


def _international() -> Made:
    make = Making(IMMIGRATION)
    yield make.of("international_recruitments_begun", Count(recruitment, among(recruitment.state, "searching")))
    hired = Count(recruitment, among(recruitment.state, "hired"))
    yield make.of("internationally_recruited", Total(hired, recruitment.persons, HIRED), PERSONS, Better.HIGHER)
    yield make.of("international_recruitment_employers", Count(recruitment, distinct=True, frequency=QUARTER), EMPLOYERS_COUNTED)


def _thought(make: Making, fact: PersonFact, who: str) -> Made:
    answers = Count(fact, frequency=QUARTER)
    yield make.of(f"{who}_answers", answers)
    satisfied = make.of(f"{who}_satisfaction", Opinion(answers, fact.satisfaction, SATISFIED), GRADE, Better.HIGHER)
    recommends = make.of(f"{who}_nps", Opinion(answers, fact.promotes, PROMOTES), NPS_POINTS, Better.HIGHER)
    for made in (satisfied, recommends):
        yield _beside(made, f"{who}_response_rate")


def _beside(made: tuple[str, Indicator], rate: str) -> tuple[str, Indicator]:
    """What answers say is told with how many of those asked answered."""
    return made[0], replace(made[1], beside=(f"register_{rate}",))


def _answered(make: Making, who: str, replies: PersonFact, rounds: PersonFact, *abouts: str) -> Made:
    """How many of those asked answered, of all rounds and of those about one thing, and how many the survey reached."""
    def rate(id: str, *where: Condition) -> tuple[str, Indicator]:
        asked = Total(Count(rounds, where, frequency=QUARTER), rounds.asked, ASKED)
        return make.bound(id, response_rate(Count(replies, where, frequency=QUARTER), asked, SINCE[QUARTER]), PERCENT, Better.HIGHER)

    yield rate(f"{who}_response_rate")
    for about in abouts:
        yield rate(f"{who}_response_rate_{about}", among(rounds.about, about))
    asked, reached = (Total(Count(rounds, frequency=QUARTER), *one) for one in ((rounds.asked, ASKED), (rounds.reached, REACHED)))
    yield make.share(f"{who}_reached_share", reached, Better.HIGHER, asked)


def _opinions() -> Made:
    make = Making(QUALITATIVE)
    yield from _thought(make, customer_answer, "client")
    yield from _thought(make, employer_answer, "employer")
    yield from _answered(make, "client", customer_reply, customer_round, "start", "interview")
    yield from _answered(make, "employer", employer_reply, employer_round)
    answers = Count(customer_answer, frequency=QUARTER)
    useful = make.of("client_usefulness", Opinion(answers, customer_answer.usefulness, USEFUL), GRADE, Better.HIGHER)
    yield _beside(useful, "client_response_rate")
    for about in ("start", "interview"):
        asked = Count(customer_answer, among(customer_answer.about, about), frequency=QUARTER)
        satisfied = make.of(f"client_satisfaction_{about}", Opinion(asked, customer_answer.satisfaction, SATISFIED), GRADE, Better.HIGHER)
        yield _beside(satisfied, f"client_response_rate_{about}")
    met = Count(contact, HELD, distinct=True, frequency=QUARTER)
    yield make.of("client_answers_per_100_met", answers, PER_HUNDRED_CLIENTS, Better.HIGHER, met, 100)


def _complaints() -> Made:
    make = Making(SUPERVISION)
    arrived, decided = Count(complaint, frequency=QUARTER), Count(complaint_decided, frequency=QUARTER)
    yield make.of("complaints", arrived, better=Better.LOWER)
    for subject in ("handling_time", "statement"):
        asked = Count(complaint, among(complaint.subject, subject), frequency=QUARTER)
        yield make.of(f"complaints_{subject}", asked, better=Better.LOWER)
    yield make.of("complaints_decided", decided)
    yield make.share("complaints_with_cause_share", Share(decided, among(complaint_decided.outcome, "guidance", "reprimand")), Better.LOWER)
    yield make.of("complaint_days_median", Quantile(decided, 0.5, complaint_decided.handling_days, HANDLED), DAYS, Better.LOWER)
    yield make.of("complaints_pending", Stock(complaint_pending, frequency=QUARTER), COUNT, Better.LOWER)


SERVED = dict(one for made in (_employers, _vacancies, _international, _opinions, _complaints) for one in made())
