"""Rows of a returned request held against what was asked: each is read whole, or waits with its faults and is never used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from puntari.define.collection import Collection
from puntari.define.price_sheets import KEYS, Field, Holds, Sheet
from puntari.flow.pricing.faults import Fault
from puntari.flow.requests import IDENTIFIER
from puntari.words.text import Language, Text

LONGEST, LONGEST_ANSWER = 500, 4000
SHOWN = 12
_NUMBER = re.compile(r"-?\d+(?:[.,]\d+)?")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?|(\d{1,2})[/.](\d{4})")
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?|(\d{1,2})\.(\d{1,2})\.(\d{4})")
Value = str | float | None
Cells = Mapping[str, str | None]


@dataclass(frozen=True)
class Row:
    """A row that was read whole: its number in the spreadsheet and its values, codes as codes, times as ISO text."""

    number: int
    values: Mapping[str, Value]


@dataclass(frozen=True)
class Asked:
    """What a returned request is held against: the collection, the year that it is about, and earlier prices by item."""

    collection: Collection
    period: str
    earlier: Mapping[str, float] = field(default_factory=dict)

    def codes(self, name: str) -> Mapping[str, Text]:
        """The codes of a list, with their words."""
        collection = self.collection
        if name == "items":
            return {one.id: one.name for one in collection.items}
        lists = {"reasons": collection.reasons, "questions": collection.questions, "keys": KEYS}
        return lists[name] if name in lists else collection.scales[name]


def check(sheet: Sheet, rows: Sequence[tuple[int, Cells]], asked: Asked) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """The rows of a sheet that hold, and the faults of those that don't; every row with a fault is left out whole."""
    read, faults = [], []
    for number, cells in rows:
        if sheet.id != "prices" and not any(cells.get(name) for name in sheet.ids[1:]):
            # A line that the request began with and nobody went on with says nothing. Of a price, even that is asked why.
            continue
        row, wrong = _read(sheet, number, cells, asked)
        faults += wrong
        if not [one for one in wrong if one.rule != "outside"]:
            read.append(row)
    again = list(_twice(sheet, read))
    doubled = {one.row for one in again}
    gone = _gone(sheet, [cells for _, cells in rows], asked)
    return tuple(row for row in read if row.number not in doubled), tuple(sorted([*faults, *again, *gone], key=lambda one: one.row))


def check_complaints(complaints: Sequence[Row], bills: Sequence[Row]) -> tuple[tuple[Row, ...], tuple[Fault, ...]]:
    """Complaints about bills that there are, and the faults of the others."""
    known = {tuple(row.values[part] for part in ("customer", "item", "month")) for row in bills}
    strange = [row for row in complaints if tuple(row.values[part] for part in ("customer", "item", "month")) not in known]
    faults = tuple(Fault("complaints", row.number, "customer", str(row.values["customer"]), "no_customer") for row in strange)
    return tuple(row for row in complaints if row not in strange), faults


def _read(sheet: Sheet, number: int, cells: Cells, asked: Asked) -> tuple[Row, list[Fault]]:
    values: dict[str, Value] = {}
    faults: list[Fault] = []
    for one in sheet.fields:
        text = (cells.get(one.id) or "").strip()
        value, fault = _value(one, text, asked)
        values[one.id] = value
        if fault:
            faults.append(Fault(sheet.id, number, one.id, text, *fault))
    outside = [(name, text) for name, text in cells.items() if name not in (*sheet.ids, "check") and text]
    faults += [Fault(sheet.id, number, name, text, "outside") for name, text in outside]
    if not faults:
        faults += [Fault(sheet.id, number, *wrong) for wrong in _across(sheet, values, asked)]
    return Row(number, values), faults


Wrong = tuple[str, tuple[tuple[str, str], ...]]


def _value(one: Field, text: str, asked: Asked) -> tuple[Value, Wrong | None]:
    if not text:
        return None, ("lacks", ()) if one.required else None
    if text.startswith("#") and text.endswith(("!", "?", "A")):
        return None, ("error", ())
    return _READS[one.holds](one, text, asked)


