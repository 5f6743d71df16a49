"""YA: wage subsidies and start-up grants."""

from __future__ import annotations

from packs.employment.registers.atmt_clients import ENDS_AFTER_BEGINNING
from packs.employment.registers.owners import YA
from packs.employment.registers.terms import business, coded, day, euros, number, person, until
from puntari.define.register import AmountColumn, Register, Shape
from puntari.words.text import Text
from puntari.words.unit import PERCENT

DECIDED_AFTER_APPLYING = {"decided >= applied": "the decision is before the application; correct one of the days"}

ya_subsidy = Register(
    id="ya_subsidy",
    title=Text("Palkkatuet (YA)", "Lönesubventioner (YA)", "Wage subsidies (YA)"),
    shape=Shape.SPELL,
    key=("subsidy",),
    columns=(
        number("subsidy", "palkkatuki_id"),
        number("application", "hakemus_id"),
        person(),
        business("employer", "tyonantaja_y_tunnus"),
        day("applied", "hakupaiva"),
        day("decided", "paatospaiva"),
        coded("ground", "subsidy_ground", "peruste"),
        coded("sector", "employer_sector", "sektori"),
        day("begins", "tukijakso_alkaa"),
        until("ends", "tukijakso_paattyy"),
        AmountColumn("share", ("tuen_osuus",), PERCENT, 0, 100),
        euros("granted", "myonnetty"),
    ),
    governance=YA.governs(),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING | DECIDED_AFTER_APPLYING,
)

ya_startup_grant = Register(
    id="ya_startup_grant",
    title=Text("Starttirahat (YA)", "Startpengar (YA)", "Start-up grants (YA)"),
    shape=Shape.SPELL,
    key=("grant_number",),
    columns=(
        number("grant_number", "starttiraha_id"),
        number("application", "hakemus_id"),
        person(),
        day("applied", "hakupaiva"),
        day("decided", "paatospaiva"),
        coded("was_unemployed", "yes_no", "tyoton_hakija"),
        day("begins", "tukijakso_alkaa"),
        until("ends", "tukijakso_paattyy"),
        euros("granted", "myonnetty"),
    ),
    governance=YA.governs(),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING | DECIDED_AFTER_APPLYING,
)
