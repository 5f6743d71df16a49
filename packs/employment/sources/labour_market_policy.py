"""The European Commission's labour market policy (LMP) database, Finland: expenditure and participants by type of intervention."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from packs.employment.codes.finland import COUNTRY, bare
from packs.employment.codes.labour_market_policy import (
    LMP_EXPENDITURE,
    LMP_FLOW,
    LMP_MEASURE,
    LMP_SUPPORT,
    LMP_TYPE,
    LMP_UNIT,
    TYPES,
)
from packs.employment.codes.lists import LISTS
from packs.employment.sources.terms import OPEN, TITLES, noted, year
from puntari.define.column import CodeColumn, ColumnDefinition, NumberColumn
from puntari.define.dimension import CodeList
from puntari.define.official import OpenFile
from puntari.define.source import Licence, MirrorFile, Source
from puntari.words.text import Text

DIVISION = date(2022, 1, 1)
SERVICE = "https://webgate.ec.europa.eu/empl/redisstat"
COMMISSION = Text("Euroopan komissio", "Europeiska kommissionen", "European Commission")
REUSE = Licence(
    "ec_reuse",
    Text("Euroopan komission uudelleenkäyttö", "Europeiska kommissionens vidareutnyttjande", "Reuse policy of the European Commission"),
    Text(
        "Euroopan komissio, työmarkkinapolitiikan tietokanta (LMP)",
        "Europeiska kommissionen, databasen för arbetsmarknadspolitik (LMP)",
        "European Commission, Labour Market Policy database (LMP)",
    ),
    "https://commission.europa.eu/legal-notice_en",
)
FINLAND = replace(bare("GEO", "geo"), whole={"FI": COUNTRY})
# The mirror keeps totals of sex and age only and leaves both columns out; the service's own answers may break them down.
SEX = CodeColumn("sex", ("SEX", "sex"), LISTS["sex"], {"T": "SSS", "M": "1", "F": "2"}, always="SSS")
AGE = CodeColumn("age_group", ("AGE", "age"), LISTS["age_group"], {"TOTAL": "SSS"}, always="SSS")
FLOW = CodeColumn("lmp_flow", ("STK_FLOW", "stk_flow"), LMP_FLOW)
# What the other kinds of expenditure are called is not in the mirror, so they stay out.
PARTS = (
    *("XEMP", "XEMPLUMP", "XEMPPER", "XEMPREIM", "XEMPRSOC", "XEMPRTAX"),
    *("XIND", "XINDLUMP", "XINDPER", "XINDREIM", "XINDRSOC", "XINDRTAX", "XNOTSPEC", "XSERV"),
)
KIND = CodeColumn("lmp_expenditure_kind", ("EXPTYPE", "exptype"), LMP_EXPENDITURE, set_aside=PARTS)
UNIT = CodeColumn("lmp_unit", ("UNIT", "unit"), LMP_UNIT)


def _of_type(codes: CodeList) -> CodeColumn:
    return CodeColumn(codes.id, ("LMP_TYPE", "lmp_type"), codes, set_aside=tuple(code for code in TYPES if code not in codes.names))


def _figure(name: str, minimum: float | None = 0) -> NumberColumn:
    """A figure that comes finished: types and their totals stand in the same column, so nothing is added up."""
    return NumberColumn(name, ("value",), TITLES[name], adds=(), minimum=minimum)


def _table(id: str, title: Text, file: str, service: str, *columns: ColumnDefinition, note: str) -> Source:
    return Source(
        id=id,
        title=title,
        owner=COMMISSION,
        licence=REUSE,
        columns=(FINLAND, year("time", "TIME_PERIOD"), *columns),
        mirror=(MirrorFile(f"palvelut_koko_maa/{file}.csv.gz", DIVISION),),
        home=f"{SERVICE}/databrowser/explore/all/lmp",
        official=OpenFile(f"{SERVICE}/api/dissemination/sdmx/2.1/data/{service}$FI/?format=JSON&lang=en", DIVISION),
        fresh_days=900,
        notes=noted(note),
        **OPEN,
    )


lmp_expenditure = _table(
    "lmp_expenditure",
    Text(
        "Työmarkkinapolitiikan menot, koko maa (LMP)",
        "Utgifter för arbetsmarknadspolitiken, hela landet (LMP)",
        "Expenditure on labour market policy, whole country (LMP)",
    ),
    "lmp_expenditures",
    "LMP_EXPME",
    _of_type(LMP_TYPE),
    KIND,
    UNIT,
    _figure("million_euros"),
    note="lmp_expenditure",
)
lmp_measures = _table(
    "lmp_measures",
    Text(
        "Työvoimapoliittisiin toimenpiteisiin osallistuneet, koko maa (LMP)",
        "Deltagare i arbetsmarknadspolitiska åtgärder, hela landet (LMP)",
        "Participants in labour market policy measures, whole country (LMP)",
    ),
    "lmp_participants",
    "LMP_PARTME",
    _of_type(LMP_MEASURE),
    FLOW,
    SEX,
    AGE,
    _figure("lmp_participants", minimum=None),
    note="lmp_participants",
)
lmp_supports = _table(
    "lmp_supports",
    Text(
        "Työttömyyden ajan tukien saajat, koko maa (LMP)",
        "Mottagare av stöd vid arbetslöshet, hela landet (LMP)",
        "Recipients of labour market policy supports, whole country (LMP)",
    ),
    "lmp_participants",
    "LMP_PARTME",
    _of_type(LMP_SUPPORT),
    FLOW,
    SEX,
    AGE,
    _figure("lmp_participants", minimum=None),
    note="lmp_participants",
)
