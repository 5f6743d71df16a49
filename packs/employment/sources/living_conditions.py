"""Education and income by area, and the Labour Force Survey of the country."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import coded, everywhere
from packs.employment.sources.terms import (
    AGE,
    CC_BY_STATISTICS,
    OPEN,
    SEX,
    STATISTICS_FINLAND,
    TITLES,
    TOTAL,
    UNBOUNDED,
    count,
    finished,
    month,
    noted,
    share,
    statfin,
    year,
)
from puntari.define.column import NumberColumn
from puntari.define.source import MirrorFile, Source
from puntari.words.cell import Reason
from puntari.words.text import Text

NO_FIGURE = {".": Reason.NOT_STATED}


def _persons(name: str, *called: str) -> NumberColumn:
    """A count of table 12bs, where a full stop means that there is no figure."""
    return NumberColumn(name, called, TITLES[name], missing=NO_FIGURE, whole_numbers=True)


def _residents(name: str, *called: str) -> NumberColumn:
    """A count of table 14ww, where nothing is known of the bounds of a hidden one."""
    return count(name, *called, hidden=UNBOUNDED)


statfin_12bs = Source(
    id="statfin_12bs",
    title=Text(
        "Väestön koulutusrakenne alueittain (12bs)",
        "Befolkningens utbildningsstruktur efter område (12bs)",
        "Education of the population by area (12bs)",
    ),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        coded("alue_23_20260101", "Alue", "Alue 2026"),
        year(),
        _persons("adults", "vaesto_15_", "15 vuotta täyttänyt väestö 31.12"),
        _persons("basic_only", "kaste0", "Ilman perusasteen jälkeistä tutkintoa oleva väestö"),
        share(
            "basic_only_share",
            "kaste0osuus",
            "Ilman perusasteen jälkeistä tutkintoa olevien osuus 15 vuotta täyttäneestä väestöstä, %",
        ),
        _persons("upper_secondary", "kaste3", "Toisen asteen tutkinnon suorittanut väestö"),
        share("upper_secondary_share", "kaste3osuus", "Toisen asteen tutkinnon suorittaneiden osuus 15 vuotta täyttäneestä väestöstä, %"),
        _persons("tertiary", "kaste5T8", "Korkea-asteen tutkinnon suorittanut väestö yhteensä"),
        share("tertiary_share", "kaste5T8osuus", "Korkea-asteen tutkinnon suorittaneiden osuus 15 vuotta täyttäneestä väestöstä, %"),
        finished("education_level", "vktm", "Väestön koulutustasomittain 20 vuotta täyttäneelle väestölle"),
    ),
    mirror=(MirrorFile("statfin_json_2026/education_register_kunnat_12bs.json", date(2026, 1, 1)),),
    official=statfin("vkour/12bs", date(2026, 1, 1), {AGE: TOTAL, SEX: TOTAL}),
    rules={"qualifications_within_the_population": "basic_only + upper_secondary + tertiary <= adults"},
    fresh_days=400,
    notes=noted("statfin_12bs"),
    **OPEN,
)

statfin_14ww = Source(
    id="statfin_14ww",
    title=Text(
        "Tulotaso, tuloerot ja pienituloiset alueittain (14ww)",
        "Inkomstnivå, inkomstskillnader och låginkomsttagare efter område (14ww)",
        "Income, income differences and low income by area (14ww)",
    ),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        coded("alue_23_20250101", "Alue", "alue_23_20260101"),
        year(),
        _residents("residents", "tjt-henkiloita", "Asuntoväestö, henkilöä"),
        finished("median_income", "hkturaha18_med", "Aikuisväestön henkilökohtainen käytettävissä oleva rahatulo, mediaani"),
        finished("gini", "gini_kturaha", "Gini-kerroin, käytettävissä olevat rahatulot", maximum=100),
        _residents("low_income", "rpt_henkilo", "Pienituloisten henkilöiden lukumäärä (raja 60 % mediaanista)"),
        share("low_income_share", "rpt_aste", "Asuntoväestön pienituloisuusaste (raja 60 % mediaanista)"),
        _residents("children", "tjt-lapsia", "Asuntoväestö, lapsia"),
        _residents("low_income_children", "rpt_lapsi", "Pienituloisten lasten lukumäärä asuntoväestössä"),
        share("low_income_children_share", "rpt_l_aste", "Asuntoväestöön kuuluvien lasten pienituloisuusaste"),
    ),
    mirror=(MirrorFile("statfin_json_2026/income_register_kunnat_14ww.json", date(2025, 1, 1)),),
    official=statfin("tjt/14ww", date(2025, 1, 1)),
    rules={"low_income_within_residents": "low_income <= residents", "low_income_within_children": "low_income_children <= children"},
    fresh_days=500,
    notes=noted("statfin_14ww"),
    **OPEN,
)

statfin_135z = Source(
    id="statfin_135z",
    title=Text(
        "Työvoimatutkimuksen tärkeimmät tunnusluvut (135z)",
        "Arbetskraftsundersökningens viktigaste nyckeltal (135z)",
        "Key indicators of the Labour Force Survey (135z)",
    ),
    owner=STATISTICS_FINLAND,
    licence=CC_BY_STATISTICS,
    columns=(
        everywhere(),
        month(),
        share("employment_rate", "Tyollisyysaste_15_64", "Työllisyysaste, 15-64-vuotiaat, %"),
        share("employment_rate_trend", "tyollaste_15_64_trendi", "Työllisyysaste, 15-64-vuotiaat, %, trendi"),
        finished("employed_thousands", "tyti-Tyolliset", "Tyolliset", "Työlliset, 1000 henkilöä"),
        finished("unemployed_thousands", "tyti-Tyottomat", "Tyottomat", "Työttömät, 1000 henkilöä"),
        share("survey_rate", "tyti-Tyottomyysaste", "Tyottomyysaste", "Työttömyysaste, %"),
        share("survey_rate_young", "Tyottomyysaste_15_24", "Työttömyysaste, 15-24-vuotiaat, %"),
    ),
    mirror=(MirrorFile("statfin_json_2026/unemployment_survey_national_135z.json", date(2026, 1, 1)),),
    official=statfin("tyti/135z", date(2026, 1, 1)),
    fresh_days=45,
    notes=noted("statfin_135z"),
    **OPEN,
)
