"""Employers: contacts, profiles and service needs (A-TMT), and international recruitment."""

from __future__ import annotations

from packs.employment.registers.contract import register, spell_register
from packs.employment.registers.owners import ATMT, RECRUITMENT
from packs.employment.registers.terms import coded, day, employer, employment_area, from_to, municipality, number, occupation, whole
from puntari.define.governance import Cadence
from puntari.define.register import Shape, WordsColumn
from puntari.words.text import Text
from puntari.words.unit import PERSONS

employer_contact = register(
    id="employer_contact",
    title=Text("Työnantajakontaktit", "Arbetsgivarkontakter", "Employer contacts"),
    shape=Shape.EVENT,
    key=("contact",),
    columns=(
        number("contact", "kontakti_id"),
        employer(),
        day("on_day", "paiva"),
        employment_area(),
        coded("channel", "contact_channel", "palvelukanava"),
        coded("about", "employer_service", "aihe"),
        WordsColumn("text", ("muistiinpano",)),
    ),
    governance=ATMT.governs(),
    happens="on_day",
)

employer_profile = spell_register(
    id="employer_profile",
    title=Text("Työnantajaprofiilit", "Arbetsgivarprofiler", "Employer profiles"),
    key=("employer", "begins"),
    columns=(
        employer(),
        *from_to("voimassa_alkaen", "voimassa_asti"),
        municipality("kotikunta"),
        coded("industry", "industry", "toimiala"),
        coded("size", "staff_size", "kokoluokka"),
        coded("sector", "employer_sector", "sektori"),
    ),
    governance=ATMT.governs(),
)

employer_need = register(
    id="employer_need",
    title=Text("Työnantajien palvelutarpeet", "Arbetsgivarnas servicebehov", "Employers' service needs"),
    shape=Shape.EVENT,
    key=("employer", "service", "asked"),
    columns=(
        employer(),
        coded("service", "employer_service", "palvelu"),
        day("asked", "selvityspaiva"),
        coded("strength", "need_strength", "tarve"),
    ),
    governance=ATMT.governs(),
    happens="asked",
)

international_recruitment = register(
    id="international_recruitment",
    title=Text("Kansainvälinen rekrytointi", "Internationell rekrytering", "International recruitment"),
    shape=Shape.EVENT,
    key=("recruitment", "on_day"),
    columns=(
        number("recruitment", "rekrytointi_id"),
        employer(),
        day("on_day", "paiva"),
        employment_area(),
        coded("state", "recruitment_state", "vaihe"),
        coded("country", "country", "lahtomaa", optional=True),
        occupation(),
        whole("persons", "henkiloita", unit=PERSONS),
    ),
    governance=RECRUITMENT.governs(Cadence.MONTHLY),
    happens="on_day",
)
