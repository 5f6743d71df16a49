"""Immigration and integration: permits (Migri), integration clients (UMA) and integration training (Koulutusportti)."""

from __future__ import annotations

from packs.employment.registers.contract import DECIDED_AFTER_APPLYING, register, spell_register
from packs.employment.registers.owners import KOULUTUSPORTTI, MIGRI, UMA
from packs.employment.registers.terms import coded, day, from_to, municipality, number, occupation, person
from puntari.define.governance import Cadence
from puntari.define.register import Shape
from puntari.words.text import Text

migri_permit = spell_register(
    id="migri_permit",
    title=Text("Oleskeluluvat", "Uppehållstillstånd", "Residence permits"),
    key=("permit",),
    columns=(
        number("permit", "lupa_id"),
        person(),
        coded("kind", "permit_kind", "luvan_laji"),
        coded("citizenship", "country", "kansalaisuus"),
        day("applied", "hakupaiva"),
        day("decided", "paatospaiva"),
        *from_to("voimassa_alkaen", "voimassa_asti"),
        occupation(),
    ),
    governance=MIGRI.governs(Cadence.MONTHLY),
    rules=DECIDED_AFTER_APPLYING,
    together=("citizenship", "kind", "decided", "occupation"),
)

uma_integration = spell_register(
    id="uma_integration",
    title=Text("Kotoutumisasiakkuudet (UMA)", "Integrationskunder (UMA)", "Integration clients (UMA)"),
    key=("client",),
    columns=(
        number("client", "asiakkuus_id"),
        person(),
        municipality("kunta"),
        coded("setting", "integration_setting", "palvelun_jarjestaja"),
        *from_to("asiakkuus_alkaa", "asiakkuus_paattyy"),
        day("arrived", "maahantulopaiva", optional=True),
        day("assessed", "alkukartoitus", optional=True),
        day("planned", "kotoutumissuunnitelma", optional=True),
        day("first_service", "ensimmainen_palvelu", optional=True),
    ),
    governance=UMA.governs(Cadence.MONTHLY),
    rules={
        "assessed is null or assessed >= begins": "the initial assessment is before the client came; correct one of the days",
        "planned is null or assessed is null or planned >= assessed": "the plan is before the initial assessment; correct one of the days",
    },
    together=("municipality", "arrived"),
)

koulutusportti_training = register(
    id="koulutusportti_training",
    title=Text(
        "Kotoutumiskoulutukset (Koulutusportti)", "Integrationsutbildningar (Koulutusportti)", "Integration training (Koulutusportti)"
    ),
    shape=Shape.EVENT,
    key=("participation",),
    columns=(
        number("participation", "osallistuminen_id"),
        person(),
        number("course", "kurssi_id"),
        coded("module", "training_module", "koulutuksen_osa"),
        day("queued", "jonoon", optional=True),
        day("started", "aloitti"),
        day("ended", "paatti", optional=True),
        coded("outcome", "training_outcome", "tulos"),
        coded("level_before", "cefr", "taso_alussa", optional=True),
        coded("level_after", "cefr", "taso_lopussa", optional=True),
    ),
    governance=KOULUTUSPORTTI.governs(Cadence.MONTHLY),
    happens="started",
    rules={
        "ended is null or ended >= started": "the training ended before it started; correct one of the days",
        "queued is null or started >= queued": "the training started before it was queued for; correct one of the days",
    },
    together=("course", "started", "level_before"),
)
