"""URA: who the clients were, their job searches and employment status, after the published lists of variables."""

from __future__ import annotations

from packs.employment.registers.contract import spell_register
from packs.employment.registers.owners import URA
from packs.employment.registers.terms import URA_OPEN, birth_year, coded, day, from_to, municipality, number, occupation, person
from puntari.define.governance import Cadence, Governance
from puntari.define.register import DayColumn
from puntari.words.text import Text

ABILITY_MODULE = "TEM_19912023_jua_tyokunto_001"
SERVICES_MODULE = "KEHA_2022_jua_URA_002"
PERSON_MODULE = "TEM_19912023_jua_tyonhakija_001"
SEARCH_MODULE = "TEM_19912023_jua_tyonhaku_001"
REDELIVERED = Text(
    "Avoimen jakson loppupäivä on 11.11.2222. Vuodesta 2023 sama jakso toimitetaan uudelleen, kun se saa oikean loppupäivänsä.",
    "En öppen periods slutdag är 11.11.2222. Från 2023 levereras samma period på nytt när den får sin riktiga slutdag.",
    "The end of an open spell is written 11.11.2222. Since 2023 the same spell is delivered again when it gets its real end.",
)
OLD_PERMITS = {str(one): f"0{one}" for one in range(10)} | {"A": "1A", "B": "1B", "C": "1C", "z": "zz"}
"""The codes of residence rights as they were written before 2024."""


def of_module(module: str) -> Governance:
    """What holds of a register that a module of the published lists of variables tells of."""
    return URA.governs(Cadence.YEARLY, catalogue=module)


def ura_from_to(begins: str, ends: str) -> tuple[DayColumn, DayColumn]:
    """The days of a spell, of which URA writes an open end as a day of its own."""
    return from_to(begins, ends, URA_OPEN)


ura_person = spell_register(
    id="ura_person",
    title=Text("Henkilöasiakkaat ja asuinkunnat (URA)", "Personkunder och boendekommuner (URA)", "Clients and where they live (URA)"),
    key=("person", "begins"),
    columns=(
        person(),
        *ura_from_to("muupv6", "paapv6"),
        municipality("kunnoh"),
        birth_year("syntyv"),
        coded("sex", "sex", "sukup"),
        coded("language", "ura_language", "kiekd", optional=True),
        coded("citizenship", "country", "kansah", optional=True),
        coded("basic_education", "basic_education", "pkokdh", optional=True),
    ),
    governance=of_module(PERSON_MODULE),
    together=("municipality", "birth_year", "sex", "citizenship"),
    notes=Text(
        f"{REDELIVERED.fi} Tyhjä kieli tai kansalaisuus tarkoittaa suomea ja Suomea.",
        f"{REDELIVERED.sv} Tomt språk eller medborgarskap betyder finska och Finland.",
        f"{REDELIVERED.en} An empty language or citizenship means Finnish and Finland.",
    ),
)

ura_status = spell_register(
    id="ura_status",
    title=Text("Työllisyyskoodijaksot (URA)", "Perioder med sysselsättningskod (URA)", "Spells of employment status (URA)"),
    key=("person", "begins", "status"),
    columns=(
        person(),
        coded("status", "employment_status", "tyok1"),
        *ura_from_to("tappvh", "tppvm"),
        coded("change_reason", "status_change", "tymsyy", optional=True),
    ),
    governance=of_module(SEARCH_MODULE),
    together=("status", "begins", "ends"),
    notes=REDELIVERED,
)

ura_job_search = spell_register(
    id="ura_job_search",
    title=Text("Työnhaut (URA)", "Jobbsökningar (URA)", "Job searches (URA)"),
    key=("person", "begins"),
    columns=(
        person(),
        *ura_from_to("alkpv1", "loppv1"),
        coded("end_reason", "search_end", "hapkd", optional=True),
        coded("before", "before_search", "hedkd", optional=True),
        coded("residence_right", "residence_right", "otlupa", optional=True, translate=OLD_PERMITS),
        coded("last_job_end", "last_job_end", "tpskd", optional=True),
        day("last_job_ended", "esppv", optional=True),
        coded("from_abroad", "from_abroad", "ulkkd", optional=True),
    ),
    governance=of_module(SEARCH_MODULE),
    together=("residence_right", "last_job_end", "begins", "ends"),
    notes=REDELIVERED,
)

ura_occupation = spell_register(
    id="ura_occupation",
    title=Text("Ammatit (URA)", "Yrken (URA)", "Occupations (URA)"),
    key=("person", "begins", "occupation"),
    columns=(
        person(),
        occupation("ammnoh", optional=False),
        *ura_from_to("muupv1", "paapv1"),
    ),
    governance=of_module(PERSON_MODULE),
    together=("occupation", "begins"),
    notes=REDELIVERED,
)

ura_education = spell_register(
    id="ura_education",
    title=Text("Koulutukset (URA)", "Utbildningar (URA)", "Education (URA)"),
    key=("person", "begins", "education"),
    columns=(
        person(),
        number("education", "koukdh"),
        *ura_from_to("muupv3", "paapv3"),
    ),
    governance=of_module(PERSON_MODULE),
    together=("education", "begins"),
    notes=REDELIVERED,
)

ura_service_line = spell_register(
    id="ura_service_line",
    title=Text("Palvelulinjat (URA)", "Servicelinjer (URA)", "Service lines (URA)"),
    key=("person", "begins"),
    columns=(
        person(),
        coded("service_line", "service_line", "assegkdi"),
        *ura_from_to("alkupv", "paatpv"),
    ),
    governance=of_module(PERSON_MODULE),
    together=("service_line", "begins"),
    notes=REDELIVERED,
)

ura_work_ability = spell_register(
    id="ura_work_ability",
    title=Text("Työkunnon arvioinnit (URA)", "Bedömningar av arbetsförmågan (URA)", "Assessments of work ability (URA)"),
    key=("person", "begins", "assessment"),
    columns=(
        person(),
        *ura_from_to("alkpv3", "loppv3"),
        coded("assessment", "assessment_kind", "karkd2"),
    ),
    governance=of_module(ABILITY_MODULE),
    together=("assessment", "begins", "ends"),
    notes=Text(
        "Diagnoosikoodeja ei oteta vastaan: arviointi ei tarvitse niitä.",
        "Diagnoskoder tas inte emot: utvärderingen behöver dem inte.",
        "Codes of diagnoses are not taken: the evaluation does not need them.",
    ),
)
