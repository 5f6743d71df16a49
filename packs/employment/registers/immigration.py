"""Immigration and integration: permits (Migri), integration clients (UMA) and integration training (Koulutusportti)."""

from __future__ import annotations

from packs.employment.registers.atmt_clients import ENDS_AFTER_BEGINNING
from packs.employment.registers.owners import KOULUTUSPORTTI, MIGRI, UMA
from packs.employment.registers.terms import coded, day, municipality, number, person, register, until
from puntari.define.governance import Cadence
from puntari.define.register import Shape
from puntari.words.text import Text

migri_permit = register(
    id="migri_permit",
    title=Text("Oleskeluluvat", "Uppehållstillstånd", "Residence permits"),
    shape=Shape.SPELL,
    key=("permit",),
    columns=(
        number("permit", "lupa_id"),
        person(),
        coded("kind", "permit_kind", "luvan_laji"),
        coded("citizenship", "country", "kansalaisuus"),
        day("applied", "hakupaiva"),
        day("decided", "paatospaiva"),
        day("begins", "voimassa_alkaen"),
        until("ends", "voimassa_asti"),
        coded("occupation", "occupation_code", "ammatti", optional=True),
    ),
    governance=MIGRI.governs(Cadence.MONTHLY),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING | {"decided >= applied": "the decision is before the application; correct one of the days"},
    together=("citizenship", "kind", "decided", "occupation"),
)

uma_integration = register(
    id="uma_integration",
    title=Text("Kotoutumisasiakkuudet (UMA)", "Integrationskunder (UMA)", "Integration clients (UMA)"),
    shape=Shape.SPELL,
    key=("client",),
    columns=(
        number("client", "asiakkuus_id"),
        person(),
        municipality("kunta"),
        coded("setting", "integration_setting", "palvelun_jarjestaja"),
        day("begins", "asiakkuus_alkaa"),
        until("ends", "asiakkuus_paattyy"),
        day("arrived", "maahantulopaiva", optional=True),
        day("assessed", "alkukartoitus", optional=True),
        day("planned", "kotoutumissuunnitelma", optional=True),
        day("first_service", "ensimmainen_palvelu", optional=True),
    ),
    governance=UMA.governs(Cadence.MONTHLY),
    begins="begins",
    ends="ends",
    rules=ENDS_AFTER_BEGINNING
    | {
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
)
