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
MONTHS = Unit("months", Text("kuukautta", "månader", "months"), Text("kk", "mån.", "months"), 1)
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
PER_HUNDRED_CLIENTS = Unit(
    "per_hundred_clients",
    Text("sataa tavattua asiakasta kohti", "per hundra kunder som nåtts", "per hundred clients met"),
    Text("per 100 asiakasta", "per 100 kunder", "per 100 clients"),
    1,
)
EMPLOYERS_COUNTED = Unit(
    "employers_counted", Text("työnantajaa", "arbetsgivare", "employers"), Text("työnant.", "arbetsg.", "employers"), 0
)
PROVIDERS_COUNTED = Unit(
    "providers_counted",
    Text("palveluntuottajaa", "serviceproducenter", "service providers"),
    Text("tuottajaa", "producenter", "providers"),
    0,
)
EURO_PER_JOB_SEEKER = Unit(
    "euro_per_job_seeker",
    Text("euroa työnhakijaa kohti", "euro per arbetssökande", "euros per job seeker"),
    Text("€/työnhakija", "€/arbetssökande", "€/job seeker"),
    0,
)
NPS_POINTS = Unit(
    "nps_points",
    Text("suositteluluku (−100–100)", "rekommendationstal (−100–100)", "net promoter score (−100 to 100)"),
    Text.same("NPS"),
    0,
)
HERFINDAHL = Unit(
    "herfindahl",
    Text("Herfindahlin indeksi (0–10 000)", "Herfindahls index (0–10 000)", "Herfindahl index (0 to 10,000)"),
    Text.same("HHI"),
    0,
)
QUALITY_POINTS = Unit(
    "quality_points",
    Text("laatupistettä (0–100)", "kvalitetspoäng (0–100)", "quality points (0 to 100)"),
    Text("pist.", "poäng", "points"),
    0,
)
