"""Code lists of the pack's sources. Only codes whose name a source confirms have one; the others stand under their code."""

from __future__ import annotations

from puntari.define.dimension import CodeList
from puntari.words.text import Text

TOTAL = "SSS"


def _codes(id: str, title: Text, names: dict[str, tuple[str, str, str]], total: str | None = TOTAL) -> CodeList:
    return CodeList(id, title, {code: Text(*words) for code, words in names.items()}, total)


ALL = ("Yhteensä", "Sammanlagt", "Total")

SEX = _codes(
    "sex",
    Text("Sukupuoli", "Kön", "Sex"),
    {TOTAL: ALL, "1": ("Miehet", "Män", "Men"), "2": ("Naiset", "Kvinnor", "Women")},
)
SEX_PRINTED = {"Yhteensä": TOTAL, "Miehet": "1", "Naiset": "2"}
