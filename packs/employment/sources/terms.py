"""Owners, licences, hidden marks and short ways of writing columns that the sources share."""

from __future__ import annotations

from pathlib import Path

from puntari.define.column import Hidden, NumberColumn, PeriodColumn
from puntari.define.source import Audience, Licence, Redistribution
from puntari.define.wordbook import texts
from puntari.words.period import Frequency
from puntari.words.text import Text

FOLDER = Path(__file__).resolve().parent
TITLES = texts(FOLDER / "titles.yaml")
NOTES = texts(FOLDER / "notes.yaml")
STATFIN = "https://pxdata.stat.fi/PxWeb/api/v1/fi/StatFin"
EMPLOYMENT_SERVICE_STATISTICS = "https://pxdata.stat.fi/PxWeb/pxweb/fi/StatFin/StatFin__tyonv/"
KEY_FIGURES = "https://pxdata.stat.fi/PxWeb/pxweb/fi/Kuntien_avainluvut/"
SOTKANET = "https://sotkanet.fi/sotkanet/fi/index"
KELA_STATISTICS = "https://tietotarjotin.fi/"
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

OPEN = {"audience": Audience.PUBLIC, "redistribution": Redistribution.OPEN}
"""What every source here is: open statistics that anybody may read and hand on."""

SMALL = Hidden(("...", ""), {"municipality": (1, 4)})
"""A hidden count of the employment service statistics: 1 to 4 in a municipality (zeros are published), unbounded elsewhere."""
UNBOUNDED = Hidden(("...", ""))
"""A hidden figure of which nothing is known but that it is not below zero."""


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
