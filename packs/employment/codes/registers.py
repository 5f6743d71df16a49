"""Code lists of the person registers, from tables that say of each code where it is from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from packs.employment.codes.lists import OCCUPATION, TOTAL
from puntari.define.dimension import CodeList
from puntari.define.register_codes import RegisterCodes
from puntari.store.files import names_in, read_rows
from puntari.words.text import Text

FOLDER = Path(__file__).resolve().parent / "register_lists"
OWN = "own"
"""The origin of a code that no published list of variables has, because the owner's own list is not public."""


@dataclass(frozen=True)
class Origin:
    """Where a code is from: a variable of a published list (`module:variable`) or our own addition, with what is odd at the source."""

    list: str
    code: str
    source: str
    note: str


def _rows() -> tuple[dict[str, str], ...]:
    return tuple(row for name in names_in(FOLDER, ".csv") for row in read_rows(FOLDER / name))


def _grouped(rows: Iterable[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in rows:
        found.setdefault(row["list"], []).append(row)
    return found


def _text(row: dict[str, str]) -> Text:
    return Text(row["fi"], row["sv"], row["en"])


def _code_list(id: str, rows: list[dict[str, str]]) -> CodeList:
    title = next(row for row in rows if not row["code"])
    names = {row["code"]: _text(row) for row in rows if row["code"]}
    source = "" if title["origin"] == OWN else title["origin"]
    return RegisterCodes(id, _text(title), names, source=source, notes={row["code"]: row["note"] for row in rows if row["note"]})


def _origins(rows: list[dict[str, str]]) -> tuple[Origin, ...]:
    everywhere = next(row["origin"] for row in rows if not row["code"])
    return tuple(Origin(row["list"], row["code"], row["origin"] or everywhere, row["note"]) for row in rows if row["code"])


_GROUPED = _grouped(_rows())
ORIGINS = {id: _origins(rows) for id, rows in _GROUPED.items()}
REGISTER_LISTS: dict[str, CodeList] = {id: _code_list(id, rows) for id, rows in _GROUPED.items()}
REGISTER_LISTS["occupation_code"] = CodeList(
    "occupation_code", OCCUPATION.title, {code: name for code, name in OCCUPATION.names.items() if code != TOTAL}
)
