"""URA: plans, contacts, offers, statements and language, after the published lists of variables."""

from __future__ import annotations

from packs.employment.registers.contract import register
from packs.employment.registers.terms import coded, day, employer, municipality, number, occupation, person
from packs.employment.registers.ura_clients import SEARCH_MODULE, SERVICES_MODULE, of_module
from puntari.define.register import Shape
from puntari.words.text import Text

STATUS_PRINTED = {f"0{one}": str(one) for one in range(9)}
"""The status that the file of offers writes with two characters."""

ura_plan = register(
    id="ura_plan",
    title=Text("Suunnitelmat (URA)", "Planer (URA)", "Plans (URA)"),
    shape=Shape.EVENT,
    key=("person", "made", "kind"),
    columns=(
        person(),
        coded("kind", "plan_kind", "kotsk"),
        day("made", "thspv"),
    ),
    governance=of_module(SEARCH_MODULE),
    happens="made",
    together=("kind", "made"),
)

ura_plan_action = register(
    id="ura_plan_action",
    title=Text("Suunnitelmissa sovitut toimenpiteet (URA)", "Åtgärder avtalade i planer (URA)", "Actions agreed in plans (URA)"),
    shape=Shape.EVENT,
    key=("person", "signed", "action"),
    columns=(
        person(),
        day("signed", "allekpvm"),
        coded("kind", "ura_plan_kind", "toimsuunlaji"),
        coded("action", "plan_action", "toimikoodi"),
        day("due", "toimipvm", optional=True),
        coded("done", "yes_no", "toimkasitelty", optional=True),
        day("checked", "toimviimpvm", optional=True),
    ),
    governance=of_module(SERVICES_MODULE),
    happens="signed",
    together=("action", "signed", "due"),
)

ura_contact = register(
    id="ura_contact",
    title=Text("Yhteydenotot (URA)", "Kontakter (URA)", "Contacts (URA)"),
    shape=Shape.EVENT,
    key=("person", "on_day", "way"),
    columns=(
        person(),
        day("on_day", "yhtottopvm"),
        coded("way", "contact_way", "yhtottotapa"),
    ),
    governance=of_module(SERVICES_MODULE),
    happens="on_day",
    together=("way", "on_day"),
)

ura_job_offer = register(
    id="ura_job_offer",
    title=Text("Työtarjoukset (URA)", "Arbetserbjudanden (URA)", "Job offers (URA)"),
    shape=Shape.EVENT,
    key=("person", "vacancy", "on_day"),
    columns=(
        person(),
        employer(optional=True),
        number("vacancy", "ilmoitusnumero"),
        day("on_day", "osoitettupvm"),
        municipality("kuntakoodi"),
        occupation("ammattikoodi"),
        coded("result", "offer_result", "tuloskoodi", optional=True),
        coded("status", "employment_status", "tyollkoodi", optional=True, translate=STATUS_PRINTED),
    ),
    governance=of_module(SERVICES_MODULE),
    happens="on_day",
    together=("employer", "vacancy", "municipality", "occupation", "on_day"),
)

ura_statement = register(
    id="ura_statement",
    title=Text("Työttömyysturvalausunnot (URA)", "Arbetslöshetsutlåtanden (URA)", "Unemployment security statements (URA)"),
    shape=Shape.EVENT,
    key=("person", "given", "code", "begins"),
    columns=(
        person(),
        day("given", "rekpv"),
        coded("code", "ura_statement_code", "lausno"),
        day("begins", "alkpv7"),
        day("ends", "loppv7", optional=True),
        number("fund", "kasnol", optional=True),
    ),
    governance=of_module(SEARCH_MODULE),
    happens="given",
    rules={"ends is null or ends >= begins": "the period of the statement ends before it begins; correct one of the days"},
    together=("code", "given", "begins", "ends"),
)

ura_placement = register(
    id="ura_placement",
    title=Text("Työhönvälitykset (URA)", "Arbetsförmedlingar (URA)", "Placements (URA)"),
    shape=Shape.EVENT,
    key=("person", "vacancy", "placed"),
    columns=(
        person(),
        number("vacancy", "ilmno"),
        day("placed", "valpv"),
        occupation("ammno3"),
        coded("placement_area", "placement_area", "valkd", optional=True),
        day("job_begins", "alkpv8", optional=True),
        day("job_ends", "loppv8", optional=True),
    ),
    governance=of_module(SEARCH_MODULE),
    happens="placed",
    rules={"job_begins is null or job_ends is null or job_ends >= job_begins": "the job ends before it begins; correct one of the days"},
    together=("vacancy", "occupation", "placed"),
)

ura_language = register(
    id="ura_language",
    title=Text("Maahanmuuttajien kielitaito (URA)", "Invandrares språkkunskaper (URA)", "Immigrants' language skills (URA)"),
    shape=Shape.EVENT,
    key=("person", "known_language", "on_day"),
    columns=(
        person(),
        coded("mother_tongue", "language", "aidinkielikoodi", optional=True),
        coded("known_language", "language", "kielitaito"),
        coded("level", "language_level", "kieliyleinentaso"),
        coded("written", "written_skill", "kielikirjtaso", optional=True),
        coded("spoken", "written_skill", "kielisuulltaso", optional=True),
        coded("citizenship", "country", "kansalaisuus", optional=True),
        day("on_day", "apvm"),
    ),
    governance=of_module(SERVICES_MODULE),
    happens="on_day",
    together=("mother_tongue", "known_language", "citizenship", "on_day"),
)
