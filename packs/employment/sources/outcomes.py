"""Ended services and the unemployed three months after, country and year (tables 12ur–12ux), and yearly flows (12v7–12va).

Only measures whose meaning arithmetic proves are here: in every row the published share is the unemployed three months
after per those ended.
"""

from __future__ import annotations

from datetime import date

from packs.employment.codes.columns import of_country
from packs.employment.sources.kinds import COACHING, OTHER, SUBSIDISED, TRAINING, TRIALS
from packs.employment.sources.terms import (
    AGES,
    CC_BY_STATISTICS,
    EMPLOYMENT_SERVICE_STATISTICS,
    KEHA,
    OPEN,
    SEX,
    UNBOUNDED,
    count,
    employment_service,
    noted,
    share,
    year_as_january,
)
from puntari.define.column import CodeColumn, NumberColumn
from puntari.define.source import MirrorFile, Source
from puntari.words.text import Text

DIVISION = date(2022, 1, 1)
BEFORE, END, OCCUPATION = "Edeltävä työllisyys", "Koulutuksen päättymissyy", "Ammattiryhmä"
TOTALS = {"12ur": (OCCUPATION,), "12v7": (BEFORE, OCCUPATION), "12v8": (BEFORE, END), "12v9": (BEFORE, END)}
"""Variables of a table beside sex and age of which the total is asked for."""
KINDS = {"coaching_kind": {"Valmennus": ("3", "4", "5")}, "other_service_kind": {"Muut palvelut": ("02", "05", "06")}}
"""Kinds of service that are asked for, where others of the table have no confirmed name."""
NAMES = {
    "training": ("työvoimakoulutus", "arbetskraftsutbildning", "labour market training"),
    "coaching": ("valmennus", "träning", "coaching"),
    "subsidised": ("työllistäminen tuella", "sysselsättning med stöd", "subsidised work"),
    "trials": ("kokeilut", "prövningar", "trials"),
    "other": ("muut palvelut", "övriga tjänster", "other services"),
}


def _yearly(table: str, title: Text, kind: CodeColumn, *figures: NumberColumn, rules: dict[str, str] | None = None) -> Source:
    return Source(
        id=f"tyonv_{table}",
        title=title,
        owner=KEHA,
        licence=CC_BY_STATISTICS,
        columns=(of_country("Alue"), kind, year_as_january("kuukausi", "timeperiod_y", "Vuosi"), *figures),
        mirror=(MirrorFile(f"palvelut_koko_maa/tyonv_{table}.csv.gz", DIVISION, melted=("tiedot", "value")),),
        home=EMPLOYMENT_SERVICE_STATISTICS,
        official=employment_service(table, SEX, AGES, *TOTALS.get(table, ()), **KINDS.get(kind.name, {})),
        rules=rules or {},
        fresh_days=400,
        notes=noted("outcomes_of_the_country"),
        **OPEN,
    )


def _after(table: str, what: str, kind: CodeColumn, prefix: str, ended: str) -> Source:
    """Those whose service ended in the year and those of them who were unemployed three months after."""
    fi, sv, en = NAMES[what]
    return _yearly(
        table,
        Text(
            f"Työttömänä kolmen kuukauden kuluttua palvelusta, koko maa: {fi} ({table})",
            f"Arbetslösa tre månader efter tjänsten, hela landet: {sv} ({table})",
            f"Unemployed three months after the service, whole country: {en} ({table})",
        ),
        kind,
        count("ended", ended, hidden=UNBOUNDED),
        count("unemployed_after", f"{prefix}TYOTTOMANA_TAJO", hidden=UNBOUNDED),
        share("unemployed_after_share", f"{prefix}TYOTOSUUS_TAJO"),
        rules={"unemployed_after_within_the_ended": "unemployed_after <= ended"},
    )


def _flows(table: str, what: str, kind: CodeColumn, *figures: NumberColumn) -> Source:
    fi, sv, en = NAMES[what]
    return _yearly(
        table,
        Text(
            f"Vuoden virrat, koko maa: {fi} ({table})",
            f"Årets flöden, hela landet: {sv} ({table})",
            f"Flows of the year, whole country: {en} ({table})",
        ),
        kind,
        *figures,
    )


tyonv_12ur = _after("12ur", "training", TRAINING, "TVK", "TVKPAATTYNYT_TAJO")
tyonv_12us = _after("12us", "coaching", COACHING, "VALM", "VALMPAATTYNYT_TAJO")
tyonv_12ut = _after("12ut", "subsidised", SUBSIDISED, "TYOL", "TYOLSIJOITPAATTYI_TAJO")
tyonv_12uw = _after("12uw", "trials", TRIALS, "KOK", "KOKTOIMPIDEPAATTYI_TAJO")
tyonv_12ux = _after("12ux", "other", OTHER, "MTP", "MTPTOIMPIDEPAATTYI_TAJO")

tyonv_12v7 = _flows("12v7", "training", TRAINING, count("started", "TVKALKOIVV", hidden=UNBOUNDED))
tyonv_12v8 = _flows("12v8", "training", TRAINING, count("ended", "TVKPAATTYIVV", hidden=UNBOUNDED))
tyonv_12v9 = _flows(
    "12v9",
    "coaching",
    COACHING,
    count("started", "VALMENNUSALKOIVV", hidden=UNBOUNDED),
    count("ended", "VALMENNUSPAATTYIVV", hidden=UNBOUNDED),
)
tyonv_12va = _flows(
    "12va",
    "subsidised",
    SUBSIDISED,
    count("started", "SIJOITALKOIVV", hidden=UNBOUNDED),
    count("ended", "SIJOITPAATTYIVV", hidden=UNBOUNDED),
)
