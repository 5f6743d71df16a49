"""TMT, the Job Market Finland service: vacancies that employers publish there, and job seekers' profiles."""

from __future__ import annotations

from packs.employment.registers.atmt_clients import ENDS_AFTER_BEGINNING
from packs.employment.registers.owners import TMT
from packs.employment.registers.terms import business, coded, day, municipality, number, person, register, until, whole
from puntari.define.register import Shape
from puntari.words.text import Text
from puntari.words.unit import VACANCIES

tmt_vacancy = register(
    id="tmt_vacancy",
    title=Text("Avoimet työpaikat (TMT)", "Lediga arbetsplatser (TMT)", "Vacancies (TMT)"),
    shape=Shape.SPELL,
    key=("vacancy",),
    columns=(
        number("vacancy", "ilmoitus_id"),
        business("employer", "tyonantaja_y_tunnus", optional=True),
        day("begins", "julkaistu"),
        until("ends", "poistettu_julkaisusta"),
        municipality("sijaintikunta"),
        coded("occupation", "occupation_code", "ammatti", optional=True),
        whole("places", "paikkojen_maara", unit=VACANCIES, maximum=9999),
        coded("language", "vacancy_language", "tyokieli"),
    ),
    governance=TMT.governs(),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING | {"places >= 1": "a vacancy of no places; give the number of places"},
)

tmt_profile = register(
    id="tmt_profile",
    title=Text("Työnhakijaprofiilit (TMT)", "Arbetssökandes profiler (TMT)", "Job seekers' profiles (TMT)"),
    shape=Shape.SPELL,
    key=("profile", "begins"),
    columns=(
        number("profile", "profiili_id"),
        person(),
        day("begins", "tila_alkaen"),
        until("ends", "tila_asti"),
        coded("state", "profile_state", "tila"),
        coded("occupation", "occupation_code", "ammatti", optional=True),
        whole("skills", "osaamisia", optional=True),
    ),
    governance=TMT.governs(),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING,
)
