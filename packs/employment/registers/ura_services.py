"""URA: subsidised work, trials, training, courses and vacancies, after the published lists of variables."""

from __future__ import annotations

from packs.employment.registers.contract import register, spell_register
from packs.employment.registers.terms import coded, day, employer, municipality, number, occupation, person, whole
from packs.employment.registers.ura_clients import REDELIVERED, SEARCH_MODULE, of_module, ura_from_to
from puntari.define.register import AmountColumn, Shape
from puntari.words.text import Text
from puntari.words.unit import DAYS, PERCENT, VACANCIES

VACANCY_MODULE = "TEM_19912023_jua_tyopaikka_001"

ura_subsidised_work = spell_register(
    id="ura_subsidised_work",
    title=Text("Työllistämiset (URA)", "Sysselsättning med stöd (URA)", "Subsidised work (URA)"),
    key=("person", "begins", "kind"),
    columns=(
        person(),
        employer(optional=True),
        coded("kind", "support_kind", "sijkds"),
        *ura_from_to("alkpv2", "loppv2"),
        coded("end_reason", "support_end", "sipkd", optional=True),
        coded("target_group", "target_group", "kryhm", optional=True),
        coded("funding", "funding_kind", "ralaj", optional=True),
        coded("hours", "support_hours", "saikd", optional=True),
        coded("sector", "employer_sector", "staskd", optional=True),
        coded("size", "staff_size", "shlokd", optional=True),
        coded("benefit", "support_benefit", "etuus", optional=True),
        coded("apprenticeship", "yes_no", "oppisop", optional=True),
        AmountColumn("share", ("tukipros",), PERCENT, 0, 100, optional=True),
        occupation("ammnos"),
    ),
    governance=of_module(SEARCH_MODULE),
    together=("employer", "occupation", "begins", "ends"),
    notes=REDELIVERED,
)

ura_work_trial = spell_register(
    id="ura_work_trial",
    title=Text("Työkokeilut (URA)", "Arbetsprövningar (URA)", "Work trials (URA)"),
    key=("person", "begins"),
    columns=(
        person(),
        coded("kind", "work_trial_kind", "kokeilu"),
        *ura_from_to("alkpv4", "loppv4"),
        whole("days", "kokai", unit=DAYS, optional=True),
        coded("aim", "work_trial_aim", "kotav", optional=True),
        coded("sector", "employer_sector", "taskd", optional=True),
        occupation("ammno"),
    ),
    governance=of_module(SEARCH_MODULE),
    together=("occupation", "begins", "ends"),
    notes=REDELIVERED,
)

ura_training = spell_register(
    id="ura_training",
    title=Text("Työvoimakoulutukset (URA)", "Arbetskraftsutbildningar (URA)", "Labour market training (URA)"),
    key=("person", "course", "begins"),
    columns=(
        person(),
        number("course", "ktunoh"),
        day("applied", "hapvm", optional=True),
        coded("admission", "training_admission", "valpt", optional=True),
        coded("started", "training_start", "alkood", optional=True),
        *ura_from_to("alpvm", "papvm"),
        coded("kind", "training_kind", "klaji", optional=True),
        whole("days", "kopvt", unit=DAYS, optional=True),
        coded("end_reason", "training_end", "pasyy", optional=True),
        coded("afterwards", "after_training", "styp", optional=True),
        coded("status", "employment_status", "tyokd", optional=True),
    ),
    governance=of_module(SEARCH_MODULE),
    rules={"applied is null or begins >= applied": "the training begins before it was applied for; correct one of the days"},
    together=("course", "begins", "ends"),
    notes=REDELIVERED,
)

ura_course = register(
    id="ura_course",
    title=Text("Kurssit (URA)", "Kurser (URA)", "Courses (URA)"),
    shape=Shape.OBSERVATION,
    key=("course",),
    columns=(
        number("course", "ktuno"),
        day("begins", "kalkpv"),
        coded("kind", "course_kind", "kurslaji"),
        coded("language", "course_language", "opkiel", optional=True),
        coded("special_group", "special_group", "erryhm", optional=True),
        municipality("kunno", optional=True),
    ),
    governance=of_module(SEARCH_MODULE),
    happens="begins",
)

ura_vacancy = spell_register(
    id="ura_vacancy",
    title=Text("Avoimet työpaikat (URA)", "Lediga arbetsplatser (URA)", "Vacancies (URA)"),
    key=("vacancy", "begins"),
    columns=(
        number("vacancy", "ilmno"),
        employer(optional=True),
        day("announced", "tapp1", optional=True),
        *ura_from_to("apvm", "lpvm"),
        day("last_application", "rajpv", optional=True),
        municipality("kunnop"),
        occupation("ammnop"),
        whole("places", "illkm", unit=VACANCIES, maximum=9999),
        coded("working_time", "ura_working_time", "paikd", optional=True),
        coded("duration", "vacancy_duration", "keskd", optional=True),
        coded("sector", "employer_sector", "taskd", optional=True),
        coded("kind", "vacancy_kind", "tptyyp", optional=True),
        coded("size", "staff_size", "hlokd", optional=True),
        coded("end_reason", "vacancy_end", "pmukd", optional=True),
    ),
    governance=of_module(VACANCY_MODULE),
    notes=REDELIVERED,
)
