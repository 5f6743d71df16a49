"""Units of the employment pack beside the common ones."""

from __future__ import annotations

from puntari.words.text import Text
from puntari.words.unit import Unit

PER_VACANCY = Unit(
    "per_vacancy",
    Text("työtöntä avointa työpaikkaa kohti", "arbetslösa per ledig arbetsplats", "unemployed per vacancy"),
    Text("per paikka", "per plats", "per vacancy"),
    1,
)
PER_HUNDRED_UNEMPLOYED = Unit(
    "per_hundred_unemployed",
    Text("sataa työtöntä kohti", "per hundra arbetslösa", "per hundred unemployed"),
    Text("per 100 työtöntä", "per 100 arbetslösa", "per 100 unemployed"),
    1,
)
PER_HUNDRED_JOB_SEEKERS = Unit(
    "per_hundred_job_seekers",
    Text("sataa työnhakijaa kohti", "per hundra arbetssökande", "per hundred job seekers"),
    Text("per 100 työnhakijaa", "per 100 arbetssökande", "per 100 job seekers"),
    1,
)
PER_THOUSAND_LABOUR_FORCE = Unit(
    "per_thousand_labour_force",
    Text("tuhatta työvoimaan kuuluvaa kohti", "per tusen i arbetskraften", "per thousand in the labour force"),
    Text("per 1 000 työv.", "per 1 000 arbetskr.", "per 1,000 lab. force"),
    1,
)
PER_THOUSAND_INHABITANTS = Unit(
    "per_thousand_inhabitants",
    Text("tuhatta asukasta kohti", "per tusen invånare", "per thousand inhabitants"),
    Text("per 1 000 as.", "per 1 000 inv.", "per 1,000 inh."),
    1,
)
THOUSAND_PERSONS = Unit(
    "thousand_persons", Text("tuhatta henkilöä", "tusen personer", "thousand persons"), Text("tuhatta henk.", "tusen pers.", "thousand"), 0
)
GINI_POINTS = Unit("gini_points", Text("Gini-pistettä (0–100)", "Gini-poäng (0–100)", "Gini points (0–100)"), Text.same("Gini"), 1)
EDUCATION_POINTS = Unit(
    "education_points",
    Text("pistettä (koulutusaste × 100)", "poäng (utbildningsnivå × 100)", "points (level of education × 100)"),
    Text("pist.", "poäng", "points"),
    0,
)
THOUSAND_EUROS = Unit(
    "thousand_euros", Text("tuhatta euroa", "tusen euro", "thousand euros"), Text("tuhatta €", "tusen €", "thousand euros"), 0
)
PERSON_YEARS = Unit("staff_person_years", Text("henkilötyövuotta", "årsverken", "person-years"), Text("htv", "årsv.", "person-years"), 0)
