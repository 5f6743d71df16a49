"""Owners, licences, hidden marks and short ways of writing columns that the sources share."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from puntari.define.column import Hidden, NumberColumn, PeriodColumn
from puntari.define.official import Newest, PxWebTable
from puntari.define.source import Audience, Licence, Redistribution
from puntari.define.wordbook import texts
from puntari.words.period import Frequency
from puntari.words.text import Text

FOLDER = Path(__file__).resolve().parent
TITLES = texts(FOLDER / "titles.yaml")
NOTES = texts(FOLDER / "notes.yaml")
STATFIN = "https://pxdata.stat.fi/PxWeb/api/v1/fi/StatFin"
EMPLOYMENT_SERVICE_STATISTICS = "https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__tyonv/"
SOTKANET_PAGES = "https://sotkanet.fi/sotkanet/fi/index"
KEY_FIGURES = "https://pxdata.stat.fi/PxWeb/pxweb/fi/Kuntien_avainluvut/"
SOTKANET = "https://sotkanet.fi/rest/1.1"
KELA_STATISTICS = "https://tietotarjotin.fi/"
CATALOGUE = "https://www.avoindata.fi/data/api/3/action/package_show?id="
SERVICE_DIVISION = date(2026, 1, 1)
CC_BY = "https://creativecommons.org/licenses/by/4.0/deed.fi"

STATISTICS_FINLAND = Text("Tilastokeskus", "Statistikcentralen", "Statistics Finland")
KEHA = Text("KEHA-keskus", "UF-centret", "KEHA Centre")
KELA = Text("Kela", "FPA", "Kela, the Social Insurance Institution")
THL = Text(
    "Terveyden ja hyvinvoinnin laitos (THL)", "Institutet för hälsa och välfärd (THL)", "Finnish Institute for Health and Welfare (THL)"
)

CC_BY_STATISTICS = Licence(
    "cc_by_4_statistics_finland",
    Text.same("CC BY 4.0"),
    Text("Tilastokeskus, CC BY 4.0", "Statistikcentralen, CC BY 4.0", "Statistics Finland, CC BY 4.0"),
    CC_BY,
)
CC_BY_KEHA = Licence(
    "cc_by_4_keha",
    Text.same("CC BY 4.0"),
    Text(
        "KEHA-keskus, Työnvälitystilasto / StatFin, CC BY 4.0",
        "UF-centret, Arbetsförmedlingsstatistik / StatFin, CC BY 4.0",
        "KEHA Centre, Employment Service Statistics / StatFin, CC BY 4.0",
    ),
    CC_BY,
)
CC_BY_KELA = Licence("cc_by_4_kela", Text.same("CC BY 4.0"), Text("Kela, CC BY 4.0", "FPA, CC BY 4.0", "Kela, CC BY 4.0"), CC_BY)
CC_BY_THL = Licence(
    "cc_by_4_thl",
    Text.same("CC BY 4.0"),
    Text(
        "THL, Sotkanet ja Tilastokeskus, CC BY 4.0",
        "THL, Sotkanet och Statistikcentralen, CC BY 4.0",
        "THL, Sotkanet and Statistics Finland, CC BY 4.0",
    ),
    CC_BY,
)

TOTAL = ("SSS",)
AGE, SEX, AGES = "Ikä|ikaryhma_10_20180101", "Sukupuoli|sukupuoli_9_20180101", "Ikäryhmät|Ikäryhmitys"
CONTENTS, MONTH = "contentscode|Tiedot", "timeperiod_m|Kuukausi"

UNTRIED = Text(
    "Virallisen palvelun osoite ja kysely ovat tarkistamatta (unverified): niitä ei ole voitu kokeilla verkkoa vasten.",
    "Den officiella tjänstens adress och frågan är okontrollerade (unverified): de har inte kunnat prövas mot nätet.",
    "The address of the official service and the question are unverified: they could not be tried against the network.",
)
NOT_FETCHED = Text(
    "Virallinen palvelu ei tarjoa tätä taulukkoa sellaisena, että sen voisi hakea; osoite on ihmisiä varten.",
    "Den officiella tjänsten erbjuder inte tabellen så att den kan hämtas; adressen är för människor.",
    "The official service does not offer this table in a form that can be fetched; the address is for people.",
)

OPEN = {"audience": Audience.PUBLIC, "redistribution": Redistribution.OPEN}
"""What every source here is: open statistics that anybody may read and hand on."""

SMALL = Hidden(("...", ""), {"municipality": (1, 4)})
"""A hidden count of the employment service statistics: 1 to 4 in a municipality (zeros are published), unbounded elsewhere."""
UNBOUNDED = Hidden(("...", ""))
"""A hidden figure of which nothing is known but that it is not below zero."""


def noted(note: str = "", fetched: bool = True) -> Text:
    """The note of that name, if any, and what is known of fetching the source from its official service."""
    known = UNTRIED if fetched else NOT_FETCHED
    if not note:
        return known
    return Text(*(f"{said} {more}" for said, more in zip(_in_three(NOTES[note]), _in_three(known), strict=True)))


def _in_three(text: Text) -> tuple[str, str, str]:
    return text.fi, text.sv, text.en


def statfin(table: str, division: date, selection: Mapping[str, tuple[str, ...] | Newest] | None = None, texts: bool = False) -> PxWebTable:
    """A table of StatFin by the short id and the codes of variables in use since 8 June 2026, or by the printed names from before."""
    return PxWebTable(f"{STATFIN}/{table}.px", division, selection=selection or {}, texts=texts)


def employment_service(
    table: str, *totals: str, areas: tuple[str, ...] = TOTAL, texts: bool = False, **kinds: tuple[str, ...]
) -> PxWebTable:
    """A table of the employment service statistics for some areas, with the total of sex, of age and of the other variables named.

    A `table` in brackets, "(1207)", is the number that a table had before 2022 and that its title still carries.
    """
    selection = {"Alue": areas, **dict.fromkeys(totals, TOTAL), **kinds}
    if table.startswith("("):
        return PxWebTable(f"{STATFIN}/tyonv", SERVICE_DIVISION, selection=selection, titled=table, texts=texts)
    return statfin(f"tyonv/{table}", SERVICE_DIVISION, selection, texts)


def count(name: str, *called: str, hidden: Hidden = SMALL, adds: tuple[str, ...] = ("*",)) -> NumberColumn:
    """A whole number; it adds up over everything unless `adds` says less."""
    return NumberColumn(name, called, TITLES[name], adds=adds, hidden=hidden, missing={}, whole_numbers=True)


def change(name: str, *called: str) -> NumberColumn:
    """A whole number that may be below zero, such as net migration."""
    return NumberColumn(name, called, TITLES[name], minimum=None, whole_numbers=True)


def euros(name: str, *called: str) -> NumberColumn:
    """Money that adds up."""
    return NumberColumn(name, called, TITLES[name])


def finished(name: str, *called: str, maximum: float | None = None) -> NumberColumn:
    """A figure that comes finished, such as a rate or a mean, and never adds up."""
    return NumberColumn(name, called, TITLES[name], adds=(), hidden=UNBOUNDED, missing={}, maximum=maximum)


def share(name: str, *called: str) -> NumberColumn:
    """A finished percentage of a whole."""
    return finished(name, *called, maximum=100)


def month(*called: str) -> PeriodColumn:
    """A column of months."""
    return PeriodColumn("period", called or ("timeperiod_m", "Kuukausi", "kuukausi"), Frequency.MONTH)


def year(*called: str) -> PeriodColumn:
    """A column of years."""
    return PeriodColumn("period", called or ("timeperiod_y", "Vuosi", "vuosi"), Frequency.YEAR)


def year_as_january(*called: str) -> PeriodColumn:
    """A column of years printed as months: 2013M01 is the year 2013."""
    return PeriodColumn("period", called, Frequency.YEAR, printed=Frequency.MONTH)
