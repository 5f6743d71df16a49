"""StatFin on loopback: a PxWeb service of version 1 whose tables are made of the mirror's files when a test begins.

A table has the variables that the service's own has, also those that an extract of the mirror leaves out: of these only the total says
what the mirror says, and every other value is far off, so that a question that asks for too much or too little is found out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import prod
from urllib.parse import unquote, urlsplit

from acceptance.pxweb_server import Answer, found

from puntari.words.table import Role, Table

ROOT = "/PxWeb/api/v1/fi/"
SINCE_JUNE_2026 = {
    "Kuukausi": "timeperiod_m", "Vuosi": "timeperiod_y", "Vuosineljännes": "timeperiod_q", "Tiedot": "contentscode",
    "Sukupuoli": "sukupuoli_9_20180101", "Ikä": "ikaryhma_10_20180101",
}
"""What the variables' codes became on 8 June 2026, where they are not still the printed name; their texts stayed."""
FAR_OFF = "99999999"
TIMES = ("Kuukausi", "Vuosi", "Vuosineljännes")
HIDDEN = {"SSS": "Yhteensä", "1": "Yksi", "2": "Kaksi"}


@dataclass(frozen=True)
class Axis:
    """A variable: its printed name, its codes with their texts, and the column of the mirror that tells it (none: a hidden one)."""

    text: str
    texts: Mapping[str, str]
    column: str = ""


@dataclass(frozen=True)
class Held:
    """One table of the service: variables in the service's order without contents, contents by code, cells by key and content."""

    title: str
    axes: tuple[Axis, ...]
    contents: Mapping[str, str]
    cells: Mapping[tuple[str, ...], Mapping[str, str | None]]
    updated: str = "2026-07-21T05.00.00Z"

    def cell(self, key: Sequence[str], content: str) -> str:
        """What the service prints: the mirror's cell where every hidden variable is at its total."""
        if any(not axis.column and value != "SSS" for axis, value in zip(self.axes, key, strict=True)):
            return FAR_OFF
        told = tuple(value for axis, value in zip(self.axes, key, strict=True) if axis.column)
        return self.cells.get(told, {}).get(content) or "..."


def held(title: str, table: Table, axes: Sequence[Axis], contents: Mapping[str, str]) -> Held:
    """A table of the service from a table of the mirror; `contents` are the mirror's columns by the service's code."""
    columns = {code: column for code, column in contents.items() if column in table.data.column_names}
    told = [axis for axis in axes if axis.column]
    codes = [{text: code for code, text in axis.texts.items()} for axis in told]
    keys = zip(*(table.data[axis.column].to_pylist() for axis in told), strict=True)
    figures = zip(*(table.data[column].to_pylist() for column in columns.values()), strict=True)
    cells = {
        tuple(known.get(text, text) for known, text in zip(codes, key, strict=True)): dict(zip(columns, row, strict=True))
        for key, row in zip(keys, figures, strict=True)
    }
    texts = {column.code: column.text or column.code for column in table.columns}
    return Held(title, tuple(axes), {code: texts[column] for code, column in columns.items()}, cells)


def axis(table: Table, text: str, column: str, codes: Mapping[str, str] | None = None) -> Axis:
    """A variable that the mirror tells: texts by code where the mirror prints texts (`codes` by text), else codes as their own texts."""
    seen = dict.fromkeys(table.data[column].to_pylist())
    return Axis(text, {(codes or {}).get(one, one): one for one in seen}, column)