def _code(one: Field, text: str, asked: Asked) -> tuple[Value, Wrong | None]:
    """A code by itself or by its words in any language, as the list of the spreadsheet shows them."""
    codes = asked.codes(one.codes)
    for code, words in codes.items():
        if text.casefold() in (code.casefold(), *(words[language].casefold() for language in Language)):
            return code, None
    some, more = list(codes.values())[:SHOWN], " …" if len(codes) > SHOWN else ""
    return None, ("no_code", tuple((f"known_{one}", "; ".join(words[one] for words in some) + more) for one in Language))


def _number(one: Field, text: str, asked: Asked) -> tuple[Value, Wrong | None]:
    plain = re.sub(r"[\s\u00a0\u202f]", "", text).replace("\u2212", "-")
    if not _NUMBER.fullmatch(plain):
        return None, ("no_number", ())
    value = float(plain.replace(",", "."))
    if one.id == "price" and value == 0:
        return None, ("zero_price", ())
    return (None, ("below_zero", ())) if value < 0 else (value, None)


def _date(one: Field, text: str, asked: Asked) -> tuple[Value, Wrong | None]:
    found = _DATE.fullmatch(text)
    if found is None:
        return None, ("no_date", ())
    year, month, day = found[1] or found[6], found[2] or found[5], found[3] or found[4]
    try:
        return date(int(year), int(month), int(day)).isoformat(), None
    except ValueError:
        return None, ("no_date", ())


def _month(one: Field, text: str, asked: Asked) -> tuple[Value, Wrong | None]:
    found = _MONTH.fullmatch(text)
    year, month = (found[1] or found[4], int(found[2] or found[3])) if found else ("", 0)
    if not 1 <= month <= 12:
        return None, ("no_month", ())
    if year != asked.period:
        return None, ("other_period", (("period", asked.period),))
    return f"{year}-{month:02}", None


def _text(one: Field, text: str, asked: Asked) -> tuple[Value, Wrong | None]:
    most = LONGEST_ANSWER if one.id == "answer" else LONGEST
    if len(text) > most:
        return None, ("too_long", (("most", str(most)),))
    return (None, ("identifier", ())) if IDENTIFIER.search(text) else (text, None)


_READS: Mapping[Holds, Callable[[Field, str, Asked], tuple[Value, Wrong | None]]] = {
    Holds.CODE: _code, Holds.NUMBER: _number, Holds.DATE: _date, Holds.MONTH: _month, Holds.TEXT: _text,
}


def _across(sheet: Sheet, values: Mapping[str, Value], asked: Asked) -> Iterator[tuple[str, str, str, tuple[tuple[str, str], ...]]]:
    """Faults that only several cells of a row show together: column, value, rule, words."""
    if sheet.id != "prices":
        return
    price, low, high = (values[name] for name in ("price", "low", "high"))
    if price is None and values["reason"] is None:
        yield "price", "", "neither", ()
    if price is not None and values["reason"] is not None:
        yield "reason", str(values["reason"]), "both", ()
    if (low is None) != (high is None) or (low is not None and not low <= (low if price is None else price) <= high):
        yield "low", f"{low}–{high}", "range", ()
    earlier = asked.earlier.get(str(values["item"]))
    far = asked.collection.far
    if price is not None and earlier and not earlier / far <= price <= earlier * far and not values["note"]:
        yield "price", f"{price:g}", "far", (("earlier", f"{earlier:g}"),)


def _twice(sheet: Sheet, rows: Sequence[Row]) -> Iterator[Fault]:
    """Rows that are told apart by nothing: which of them is meant is for whoever filled them in to say."""
    found: dict[tuple[Value, ...], list[Row]] = {}
    for row in rows:
        found.setdefault(tuple(row.values[part] for part in sheet.key), []).append(row)
    for alike in found.values():
        for row in alike if len(alike) > 1 else ():
            others = ", ".join(str(one.number) for one in alike if one is not row)
            yield Fault(sheet.id, row.number, sheet.key[0], str(row.values[sheet.key[0]]), "twice", (("other", others),))


def _gone(sheet: Sheet, rows: Sequence[Cells], asked: Asked) -> Iterator[Fault]:
    """Rows that the request began with and the answer no longer has."""
    if not sheet.begins_with:
        return
    first = sheet.fields[0]
    told = {_code(first, (cells.get(first.id) or "").strip(), asked)[0] for cells in rows}
    for code, words in asked.codes(sheet.begins_with).items():
        if code not in told:
            yield Fault(sheet.id, 0, first.id, code, "no_answer", tuple((f"which_{one}", words[one]) for one in Language))
