"""Surveys of clients and employers: the answers, and the rounds in which they were asked for."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.owners import SURVEYS
from packs.employment.registers.terms import FEEDBACK, coded, day, employer, employment_area, grade, number, person, whole
from puntari.define.governance import Cadence
from puntari.define.register import CodedColumn, NumberedColumn, Register, Shape, WordsColumn
from puntari.words.text import Text


def _round(*, optional: bool = False) -> NumberedColumn:
    """The number of a round: one survey sent to some of one area. An answer that nobody was asked for, as on the web, has none."""
    return number("round", "kyselyera_id", optional=optional)


def _rounds(id: str, title: Text, about: CodedColumn) -> Register:
    """Rounds of a survey, told when they have closed. How many answered is not told: that is counted of the answers themselves, which are
    protected, and a sum beside them would undo it."""
    return register(
        id=id,
        title=title,
        shape=Shape.EVENT,
        key=("round",),
        columns=(
            _round(),
            employment_area(),
            about,
            day("sent", "lahetyspaiva"),
            day("closed", "sulkemispaiva"),
            whole("asked", "lahetettyja"),
            whole("reached", "perille_menneita"),
        ),
        governance=SURVEYS.governs(Cadence.MONTHLY, purpose=FEEDBACK),
        happens="closed",
        rules={
            "closed >= sent": "the round closed before it was sent; correct one of the days",
            "asked >= 1": "a round in which nobody was asked; leave it out, or give how many were",
            "reached <= asked": "more were reached than were asked; correct one of the two",
        },
    )


customer_survey = register(
    id="customer_survey",
    title=Text("Asiakaskysely", "Kundenkät", "Client survey"),
    shape=Shape.EVENT,
    key=("answer",),
    columns=(
        number("answer", "vastaus_id"),
        _round(optional=True),
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
        _round(optional=True),
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

customer_survey_round = _rounds(
    "customer_survey_round",
    Text("Asiakaskyselyn lähetykset", "Kundenkätens utskick", "Rounds of the client survey"),
    coded("about", "survey_service", "kyselyn_kohde"),
)
employer_survey_round = _rounds(
    "employer_survey_round",
    Text("Työnantajakyselyn lähetykset", "Arbetsgivarenkätens utskick", "Rounds of the employer survey"),
    coded("about", "employer_service", "palvelu"),
)
