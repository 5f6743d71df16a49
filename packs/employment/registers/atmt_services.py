"""A-TMT: services with their providers, procurement and courses, and vacancies."""

from __future__ import annotations

from packs.employment.registers.contract import SOME_PLACES, spell_register
from packs.employment.registers.owners import ATMT
from packs.employment.registers.terms import (
    coded,
    day,
    employer,
    euros,
    from_to,
    municipality,
    number,
    occupation,
    person,
    procurement,
    provider,
    service_kind,
    whole,
)
from puntari.words.text import Text
from puntari.words.unit import PERSONS, VACANCIES

atmt_service = spell_register(
    id="atmt_service",
    title=Text("Palvelujaksot (A-TMT)", "Serviceperioder (A-TMT)", "Spells of service (A-TMT)"),
    key=("service",),
    columns=(
        number("service", "palvelujakso_id"),
        person(),
        service_kind(),
        *from_to("alkupaiva", "loppupaiva"),
        day("planned_end", "suunniteltu_loppupaiva", optional=True),
        coded("end_reason", "service_end", "paattymissyy", optional=True),
        coded("production", "production", "tuottamistapa"),
        provider(optional=True),
        procurement(optional=True),
        number("course", "kurssi_id", optional=True),
        municipality("palvelun_kunta", name="place", optional=True),
        euros("cost", "kustannus", optional=True),
    ),
    governance=ATMT.governs(),
    rules={
        "planned_end is null or planned_end >= begins": "the service was to end before it began; correct the planned day",
        "end_reason is null or ends is not null": "a reason for an end that has no day; give the day of the end",
        "production <> 'bought' or provider is not null": "a bought service without a provider; give the provider's business id",
    },
    together=("provider", "course", "place", "kind", "begins"),
)

atmt_vacancy = spell_register(
    id="atmt_vacancy",
    title=Text("Avoimet työpaikat (A-TMT)", "Lediga arbetsplatser (A-TMT)", "Vacancies (A-TMT)"),
    key=("vacancy",),
    columns=(
        number("vacancy", "tyopaikka_id"),
        employer(optional=True),
        *from_to("avoinna_alkaen", "avoinna_asti"),
        municipality("sijaintikunta"),
        occupation(),
        whole("places", "paikkojen_maara", unit=VACANCIES, maximum=9999),
        coded("working_time", "vacancy_time", "tyoaika"),
        coded("duration", "vacancy_duration", "tyon_kesto"),
        coded("sector", "employer_sector", "sektori", optional=True),
        coded("language", "vacancy_language", "tyokieli"),
        coded("end_reason", "vacancy_end", "paattymissyy", optional=True),
    ),
    governance=ATMT.governs(),
    rules=SOME_PLACES,
)

atmt_course = spell_register(
    id="atmt_course",
    title=Text("Kurssit (A-TMT)", "Kurser (A-TMT)", "Courses (A-TMT)"),
    key=("course",),
    columns=(
        number("course", "kurssi_id"),
        service_kind(),
        provider(optional=True),
        procurement(optional=True),
        *from_to("alkupaiva", "loppupaiva"),
        municipality("kurssikunta", name="place", optional=True),
        whole("places", "aloituspaikat", unit=PERSONS),
        euros("cost", "kustannus", optional=True),
    ),
    governance=ATMT.governs(),
)
