"""Employment services of the whole country, month by month: the activation rate with its parts, and each kind of service."""

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
    month,
    noted,
    share,
)
from puntari.define.column import CodeColumn, NumberColumn
from puntari.define.source import MirrorFile, Source
from puntari.words.text import Text

DIVISION = date(2022, 1, 1)
PARTS = {
    "training": "TVKOULUTUSLOP",
    "coaching": "VALMENNUSLOP",
    "subsidised_work": "TYOLLISTETTYLOP",
    "work_trial": "KOKEILULOP",
    "job_alternation": "VUORVAPLOP",
    "rehabilitative_work": "KUNTTYOLOP",
    "self_motivated_studies": "OMAEHTLOP",
}


def _persons(name: str, *called: str) -> NumberColumn:
    return count(name, *called, hidden=UNBOUNDED)


def _monthly(
    table: str, title: Text, *figures: NumberColumn, kind: CodeColumn | None = None, totals: tuple[str, ...] = (), **kinds: tuple[str, ...]
) -> Source:
    """A table of the whole country; `totals` are the variables of the service's own table that it is the total of, beside sex and age."""
    return Source(
        id=f"tyonv_{table}",
        title=title,
        owner=KEHA,
        licence=CC_BY_STATISTICS,
        columns=(of_country("Alue"), month(), *((kind,) if kind else ()), *figures),
        mirror=(MirrorFile(f"palvelut_koko_maa/tyonv_{table}.csv.gz", DIVISION, melted=("tiedot", "value")),),
        home=EMPLOYMENT_SERVICE_STATISTICS,
        official=employment_service(table, SEX, AGES, *totals, **kinds),
        fresh_days=45,
        notes=noted("services_of_the_country"),
        **OPEN,
    )


tyonv_12u4 = _monthly(
    "12u4",
    Text("Aktivointiaste, koko maa (12u4)", "Aktiveringsgrad, hela landet (12u4)", "Activation rate, whole country (12u4)"),
    share("activation_rate", "AKTASTE"),
    _persons("unemployed", "TYOTTOMATLOPUSSA"),
    _persons("in_services", "PALVELUISSAYHTEENSA"),
    *(_persons(name, code) for name, code in PARTS.items()),
)
tyonv_12u5 = _monthly(
    "12u5",
    Text(
        "Ulkomaalaisten aktivointiaste, koko maa (12u5)",
        "Utländska medborgares aktiveringsgrad, hela landet (12u5)",
        "Activation rate of foreign nationals, whole country (12u5)",
    ),
    share("activation_rate", "AKTASTEULK"),
    _persons("unemployed", "TYOTTOMATULK"),
    _persons("in_services", "PALVELUISSAYHTEENSAULK"),
    *(_persons(name, f"{code}ULK") for name, code in PARTS.items()),
)
tyonv_12u1 = _monthly(
    "12u1",
    Text(
        "Valmennuksessa olevat lajeittain, koko maa (12u1)",
        "I träning efter slag, hela landet (12u1)",
        "In coaching by kind, whole country (12u1)",
    ),
    _persons("persons", "VALMENNUSLOP"),
    kind=COACHING,
    totals=("Ammattiryhmä",),
    Valmennus=("3", "4", "5"),
)
tyonv_12u2 = _monthly(
    "12u2",
    Text("Työvoimakoulutus, koko maa (12u2)", "Arbetskraftsutbildning, hela landet (12u2)", "Labour market training, whole country (12u2)"),
    _persons("persons", "TVKOULUTUSLOP"),
    _persons("started", "TVKALKOI"),
    _persons("ended", "TVKPAATTYI"),
    kind=TRAINING,
    totals=("Ammattiryhmä",),
)
tyonv_12u6 = _monthly(
    "12u6",
    Text(
        "Työllistettynä olevat lajeittain, koko maa (12u6)",
        "Sysselsatta med stöd efter slag, hela landet (12u6)",
        "In subsidised work by kind, whole country (12u6)",
    ),
    _persons("persons", "TYOLLISTETTYLOP"),
    _persons("started", "SIJOITALKOI"),
    _persons("ended", "SIJOITPAATTYI"),
    kind=SUBSIDISED,
)
tyonv_12u8 = _monthly(
    "12u8",
    Text(
        "Kokeilussa olevat lajeittain, koko maa (12u8)",
        "I prövning efter slag, hela landet (12u8)",
        "In trials by kind, whole country (12u8)",
    ),
    _persons("persons", "KOKEILULOP"),
    kind=TRIALS,
    totals=("Edeltävä työllisyys",),
)
tyonv_12u9 = _monthly(
    "12u9",
    Text(
        "Muissa palveluissa olevat lajeittain, koko maa (12u9)",
        "I övriga tjänster efter slag, hela landet (12u9)",
        "In other services by kind, whole country (12u9)",
    ),
    _persons("persons", "MTPPALVELUTLOP"),
    _persons("started", "MTPTOIMPIDEALKOI"),
    _persons("ended", "MTPTOIMPIDEPAATTYI"),
    kind=OTHER,
    totals=("Edeltävä työllisyys",),
    **{"Muut palvelut": ("02", "05", "06")},
)
