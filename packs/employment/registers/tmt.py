"""TMT, the Job Market Finland service: vacancies that employers publish there, and job seekers' profiles."""

from __future__ import annotations

from packs.employment.registers.contract import SOME_PLACES, spell_register
from packs.employment.registers.owners import TMT
from packs.employment.registers.terms import coded, employer, from_to, municipality, number, occupation, person, whole
from puntari.words.text import Text
from puntari.words.unit import VACANCIES

tmt_vacancy = spell_register(
    id="tmt_vacancy",
    title=Text("Avoimet työpaikat (TMT)", "Lediga arbetsplatser (TMT)", "Vacancies (TMT)"),
    key=("vacancy",),
    columns=(
        number("vacancy", "ilmoitus_id"),
        employer(optional=True),
        *from_to("julkaistu", "poistettu_julkaisusta"),
        municipality("sijaintikunta"),
        occupation(),
        whole("places", "paikkojen_maara", unit=VACANCIES, maximum=9999),
        coded("language", "vacancy_language", "tyokieli"),
    ),
    governance=TMT.governs(),
    rules=SOME_PLACES,
)

tmt_profile = spell_register(
    id="tmt_profile",
    title=Text("Työnhakijaprofiilit (TMT)", "Arbetssökandes profiler (TMT)", "Job seekers' profiles (TMT)"),
    key=("profile", "begins"),
    columns=(
        number("profile", "profiili_id"),
        person(),
        *from_to("tila_alkaen", "tila_asti"),
        coded("state", "profile_state", "tila"),
        occupation(),
        whole("skills", "osaamisia", optional=True),
    ),
    governance=TMT.governs(),
    together=("occupation", "skills", "begins"),
)