@dataclass
class StatFin:
    """The service. `tables` are by path ("tyonv/12u4"); `renewed` says whether it is as before or since June 2026."""

    tables: Mapping[str, Held]
    renewed: bool = True
    max_cells: int = 20_000
    address: str = ""
    calls: list[str] = field(default_factory=list)

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        parts = urlsplit(target)
        self.calls.append(f"{method} {parts.path}")
        if parts.path == ROOT and parts.query == "config":
            return found({"maxValues": self.max_cells, "maxCells": self.max_cells, "maxCalls": 40, "timeWindow": 60})
        path = unquote(parts.path).removeprefix(f"{ROOT}StatFin/")
        if path in {name.partition("/")[0] for name in self.tables}:
            return found(list(self.listed(path)))
        name = path.removesuffix(".px")
        if not path.endswith(".px") or name not in self.tables:
            return 404, b"", {}
        return self.data(self.tables[name], json.loads(body)) if body else found(self.metadata(self.tables[name]))

    def listed(self, folder: str) -> Iterator[dict[str, str]]:
        for name, one in self.tables.items():
            if name.startswith(f"{folder}/"):
                id = name.partition("/")[2]
                yield {"id": f"{id}.px", "type": "t", "text": f"{id} -- {one.title}, 2006M01-2026M07", "updated": one.updated}

    def code(self, text: str) -> str:
        return SINCE_JUNE_2026.get(text, text) if self.renewed else text

    def text(self, content: str) -> str:
        return f"{content} (lkm.)" if self.renewed and "%" not in content and "(" not in content else content

    def metadata(self, one: Held) -> dict[str, object]:
        listed = [
            {"code": self.code(axis.text), "text": axis.text, "values": list(axis.texts), "valueTexts": list(axis.texts.values())}
            | ({"time": True} if axis.text in TIMES else {"elimination": True})
            for axis in one.axes
        ]
        contents = {"values": list(one.contents), "valueTexts": [self.text(text) for text in one.contents.values()]}
        return {"title": one.title, "variables": [*listed, {"code": self.code("Tiedot"), "text": "Tiedot"} | contents]}

    def data(self, one: Held, asked: dict[str, object]) -> Answer:
        query = {entry["code"]: entry["selection"]["values"] for entry in asked["query"]}
        names = [self.code(axis.text) for axis in one.axes]
        if set(query) != {*names, self.code("Tiedot")}:
            return 400, b"", {}
        if prod(len(values) for values in query.values()) > self.max_cells:
            return 403, b'{"error":"Too many values selected"}', {}
        keys, contents = [query[name] for name in names], query[self.code("Tiedot")]
        form = {"json": self.json_of, "json-stat2": self.json_stat_of}[asked["response"]["format"]]
        return found(form(one, keys, contents), bom=True)

    def json_of(self, one: Held, keys: list[list[str]], contents: list[str]) -> dict[str, object]:
        columns = [{"code": self.code(axis.text), "text": axis.text, "type": "t" if axis.text in TIMES else "d"} for axis in one.axes]
        columns += [{"code": code, "text": self.text(one.contents[code]), "type": "c"} for code in contents]
        data = [{"key": list(key), "values": [one.cell(key, content) for content in contents]} for key in product(*keys)]
        about = {"updated": one.updated, "label": one.title, "source": "KEHA-keskus, Työnvälitystilasto"}
        return {"columns": columns, "comments": [], "data": data, "metadata": [about]}

    def json_stat_of(self, one: Held, keys: list[list[str]], contents: list[str]) -> dict[str, object]:
        names = [*(self.code(axis.text) for axis in one.axes), self.code("Tiedot")]
        labels = [*(axis.texts for axis in one.axes), {code: self.text(text) for code, text in one.contents.items()}]
        chosen = [*keys, contents]
        dimension = {
            name: {"label": text, "category": {"index": {v: n for n, v in enumerate(values)}, "label": {v: texts[v] for v in values}}}
            for name, text, texts, values in zip(names, [*(axis.text for axis in one.axes), "Tiedot"], labels, chosen, strict=True)
        }
        cells = [one.cell(key, content) for *key, content in product(*chosen)]
        status = {str(n): cell for n, cell in enumerate(cells) if cell == "..."}
        roles = {"time": [self.code(axis.text) for axis in one.axes if axis.text in TIMES], "metric": names[-1:]}
        frame = {"version": "2.0", "class": "dataset", "label": one.title, "source": "KEHA-keskus", "updated": "2026-07-21T05:00:00Z"}
        shape = {"id": names, "size": [len(values) for values in chosen], "role": roles, "dimension": dimension}
        values = [None if cell == "..." else json.loads(cell) for cell in cells]
        return frame | shape | {"value": values} | ({"status": status} if status else {})


def measures(table: Table) -> dict[str, str]:
    """The mirror's contents by themselves: columns that the file calls contents."""
    return {column.code: column.code for column in table.columns if column.role is Role.MEASURE}
