"""Occupational groups of the employment service statistics; the codes without a confirmed name stand under their code."""

from __future__ import annotations

from pathlib import Path

from puntari.define.dimension import CodeList
from puntari.store.files import read_rows
from puntari.words.text import Text

TABLE = Path(__file__).resolve().parent / "occupations.csv"
TOTAL = "SSS"


def _name(row: dict[str, str]) -> Text:
    if row["name_fi"]:
        return Text(row["name_fi"], row["name_sv"], row["name_en"])
    return Text(f"Ammattiryhmä {row['code']}", f"Yrkesgrupp {row['code']}", f"Occupational group {row['code']}")


OCCUPATION = CodeList(
    "occupation",
    Text("Ammattiryhmä", "Yrkesgrupp", "Occupational group"),
    {TOTAL: Text("Kaikki ammattiryhmät", "Alla yrkesgrupper", "All occupational groups")}
    | {row["code"]: _name(row) for row in read_rows(TABLE)},
    total=TOTAL,
)
