"""Joining the answers of the parts into one answer of the whole, in the form the server would have given it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import product
from typing import TypeAlias

from puntari.flow.pxweb.selection import Selection, cells_in
from puntari.words.errors import BrokenFile

Answer: TypeAlias = dict[str, "Answer"] | list["Answer"] | str | int | float | bool | None
ASK_AGAIN = "the service contradicts itself: fetch the table again, and tell the service if it stays so"


def join_json(selection: Selection, answers: Sequence[bytes]) -> bytes:
    """PxWeb `json`: columns of the first part with the contents of all, rows in the table's order, cells as they were.

    Rows that the service left out stay out; cells that two parts tell differently raise BrokenFile.
    """
    parsed = [json.loads(answer.decode("utf-8-sig")) for answer in answers]
    keys = [column for column in parsed[0]["columns"] if column["type"] != "c"]
    named = {column["code"]: column for part in parsed for column in part["columns"] if column["type"] == "c"}
    content = next((v for v in selection if set(named) <= set(v.values)), None)
    contents = [named[code] for code in (content.values if content else named) if code in named]
    cells: dict[tuple[str, ...], dict[str, Answer]] = {}
    for part in parsed:
        _take_rows(part, [column["code"] for column in keys], cells)
    data = [
        {"key": list(key), "values": [cells[key].get(column["code"]) for column in contents]}
        for key in _in_order(selection, [column["code"] for column in keys], cells)
    ]
    whole = {**parsed[0], "columns": [*keys, *contents], "comments": _together(parsed, "comments"), "data": data}
    return _bytes(whole)


def _take_rows(part: Mapping[str, Answer], keys: Sequence[str], cells: dict[tuple[str, ...], dict[str, Answer]]) -> None:
    """Put the part's cells under their keys."""
    columns = part["columns"]
    places = {code: n for n, code in enumerate(column["code"] for column in columns if column["type"] != "c")}
    contents = [column["code"] for column in columns if column["type"] == "c"]
    if set(places) != set(keys):
        raise BrokenFile(f"one part has the keys {sorted(places)} and another {sorted(keys)}", "the columns of the parts", ASK_AGAIN)
    for entry in part["data"]:
        key = tuple(entry["key"][places[code]] for code in keys)
        row = cells.setdefault(key, {})
        for code, value in zip(contents, entry.get("values", []), strict=True):
            if row.setdefault(code, value) != value:
                raise BrokenFile(f"{code} of {key} is {row[code]!r} in one part and {value!r} in another", "the parts", ASK_AGAIN)


def _in_order(selection: Selection, keys: Sequence[str], cells: Mapping[tuple[str, ...], object]) -> list[tuple[str, ...]]:
    """The keys in the order of the table's values; one that was not asked for raises BrokenFile."""
    values = {variable.code: {value: n for n, value in enumerate(variable.values)} for variable in selection}
    for key in cells:
        for code, value in zip(keys, key, strict=True):
            if value not in values.get(code, {}):
                raise BrokenFile(f"{code} {value!r} was not asked for", "the rows of a part", ASK_AGAIN)
    return sorted(cells, key=lambda key: [values[code][value] for code, value in zip(keys, key, strict=True)])


def join_json_stat(selection: Selection, answers: Sequence[bytes]) -> bytes:
    """JSON-stat 2.0: the dataset of the first part grown to the whole selection, values dense, status by place."""
    parsed = [json.loads(answer.decode("utf-8-sig")) for answer in answers]
    first = parsed[0]
    if not all(isinstance(part.get("id"), list) for part in parsed):
        raise BrokenFile("a part is no JSON-stat 2.0 dataset", "id", ASK_AGAIN)
    chosen = {variable.code: variable.values for variable in selection}
    names = first["id"]
    if set(names) != set(chosen):
        raise BrokenFile(f"the dimensions are {names} and {sorted(chosen)} were asked for", "id", ASK_AGAIN)
    values: list[Answer] = [None] * cells_in(selection)
    status: dict[str, Answer] = {}
    for part in parsed:
        _place(part, [chosen[name] for name in names], names, values, status)
    whole = {
        **first,
        "size": [len(chosen[name]) for name in names],
        "dimension": {name: _dimension([part["dimension"][name] for part in parsed], chosen[name]) for name in names},
        "value": values,
    }
    whole.pop("status", None)
    return _bytes(whole | ({"status": dict(sorted(status.items(), key=lambda mark: int(mark[0])))} if status else {}))


def _place(
    part: Mapping[str, Answer], order: Sequence[Sequence[str]], names: Sequence[str], values: list[Answer], status: dict[str, Answer]
) -> None:
    """Put the part's values and marks at their places in the whole."""
    if part["id"] != names:
        raise BrokenFile(f"one part has the dimensions {part['id']} and another {names}", "id", ASK_AGAIN)
    strides, steps = 1, []
    for listed, name in zip(reversed(order), reversed(names), strict=True):
        where = {code: n * strides for n, code in enumerate(listed)}
        steps.append([where[code] for code in _listed(part["dimension"][name], name, where)])
        strides *= len(listed)
    marks = part.get("status")
    for number, offsets in enumerate(product(*reversed(steps))):
        spot = sum(offsets)
        values[spot] = _at(part["value"], number)
        mark = marks if isinstance(marks, str) else _at(marks, number) if marks else None
        if mark is not None:
            status[str(spot)] = mark


def _at(values: Answer, number: int) -> Answer:
    if isinstance(values, dict):
        return values.get(str(number))
    return values[0] if len(values) == 1 else values[number]


def _listed(dimension: Mapping[str, Answer], name: str, known: Mapping[str, int]) -> list[str]:
    """The codes of a part's dimension in order; one that was not asked for raises BrokenFile."""
    category = dimension["category"]
    index = category.get("index") or list(category["label"])
    codes = sorted(index, key=index.__getitem__) if isinstance(index, dict) else index
    if strange := [code for code in codes if code not in known]:
        raise BrokenFile(f"{name} {strange[0]!r} was not asked for", "the categories of a part", ASK_AGAIN)
    return codes


def _dimension(parts: Sequence[dict[str, Answer]], codes: Sequence[str]) -> dict[str, Answer]:
    """The first part's dimension with the categories of all, in the whole's order."""
    category: dict[str, Answer] = {}
    for name in dict.fromkeys(name for part in parts for name in part["category"]):
        listed = [part["category"].get(name) for part in parts]
        merged = {code: entry for found in listed if isinstance(found, dict) for code, entry in found.items()}
        category[name] = {code: merged[code] for code in codes if code in merged}
    return {**parts[0], "category": category | {"index": {code: n for n, code in enumerate(codes)}}}


def _together(parsed: Sequence[Mapping[str, Answer]], name: str) -> list[Answer]:
    """The entries of all parts, each once."""
    listed = [entry for part in parsed for entry in part.get(name) or []]
    return list({json.dumps(entry, sort_keys=True): entry for entry in listed}.values())


def _bytes(whole: Answer) -> bytes:
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
