"""A-TMT: what follows from plans and obligations, and what else is known of a client for matching to work."""

from __future__ import annotations

from packs.employment.registers.contract import DECIDED_OR_PENDING, register, spell_register
from packs.employment.registers.owners import ATMT
from packs.employment.registers.terms import (
    coded,
    day,
    employer,
    employment_area,
    expert,
    from_to,
    number,
    occupation,
    person,
    service_kind,
    whole,
)
from puntari.define.register import Shape, StaffColumn, WordsColumn
from puntari.words.text import Text
from puntari.words.unit import DAYS

atmt_plan_action = register(
    id="atmt_plan_action",
    title=Text("Suunnitelmissa sovitut toimenpiteet (A-TMT)", "Åtgärder avtalade i planer (A-TMT)", "Actions agreed in plans (A-TMT)"),
    shape=Shape.EVENT,
    key=("plan", "action_number"),
    columns=(
        number("plan", "suunnitelma_id"),
        number("action_number", "toimenpide_nro"),
        person(),
        coded("action", "plan_action", "toimenpide"),
        day("agreed", "sovittu"),
        day("due", "maaraaika", optional=True),
        coded("state", "action_state", "tila"),
        day("checked", "tarkistettu", optional=True),
        WordsColumn("text", ("kuvaus",)),
    ),
    governance=ATMT.governs(),
    happens="agreed",
    rules={
        "due is null or due >= agreed": "the action is due before it was agreed; correct one of the days",
        "checked is null or checked >= agreed": "the action was checked before it was agreed; correct one of the days",
    },
    together=("action", "agreed", "due"),
)

atmt_reminder = register(
    id="atmt_reminder",
    title=Text("Muistutukset ja laiminlyönnit (A-TMT)", "Påminnelser och försummelser (A-TMT)", "Reminders and neglects (A-TMT)"),
    shape=Shape.EVENT,
    key=("reminder",),
    columns=(
        number("reminder", "muistutus_id"),
        person(),
        day("on_day", "paiva"),
        coded("neglect", "neglect", "laiminlyonti"),
        coded("outcome", "reminder_outcome", "seuraus"),
    ),
    governance=ATMT.governs(),
    happens="on_day",
    together=("neglect", "on_day"),
)

atmt_candidate_search = register(
    id="atmt_candidate_search",
    title=Text("Ehdokashaut (A-TMT)", "Kandidatsökningar (A-TMT)", "Candidate searches (A-TMT)"),
    shape=Shape.EVENT,
    key=("candidate_search", "person"),
    columns=(
        number("candidate_search", "ehdokashaku_id"),
        number("vacancy", "tyopaikka_id"),
        person(),
        employer(optional=True),
        day("on_day", "paiva"),
        coded("outcome", "candidate_outcome", "tulos"),
    ),
    governance=ATMT.governs(),
    happens="on_day",
    together=("vacancy", "employer", "on_day"),
    notes=Text(
        "Rivi kertoo yhdestä ehdokkaasta, joka löytyi työnantajan avoimeen työpaikkaan.",
        "En rad berättar om en kandidat som hittades till arbetsgivarens lediga plats.",
        "A row tells of one candidate found for an employer's vacancy.",
    ),
)

atmt_team_tag = spell_register(
    id="atmt_team_tag",
    title=Text("Tiimi- ja asiantuntijatägit (A-TMT)", "Team- och expertmärken (A-TMT)", "Team and expert tags (A-TMT)"),
    key=("person", "begins", "team"),
    columns=(
        person(),
        employment_area(),
        StaffColumn("team", ("tiimi",)),
        expert(),
        *from_to("alkupaiva", "loppupaiva"),
    ),
    governance=ATMT.governs(),
    together=("team", "expert"),
)

atmt_service_application = register(
    id="atmt_service_application",
    title=Text("Palveluihin hakeutuminen (A-TMT)", "Ansökningar till service (A-TMT)", "Service applications (A-TMT)"),
    shape=Shape.EVENT,
    key=("application",),
    columns=(
        number("application", "hakemus_id"),
        person(),
        coded("target", "application_target", "kohde"),
        service_kind(),
        number("course", "kurssi_id", optional=True),
        day("applied", "hakupaiva"),
        coded("decision", "decision", "paatos"),
        day("decided", "paatospaiva", optional=True),
    ),
    governance=ATMT.governs(),
    happens="applied",
    rules=DECIDED_OR_PENDING,
    together=("course", "kind", "applied"),
)

atmt_work_history = spell_register(
    id="atmt_work_history",
    title=Text("Työhistoria (A-TMT)", "Arbetshistoria (A-TMT)", "Work history (A-TMT)"),
    key=("person", "begins", "work_number"),
    columns=(
        person(),
        number("work_number", "tyosuhde_nro"),
        *from_to("alkupaiva", "loppupaiva"),
        coded("kind", "work_kind", "tyon_laji"),
        occupation(),
        employer(optional=True),
        coded("end_reason", "last_job_end", "paattymissyy", optional=True),
    ),
    governance=ATMT.governs(),
    together=("employer", "occupation", "begins", "ends"),
)

atmt_education = register(
    id="atmt_education",
    title=Text("Koulutustiedot (A-TMT)", "Utbildningsuppgifter (A-TMT)", "Education (A-TMT)"),
    shape=Shape.EVENT,
    key=("person", "qualification"),
    columns=(
        person(),
        number("qualification", "tutkinto_nro"),
        coded("education_level", "education_level", "koulutusaste"),
        day("completed", "suorituspaiva"),
        coded("abroad", "yes_no", "ulkomailla_suoritettu"),
    ),
    governance=ATMT.governs(),
    happens="completed",
    together=("education_level", "completed", "abroad"),
)

atmt_language = register(
    id="atmt_language",
    title=Text("Kielitaso (A-TMT)", "Språknivå (A-TMT)", "Language level (A-TMT)"),
    shape=Shape.EVENT,
    key=("person", "language", "assessed"),
    columns=(
        person(),
        coded("language", "language", "kieli"),
        coded("level", "cefr", "taitotaso"),
        day("assessed", "arviointipaiva"),
    ),
    governance=ATMT.governs(),
    happens="assessed",
    together=("language", "level", "assessed"),
)

atmt_accrual = register(
    id="atmt_accrual",
    title=Text("Kertymät (A-TMT)", "Kvoter (A-TMT)", "Accruals (A-TMT)"),
    shape=Shape.OBSERVATION,
    key=("person", "kind", "on_day"),
    columns=(
        person(),
        coded("kind", "accrual_kind", "kertyman_laji"),
        day("on_day", "tilannepaiva"),
        whole("days", "kertyma", unit=DAYS),
    ),
    governance=ATMT.governs(),
    happens="on_day",
    together=("kind", "on_day", "days"),
)
