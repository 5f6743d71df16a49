"""A-TMT: services with their providers, procurement and courses, and vacancies."""

from __future__ import annotations

from packs.employment.registers.atmt_clients import ENDS_AFTER_BEGINNING
from packs.employment.registers.owners import ATMT
from packs.employment.registers.terms import business, coded, day, euros, municipality, number, person, register, until, whole
from puntari.define.register import Shape
from puntari.words.text import Text
from puntari.words.unit import PERSONS, VACANCIES

atmt_service = register(
    id="atmt_service",
    title=Text("Palvelujaksot (A-TMT)", "Serviceperioder (A-TMT)", "Spells of service (A-TMT)"),
    shape=Shape.SPELL,
    key=("service",),
    columns=(
        number("service", "palvelujakso_id"),
        person(),
        coded("kind", "service_kind", "palvelun_laji"),
        day("begins", "alkupaiva"),
        until("ends", "loppupaiva"),
        day("planned_end", "suunniteltu_loppupaiva", optional=True),
        coded("end_reason", "service_end", "paattymissyy", optional=True),
        coded("production", "production", "tuottamistapa"),
        business("provider", "palveluntuottaja_y_tunnus", optional=True),
        number("procurement", "hankinta_id", optional=True),
        number("course", "kurssi_id", optional=True),
        municipality("palvelun_kunta", name="place", optional=True),
        euros("cost", "kustannus", optional=True),
    ),
    governance=ATMT.governs(),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING
    | {
        "planned_end is null or planned_end >= begins": "the service was to end before it began; correct the planned day",
        "end_reason is null or ends is not null": "a reason for an end that has no day; give the day of the end",
        "production <> 'bought' or provider is not null": "a bought service without a provider; give the provider's business id",
    },
)

atmt_vacancy = register(
    id="atmt_vacancy",
    title=Text("Avoimet työpaikat (A-TMT)", "Lediga arbetsplatser (A-TMT)", "Vacancies (A-TMT)"),
    shape=Shape.SPELL,
    key=("vacancy",),
    columns=(
        number("vacancy", "tyopaikka_id"),
        business("employer", "tyonantaja_y_tunnus", optional=True),
        day("begins", "avoinna_alkaen"),
        until("ends", "avoinna_asti"),
        municipality("sijaintikunta"),
        coded("occupation", "occupation_code", "ammatti", optional=True),
        whole("places", "paikkojen_maara", unit=VACANCIES, maximum=9999),
        coded("working_time", "vacancy_time", "tyoaika"),
        coded("duration", "vacancy_duration", "tyon_kesto"),
        coded("sector", "employer_sector", "sektori", optional=True),
        coded("language", "vacancy_language", "tyokieli"),
        coded("end_reason", "vacancy_end", "paattymissyy", optional=True),
    ),
    governance=ATMT.governs(),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING | {"places >= 1": "a vacancy of no places; give the number of places"},
)

atmt_course = register(
    id="atmt_course",
    title=Text("Kurssit (A-TMT)", "Kurser (A-TMT)", "Courses (A-TMT)"),
    shape=Shape.SPELL,
    key=("course",),
    columns=(
        number("course", "kurssi_id"),
        coded("kind", "service_kind", "palvelun_laji"),
        business("provider", "palveluntuottaja_y_tunnus", optional=True),
        number("procurement", "hankinta_id", optional=True),
        day("begins", "alkupaiva"),
        until("ends", "loppupaiva"),
        municipality("kurssikunta", name="place", optional=True),
        whole("places", "aloituspaikat", unit=PERSONS),
        euros("cost", "kustannus", optional=True),
    ),
    governance=ATMT.governs(),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING,
)
