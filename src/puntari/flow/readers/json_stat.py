"""JSON-stat 1.x (bundles of datasets) and 2.0 (dataset, collection, dimension)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import prod

import numpy as np
import pyarrow as pa

from puntari.flow.readers.build import Axis, check_cells, cube_data, make_data, text_array
from puntari.flow.readers.marks import Json, cell, latest, load_json, mapping, sequence, shown, text_of, whole
from puntari.flow.readers.raw import ASK_AGAIN
from puntari.words.errors import BrokenFile
from puntari.words.formats import ReadOptions
from puntari.words.table import Column, Role, Table


def read_json_stat(data: bytes, options: ReadOptions) -> Table:
    """One row per combination of the dimensions other than the metric one, whose categories become measure columns.

    A cell without a value holds its status mark where it has one. A `dimension` gives its code list (columns code and label), a
    `collection` without data of its own the list of what it links to. Raises BrokenFile.
    """
    answer = mapping(load_json(data), "the whole file")
    kind = answer.get("class", "dataset" if "dimension" in answer and "value" in answer else "bundle")
    if kind == "dimension":
        return _code_list(answer)
    if kind == "collection":
        items = [mapping(item, "link, item") for item in sequence(mapping(answer.get("link"), "link").get("item"), "link, item")]
        inside = {text_of(i.get("label"), "label") or str(n): i for n, i in enumerate(items) if "dimension" in i and "value" in i}
        return _dataset(_choose(inside, options), options) if inside else _links(answer, items)
    if kind == "dataset":
        return _dataset(answer, options)
    return _dataset(_choose({n: d for n, d in answer.items() if isinstance(d, dict) and "dimension" in d}, options), options)


def _choose(datasets: Mapping[str, dict[str, Json]], options: ReadOptions) -> dict[str, Json]:
    """The dataset that the options name, or the only one."""
    names = list(datasets)
    if not names:
        raise BrokenFile("the JSON holds no JSON-stat dataset", "the whole file", "look at what the service answered, then fetch it again")
    if options.dataset in datasets:
        return datasets[options.dataset]
    if options.dataset.isdecimal() and int(options.dataset) < len(names):
        return datasets[names[int(options.dataset)]]
    if options.dataset or len(names) > 1:
        asked = f"no dataset is called {options.dataset!r}" if options.dataset else f"the file holds {len(names)} datasets"
        raise BrokenFile(asked, "the whole file", f"name one in the source's options: {shown(names)}")
    return datasets[names[0]]


def _dataset(found: dict[str, Json], options: ReadOptions) -> Table:
    dimension = mapping(found.get("dimension"), "dimension")
    names = [text_of(name, "id") for name in sequence(found.get("id", dimension.get("id")), "id")]
    sizes = [whole(size, "size") for size in sequence(found.get("size", dimension.get("size")), "size")]
    roles = mapping(found.get("role", dimension.get("role")) or {}, "role")
    if len(names) != len(sizes):
        raise BrokenFile(f"there are {len(names)} dimensions and {len(sizes)} sizes", "id and size", ASK_AGAIN)
    check_cells(prod(sizes), options)
    axes = [_axis(name, size, dimension.get(name), roles) for name, size in zip(names, sizes, strict=True)]
    values = _flat(found.get("value"), prod(sizes), "value")
    cells, notes = _with_status(values, found.get("status"))
    columns, table = cube_data(axes, _metric(names, roles, options), text_array(cells))
    updated, unreadable = latest([text_of(found.get("updated"), "updated")])
    return Table(
        columns,
        table,
        updated,
        title=text_of(found.get("label"), "label"),
        source=text_of(found.get("source"), "source"),
        notes=(*_notes(found.get("note")), *notes, *unreadable),
    )


def _metric(names: Sequence[str], roles: Mapping[str, Json], options: ReadOptions) -> int | None:
    """The number of the dimension whose categories are contents; several metric dimensions stay dimensions."""
    metric = [options.content] if options.content else sequence(roles.get("metric") or [], "role, metric")
    if options.content and options.content not in names:
        raise BrokenFile(f"there is no dimension {options.content!r}", "id", f"the dimensions are {shown(list(names))}")
    return names.index(metric[0]) if len(metric) == 1 and metric[0] in names else None


def _axis(name: str, size: int, entry: Json, roles: Mapping[str, Json]) -> Axis:
    where = f"dimension {name!r}"
    dimension = mapping(entry, where)
    category = mapping(dimension.get("category"), f"{where}, category")
    codes = _codes(category, where)
    if len(codes) != size:
        raise BrokenFile(f"{size} categories are declared and {len(codes)} listed", where, ASK_AGAIN)
    labels = _texts(category.get("label"), f"{where}, label")
    return Axis(
        code=name,
        codes=codes,
        text=text_of(dimension.get("label"), f"{where}, label"),
        role=Role.TIME if name in sequence(roles.get("time") or [], "role, time") else Role.DIMENSION,
        comment="\n".join(_notes(dimension.get("note"))),
        labels={code: labels[code] for code in codes if code in labels},
        comments={code: "\n".join(_notes(note)) for code, note in mapping(category.get("note") or {}, where).items()},
    )


def _codes(category: Mapping[str, Json], where: str) -> tuple[str, ...]:
    """The codes in the order of `index`, which is an array, an object of places, or left out for a single category."""
    index = category.get("index")
    if index is None:
        index = list(_texts(category.get("label"), f"{where}, label"))
        if len(index) > 1:
            raise BrokenFile(f"{len(index)} categories have no index, so their order is unknown", where, ASK_AGAIN)
    if isinstance(index, dict):
        places = {code: whole(spot, f"{where}, index") for code, spot in index.items()}
        if sorted(places.values()) != list(range(len(places))):
            raise BrokenFile("the places in the index are not 0, 1, 2 ...", f"{where}, index", ASK_AGAIN)
        index = sorted(places, key=places.__getitem__)
    codes = tuple(text_of(code, f"{where}, index") for code in sequence(index, f"{where}, index"))
    if len(set(codes)) != len(codes):
        twice = next(code for code, count in Counter(codes).items() if count > 1)
        raise BrokenFile(f"category {twice!r} is listed twice", where, ASK_AGAIN)
    return codes


def _flat(values: Json, size: int, where: str) -> list[str | None]:
    """The values as one list of `size`, from an array or from an object of places (sparse)."""
    if isinstance(values, dict):
        flat: list[str | None] = [None] * size
        for spot, value in values.items():
            number = whole(spot, where)
            if number >= size:
                raise BrokenFile(f"a {where} stands at place {number} of {size}", where, ASK_AGAIN)
            flat[number] = cell(value, where)
        return flat
    listed = [cell(value, where) for value in sequence(values, where)]
    if len(listed) != size:
        raise BrokenFile(f"the sizes make {size:,} cells and {len(listed):,} stand there", where, ASK_AGAIN)
    return listed


def _with_status(values: list[str | None], status: Json) -> tuple[list[str | None], tuple[str, ...]]:
    """The values with the status mark where there is none; marks beside a value are counted in notes, for a cell has no room for both."""
    if not status:
        return values, ()
    single = [status] if isinstance(status, str) else status
    same = isinstance(single, list) and len(single) == 1
    marks = [cell(single[0], "status")] * len(values) if same else _flat(single, len(values), "status")
    beside = Counter(mark for value, mark in zip(values, marks, strict=True) if mark and value is not None)
    notes = tuple(f"status {mark!r} stands beside {count} values" for mark, count in sorted(beside.items()))
    return [mark if value is None else value for value, mark in zip(values, marks, strict=True)], notes


def _texts(entry: Json, where: str) -> dict[str, str]:
    return {code: text_of(label, where) for code, label in mapping(entry or {}, where).items()}


def _notes(entry: Json) -> tuple[str, ...]:
    listed = [entry] if isinstance(entry, str) else sequence(entry or [], "note")
    return tuple(text for note in listed if (text := text_of(note, "note")))


def _code_list(answer: dict[str, Json]) -> Table:
    where = "category"
    category = mapping(answer.get("category"), where)
    labels = _texts(category.get("label"), "label")
    codes = _codes(category, where)
    columns = (Column("code", text_of(answer.get("label"), "label"), Role.DIMENSION, labels=labels), Column("label"))
    arrays: list[pa.Array] = [text_array(codes), text_array([labels.get(code) for code in codes])]
    return _listing(answer, columns, arrays)


def _links(answer: dict[str, Json], items: Sequence[dict[str, Json]]) -> Table:
    columns = (Column("class"), Column("href"), Column("label"))
    arrays = [text_array([cell(item.get(c.code), f"link, {c.code}") for item in items]) for c in columns]
    return _listing(answer, columns, arrays)


def _listing(answer: dict[str, Json], columns: tuple[Column, ...], arrays: Sequence[pa.Array]) -> Table:
    updated, unreadable = latest([text_of(answer.get("updated"), "updated")])
    rows = np.arange(1, len(arrays[0]) + 1)
    title, source = text_of(answer.get("label"), "label"), text_of(answer.get("source"), "source")
    return Table(columns, make_data(columns, arrays, rows), updated, title, source, unreadable)
