"""Statistics Finland: what persons did at the end of each year."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.owners import STATISTICS
from packs.employment.registers.terms import coded, day, municipality, person, whole
from puntari.define.governance import Cadence
from puntari.define.register import Shape
from puntari.words.text import Text
from puntari.words.unit import DAYS

statfin_main_activity = register(
    id="statfin_main_activity",
    title=Text("Pääasiallinen toiminta vuoden lopussa", "Huvudsaklig verksamhet vid årets slut", "Main activity at the end of the year"),
    shape=Shape.OBSERVATION,
    key=("person", "on_day"),
    columns=(
        person(),
        day("on_day", "tilannepaiva"),
        coded("activity", "activity", "ptoim1"),
        municipality("asuinkunta"),
        municipality("tyopaikan_kunta", name="works_in", optional=True),
        coded("education_level", "education_level", "koulutusaste", optional=True),
        whole("unemployed_days", "tyottomyyspaivat", unit=DAYS, maximum=366, optional=True),
    ),
    governance=STATISTICS.governs(Cadence.YEARLY),
    happens="on_day",
    together=("municipality", "works_in", "activity"),
)
