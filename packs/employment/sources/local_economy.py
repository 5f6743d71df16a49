"""The Hämeenlinna sub-region beside its job seekers: jobs by industry, enterprises, municipal tax, and employment codes by age."""

from __future__ import annotations

from datetime import date

from packs.employment.codes.finland import by_name
from packs.employment.codes.lists import AGES_PRINTED, CODES_PRINTED, INDUSTRY_PRINTED, LISTS, SEX_PRINTED
from packs.employment.sources.terms import (
    CC_BY_STATISTICS,
    EMPLOYMENT_SERVICE_STATISTICS,
    KEHA,
    OPEN,
    SERVICE_DIVISION,
    STATISTICS_FINLAND,
    TITLES,
    TOTAL,
    UNBOUNDED,
    count,
    employment_service,
    finished,
    month,
    noted,
    statfin,
    year,
)
from puntari.define.column import CodeColumn, ColumnDefinition, NumberColumn, PeriodColumn
from puntari.define.official import PxWebTable
from puntari.define.source import MirrorFile, Source
from puntari.words.period import Frequency
from puntari.words.text import Text

DIVISION = date(2020, 1, 1)
ENTERPRISE_STATISTICS = "https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__alyr/"
MUNICIPALITIES = ("KU082", "KU109", "KU165")
BY_SEX = CodeColumn("sex", ("Sukupuoli", "sukupuoli_9_20180101"), LISTS["sex"], SEX_PRINTED)
INDUSTRY = CodeColumn("industry", ("Toimiala", "Toimiala 2008"), LISTS["industry"], INDUSTRY_PRINTED)
EMPLOYMENT_CODE = CodeColumn("employment_code", ("Työllisyyskoodi",), LISTS["employment_code"], CODES_PRINTED)
BY_AGE = CodeColumn("age_of_five_years", ("Ikäryhmät", "Ikäryhmitys"), LISTS["age_of_five_years"], AGES_PRINTED)
QUARTER = PeriodColumn("period", ("timeperiod_q", "Vuosineljännes"), Frequency.QUARTER)


def extract(
    file: str,
    title: Text,
    owner: Text,
    official: PxWebTable | None,
    *columns: ColumnDefinition,
    fresh_days: int = 800,
    note: str = "hameenlinna",
    home: str = "",
) -> Source:
    """An extract on the sub-region; without `official` its table can be found by people at `home` only."""
    return Source(
        id=f"hameenlinna_{file}",
        title=title,
        owner=owner,
        licence=CC_BY_STATISTICS,
        columns=(by_name("Alue", "Kunta", "Työpaikan alue", whole={}), *columns),
        mirror=(MirrorFile(f"hameenlinna_seutu/{file}.csv.gz", DIVISION),),
        home=home or (EMPLOYMENT_SERVICE_STATISTICS if owner is KEHA else ""),
        official=official,
        fresh_days=fresh_days,
        notes=noted(note, fetched=official is not None),
        **OPEN,
    )


def _published(name: str, *called: str) -> NumberColumn:
    """A count that is published whatever it is."""
    return count(name, *called, hidden=UNBOUNDED)


hameenlinna_tyopaikat_toimiala = extract(
    "tyopaikat_toimiala",
    Text(
        "Alueella työssäkäyvät toimialoittain, Hämeenlinnan seutu",
        "Sysselsatta i området efter näringsgren, Tavastehusregionen",
        "Persons working in the area by industry, Hämeenlinna sub-region",
    ),
    STATISTICS_FINLAND,
    statfin("tyokay/115h", SERVICE_DIVISION, {"Työpaikan alue": MUNICIPALITIES, "contentscode|Tiedot": ("*tyolliset3",)}, texts=True),
    year(),
    INDUSTRY,
    BY_SEX,
    _published("jobs", "Alueella työssäkäyvät", "tyolliset3", "tyokay-tyolliset3"),
    note="hameenlinna_small_counts",
)

hameenlinna_verotulot = extract(
    "verotulot",
    Text("Kunnallisvero, Hämeenlinnan seutu", "Kommunalskatt, Tavastehusregionen", "Municipal tax, Hämeenlinna sub-region"),
    STATISTICS_FINLAND,
    statfin("tvt/11i8", SERVICE_DIVISION, {"Kunta": ("082", "109", "165"), "contentscode|Tiedot": ("*Lkm_sum", "*lkuve_mean")}, texts=True),
    year(),
    _published("taxpayers", "Tulonsaajia", "Lkm_sum", "tvt-Lkm_sum"),
    NumberColumn(
        "mean_municipal_tax", ("Kunnallisvero keskimäärin, euroa", "lkuve_mean", "tvt-lkuve_mean"), TITLES["mean_municipal_tax"], adds=()
    ),
)

hameenlinna_yritykset = extract(
    "yritykset",
    Text(
        "Aloittaneet ja lopettaneet yritykset, Hämeenlinnan seutu",
        "Nystartade och nedlagda företag, Tavastehusregionen",
        "Enterprises started and closed, Hämeenlinna sub-region",
    ),
    STATISTICS_FINLAND,
    statfin("aly/11yq", SERVICE_DIVISION, {"Kunta": MUNICIPALITIES, "Toimiala": TOTAL}, texts=True),
    QUARTER,
    _published("enterprises_started", "Aloittaneet yritykset (lkm)", "aloittaneita"),
    _published("enterprises_closed", "Lopettaneet yritykset (lkm)", "lopettaneita"),
    _published("enterprises", "Yrityskanta", "yrityskanta"),
)

hameenlinna_tyonhakijat_tyollisyyskoodi = extract(
    "tyonhakijat_tyollisyyskoodi",
    Text(
        "Työnhakijat iän ja työllisyyskoodin mukaan, Hämeenlinna",
        "Arbetssökande efter ålder och sysselsättningskod, Tavastehus",
        "Job seekers by age and employment code, Hämeenlinna",
    ),
    KEHA,
    employment_service("(1205)", areas=("KU109",), texts=True),
    month(),
    BY_SEX,
    BY_AGE,
    EMPLOYMENT_CODE,
    count("job_seekers", "Työnhakijat", "HAKIJALOPUSSA"),
    fresh_days=45,
)

hameenlinna_yritysten_liikevaihto = extract(
    "yritysten_liikevaihto",
    Text(
        "Yritysten toimipaikat ja liikevaihto, Hämeenlinnan seutu",
        "Företagens arbetsställen och omsättning, Tavastehusregionen",
        "Establishments of enterprises and their turnover, Hämeenlinna sub-region",
    ),
    STATISTICS_FINLAND,
    None,
    year(),
    _published("establishments", "Yritysten toimipaikat (lkm)"),
    _published("establishment_staff", "Yritysten toimipaikkojen henkilöstö (htv)"),
    _published("turnover", "Yritysten toimipaikkojen liikevaihto (1 000 euroa)"),
    finished("turnover_per_person", "Yritysten toimipaikkojen liikevaihto/henkilö (1 000 euroa)"),
    home=ENTERPRISE_STATISTICS,
)
