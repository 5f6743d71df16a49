"""YA: wage subsidies and start-up grants."""

from __future__ import annotations

from packs.employment.registers.contract import DECIDED_AFTER_APPLYING, DECIDED_OR_PENDING, register, spell_register
from packs.employment.registers.owners import YA
from packs.employment.registers.terms import coded, day, employer, euros, from_to, number, person
from puntari.define.register import AmountColumn, Shape
from puntari.words.text import Text
from puntari.words.unit import PERCENT

ya_subsidy = spell_register(
    id="ya_subsidy",
    title=Text("Palkkatuet (YA)", "Lönesubventioner (YA)", "Wage subsidies (YA)"),
    key=("subsidy",),
    columns=(
        number("subsidy", "palkkatuki_id"),
        number("application", "hakemus_id"),
        person(),
        employer(),
        day("applied", "hakupaiva"),
        day("decided", "paatospaiva"),
        coded("ground", "subsidy_ground", "peruste"),
        coded("sector", "employer_sector", "sektori"),
        *from_to("tukijakso_alkaa", "tukijakso_paattyy"),
        AmountColumn("share", ("tuen_osuus",), PERCENT, 0, 100),
        euros("granted", "myonnetty"),
    ),
    governance=YA.governs(),
    rules=DECIDED_AFTER_APPLYING,
    together=("employer", "begins", "granted"),
)

ya_startup_grant = spell_register(
    id="ya_startup_grant",
    title=Text("Starttirahat (YA)", "Startpengar (YA)", "Start-up grants (YA)"),
    key=("grant_number",),
    columns=(
        number("grant_number", "starttiraha_id"),
        number("application", "hakemus_id"),
        person(),
        day("applied", "hakupaiva"),
        day("decided", "paatospaiva"),
        coded("was_unemployed", "yes_no", "tyoton_hakija"),
        *from_to("tukijakso_alkaa", "tukijakso_paattyy"),
        euros("granted", "myonnetty"),
    ),
    governance=YA.governs(),
    rules=DECIDED_AFTER_APPLYING,
    together=("applied", "begins", "granted"),
)

ya_application = register(
    id="ya_application",
    title=Text("Tukihakemukset ja päätökset (YA)", "Ansökningar och beslut om stöd (YA)", "Applications and decisions (YA)"),
    shape=Shape.EVENT,
    key=("application",),
    columns=(
        number("application", "hakemus_id"),
        coded("kind", "subsidy_kind", "tuen_laji"),
        person(optional=True),
        employer(optional=True),
        day("applied", "hakupaiva"),
        coded("decision", "decision", "paatos"),
        day("decided", "paatospaiva", optional=True),
        euros("asked", "haettu", optional=True),
        euros("granted", "myonnetty", optional=True),
    ),
    governance=YA.governs(),
    happens="applied",
    rules=DECIDED_OR_PENDING
    | {
        "decision in ('granted', 'partly') or granted is null or granted = 0": "money granted without a decision to grant it; correct one",
    },
    together=("employer", "applied", "granted"),
)

ya_payment = register(
    id="ya_payment",
    title=Text("Maksatukset (YA)", "Utbetalningar (YA)", "Payments (YA)"),
    shape=Shape.EVENT,
    key=("payment",),
    columns=(
        number("payment", "maksatus_id"),
        number("application", "hakemus_id"),
        coded("kind", "subsidy_kind", "tuen_laji"),
        person(optional=True),
        employer(optional=True),
        day("applied", "maksatushakemus"),
        coded("state", "payment_state", "tila"),
        day("paid", "maksupaiva", optional=True),
        euros("amount", "maara", minimum=None),
    ),
    governance=YA.governs(),
    happens="applied",
    rules={
        "paid is null or paid >= applied": "the payment is before its application; correct one of the days",
        "state <> 'paid' or paid is not null": "a payment that is paid has no day of payment; give it",
    },
    together=("employer", "paid", "amount"),
    notes=Text(
        "Maksatus tarkistetaan tulotietoikkunan (TIKKU) tulotiedoista; ne eivät ole tässä aineistossa.",
        "Utbetalningen kontrolleras mot inkomstuppgifterna i inkomstfönstret (TIKKU); de finns inte i det här materialet.",
        "Payments are checked against the income data of the income window (TIKKU); these are not part of this register.",
    ),
)
