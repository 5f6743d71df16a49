"""Types of intervention in the European Commission's labour market policy database.

Their names are English; the mirror's key confirms a Finnish one for some. Where a language has none, the code stands with the English name
in quotation marks, as the source's own.
"""

from __future__ import annotations

from pathlib import Path

from puntari.define.dimension import CodeList
from puntari.store.files import read_rows
from puntari.words.text import Text

_TYPES = read_rows(Path(__file__).resolve().parent / "lmp_types.csv")
TYPES = tuple(row["code"] for row in _TYPES)
ALL, MEASURES, SUPPORTS = "TOT1_9", "TOT2_7", "TOT8_9"


def _name(row: dict[str, str]) -> Text:
    quoted = f"{row['code']} ”{row['name_en']}”"
    return Text(f"{row['name_fi']} ({row['code']})" if row["name_fi"] else quoted, quoted, f"{row['name_en']} ({row['code']})")


def _types(id: str, categories: str, total: str) -> CodeList:
    """The types of some categories (the first digit of their code) with the source's own total of them."""
    return CodeList(
        id,
        Text("Toimen laji (LMP)", "Slag av insats (LMP)", "Type of intervention (LMP)"),
        {row["code"]: _name(row) for row in _TYPES if row["code"] == total or row["code"][0] in categories},
        total=total,
    )


LMP_TYPE = _types("lmp_type", "123456789T", ALL)
LMP_MEASURE = _types("lmp_measure", "234567", MEASURES)
LMP_SUPPORT = _types("lmp_support", "89", SUPPORTS)
LMP_FLOW = CodeList(
    "lmp_flow",
    Text("Mitä lasketaan", "Vad som räknas", "What is counted"),
    {
        "STK": Text("Osallistujat keskimäärin (STK)", "Deltagare i genomsnitt (STK)", "Participants on average (STK)"),
        "ENT": Text("Vuoden aikana aloittaneet (ENT)", "Började under året (ENT)", "Entrants of the year (ENT)"),
        "EXIT": Text("Vuoden aikana päättäneet (EXIT)", "Slutade under året (EXIT)", "Exits of the year (EXIT)"),
    },
)
LMP_EXPENDITURE = CodeList(
    "lmp_expenditure_kind", Text("Menolaji", "Slag av utgift", "Type of expenditure"), {"XTOT": Text("Yhteensä", "Sammanlagt", "Total")}
)
LMP_UNIT = CodeList("lmp_unit", Text("Yksikkö", "Enhet", "Unit"), {"MIO_EUR": Text("Miljoonaa euroa", "Miljoner euro", "Million euros")})
