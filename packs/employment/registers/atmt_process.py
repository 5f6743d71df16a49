"""A-TMT: the service process of a job seeker, from plans and contacts to obligations and statements."""

from __future__ import annotations

from packs.employment.registers.contract import register, spell_register
from packs.employment.registers.owners import ATMT
from packs.employment.registers.terms import coded, day, expert, from_to, number, person, whole
from puntari.define.register import Shape, WordsColumn
from puntari.words.text import Text
from puntari.words.unit import DAYS

atmt_plan = spell_register(
    id="atmt_plan",
    title=Text("Suunnitelmat (A-TMT)", "Planer (A-TMT)", "Plans (A-TMT)"),
    key=("plan",),
    columns=(
        number("plan", "suunnitelma_id"),
        person(),
        number("search", "tyonhaku_id", optional=True),
        coded("kind", "plan_kind", "suunnitelman_laji"),
        *from_to("tekopaiva", "voimassaolo_paattyy"),
        WordsColumn("text", ("suunnitelman_teksti",)),
    ),
    governance=ATMT.governs(),
    together=("kind", "begins", "ends"),
)

atmt_contact = register(
    id="atmt_contact",
    title=Text("Yhteydenotot ja haastattelut (A-TMT)", "Kontakter och intervjuer (A-TMT)", "Contacts and interviews (A-TMT)"),
    shape=Shape.EVENT,
    key=("contact",),
    columns=(
        number("contact", "yhteydenotto_id"),
        person(),
        number("search", "tyonhaku_id", optional=True),
        day("search_begins", "tyonhaku_alkupaiva", optional=True),
        day("on_day", "paiva"),
        coded("reason", "contact_reason", "syy"),
        coded("channel", "contact_channel", "palvelukanava"),
        coded("outcome", "contact_outcome", "toteutuma"),
        coded("interpreter", "yes_no", "tulkki"),
        expert(),
        WordsColumn("text", ("muistiinpano",)),
    ),
    governance=ATMT.governs(),
    happens="on_day",
    rules={
        "search_begins is null or on_day >= search_begins": "the contact is before the job search it belongs to; correct one of the days",
    },
    together=("on_day", "channel", "interpreter", "expert"),
)

atmt_obligation = spell_register(
    id="atmt_obligation",
    title=Text("Työnhakuvelvoitteet (A-TMT)", "Jobbsökningsskyldigheter (A-TMT)", "Job-search obligations (A-TMT)"),
    key=("person", "begins"),
    columns=(
        person(),
        *from_to("tarkastusjakso_alkaa", "tarkastusjakso_paattyy"),
        coded("state", "obligation_state", "velvoitteen_tila"),
        whole("jobs_to_apply", "haettavat_tyopaikat", maximum=99),
        whole("jobs_applied", "haetut_tyopaikat", optional=True),
        coded("met", "obligation_met", "tayttyminen"),
    ),
    governance=ATMT.governs(),
    rules={"state <> 'exempted' or jobs_to_apply = 0": "no obligation is set, yet jobs are to be applied for; correct one of the two"},
    together=("begins", "jobs_to_apply", "jobs_applied"),
)

atmt_job_offer = register(
    id="atmt_job_offer",
    title=Text("Työtarjoukset (A-TMT)", "Arbetserbjudanden (A-TMT)", "Job offers (A-TMT)"),
    shape=Shape.EVENT,
    key=("offer",),
    columns=(
        number("offer", "tyotarjous_id"),
        person(),
        number("vacancy", "tyopaikka_id", optional=True),
        day("on_day", "tarjouspaiva"),
        coded("binding", "yes_no", "velvoittava"),
        coded("result", "offer_result", "tulos", optional=True),
        day("result_day", "tulospaiva", optional=True),
    ),
    governance=ATMT.governs(),
    happens="on_day",
    rules={"result_day is null or result_day >= on_day": "the offer has a result before it was made; correct one of the days"},
    together=("vacancy", "on_day", "result_day"),
)

atmt_statement = register(
    id="atmt_statement",
    title=Text("Työttömyysturvalausunnot (A-TMT)", "Arbetslöshetsutlåtanden (A-TMT)", "Unemployment security statements (A-TMT)"),
    shape=Shape.EVENT,
    key=("statement",),
    columns=(
        number("statement", "lausunto_id"),
        person(),
        day("requested", "vireille", optional=True),
        day("given", "antopaiva"),
        coded("kind", "statement_kind", "lausunnon_laji"),
        coded("code", "statement_code", "lausuntokoodi", optional=True),
        day("begins", "jakso_alkaa", optional=True),
        day("ends", "jakso_paattyy", optional=True),
        whole("suspension_days", "karenssipaivat", unit=DAYS, maximum=90, optional=True),
        WordsColumn("grounds", ("perustelut",)),
    ),
    governance=ATMT.governs(),
    happens="given",
    rules={
        "requested is null or given >= requested": "the statement was given before it was asked for; correct one of the days",
        "begins is null or ends is null or ends >= begins": "the period of the statement ends before it begins; correct one of the days",
        "kind = 'suspension' or suspension_days is null": "days of suspension in a statement of another kind; correct one of the two",
    },
    together=("code", "given", "begins", "ends"),
)
