"""Surveys of clients and employers."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.owners import SURVEYS
from packs.employment.registers.terms import FEEDBACK, coded, day, employer, employment_area, grade, number, person
from puntari.define.governance import Cadence
from puntari.define.register import Shape, WordsColumn
from puntari.words.text import Text

customer_survey = register(
    id="customer_survey",
    title=Text("Asiakaskysely", "Kundenkät", "Client survey"),
    shape=Shape.EVENT,
    key=("answer",),
    columns=(
        number("answer", "vastaus_id"),
        person(optional=True),
        day("answered", "vastauspaiva"),
        employment_area(),
        coded("about", "survey_service", "kyselyn_kohde"),
        coded("channel", "contact_channel", "palvelukanava", optional=True),
        grade("recommends", 0, 10, "suositteluhalukkuus"),
        grade("satisfaction", 1, 5, "tyytyvaisyys", optional=True),
        grade("usefulness", 1, 5, "hyodyllisyys", optional=True),
        WordsColumn("words", ("avoin_palaute",)),
    ),
    governance=SURVEYS.governs(Cadence.MONTHLY, purpose=FEEDBACK),
    happens="answered",
    together=("employment_area", "about", "answered"),
)

employer_survey = register(
    id="employer_survey",
    title=Text("Työnantajakysely", "Arbetsgivarenkät", "Employer survey"),
    shape=Shape.EVENT,
    key=("answer",),
    columns=(
        number("answer", "vastaus_id"),
        employer(optional=True),
        day("answered", "vastauspaiva"),
        employment_area(),
        coded("about", "employer_service", "palvelu"),
        coded("channel", "survey_channel", "vastaustapa", optional=True),
        grade("recommends", 0, 10, "suositteluhalukkuus"),
        grade("satisfaction", 1, 5, "tyytyvaisyys", optional=True),
        WordsColumn("words", ("avoin_palaute",)),
    ),
    governance=SURVEYS.governs(Cadence.MONTHLY, purpose=FEEDBACK),
    happens="answered",
    together=("employment_area", "about", "answered"),
)
