"""Versions of a register's keys: what each delivery changes, fills in or takes back, and from when to when it was known."""

from __future__ import annotations

from collections.abc import Sequence

from puntari.define.column import CodeColumn, NameColumn, NumberColumn, TextColumn
from puntari.define.source import Source
from puntari.flow.contract.check import key_names
from puntari.flow.contract.numbers import COMPANIONS
from puntari.store.engine import Relation, literal, name
from puntari.words.cell import Reason
from puntari.words.table import ROW

NUMBER = "_number"
"""Column with a delivery's place in the order in which deliveries became known."""
MERGED = "_merged"
DELIVERY = ("_delivery", "_division", "known_from")
PARTS = ("", *COMPANIONS)


def versions(source: Source, told: Relation, missing: Sequence[tuple[str, ...]]) -> Relation:
    """One row per key and span of known time. `told` has the rows of all deliveries, `missing` the columns each of them lacks.

    A figure that a delivery does not carry stays what an earlier one told. A key that a delivery leaves out, though it tells most of
    the keys of the same period, level and codes, is closed for the figures that the delivery carries: one that tells fewer than half
    of them is a correction of parts, and closes nothing. Of deliveries known since the same day the last to arrive holds.
    """
    if len(missing) < 2:
        return _alone(source, told.project("*, false AS _gone"), missing)
    keys = key_names(source)
    whole = told.project("*, false AS _gone").union(_gone(source, told)).set_alias("w")
    times = whole.aggregate(f"{_list(keys)}, count(*) AS _times", _list(keys)).set_alias("t")
    counted = whole.join(times, " AND ".join(f"w.{name(key)} = t.{name(key)}" for key in keys)).project("w.*, t._times")
    # Most keys are told once, and windows over all columns are what takes the time.
    return _alone(source, counted.filter("_times = 1"), missing).union(_followed(source, counted.filter("_times > 1"), missing))


def _alone(source: Source, rows: Relation, missing: Sequence[tuple[str, ...]]) -> Relation:
    """Versions of keys that one row tells of."""
    states = rows.project(", ".join(["*", *(f"{_carried(column, missing)} AS {_state_name(column)}" for column in source.numbers)]))
    return states.project("*, CAST(NULL AS DATE) AS known_to").project(", ".join(_columns(source)))


def _followed(source: Source, rows: Relation, missing: Sequence[tuple[str, ...]]) -> Relation:
    """Versions of keys that several rows tell of, one after the other."""
    keys = _list(key_names(source))
    over = f"OVER (PARTITION BY {keys} ORDER BY {NUMBER})"
    told = (f"last_value({_carried(column, missing)} IGNORE NULLS) {over} AS {_state_name(column)}" for column in source.numbers)
    states = rows.project(", ".join(["*", *told]))
    last = f"row_number() OVER (PARTITION BY {keys}, known_from ORDER BY {NUMBER} DESC) = 1 AS _last"
    states = states.project(f"*, {last}").filter("_last")
    content = ", ".join(f"{name(f'_{place}')} := {sql}" for place, sql in enumerate(_content(source)))
    states = states.project(f"*, struct_pack({content}) AS _content")
    window = f"OVER (PARTITION BY {keys} ORDER BY known_from)"
    states = states.project(f"*, lag(_content) {window} IS DISTINCT FROM _content AS _new").filter("_new")
    spans = states.project(f"*, lead(known_from) {window} AS known_to")
    nothing = " AND ".join(f"coalesce({_why(column)}, '') = {literal(Reason.NOT_DELIVERED)}" for column in source.numbers)
    return spans.filter(f"NOT (_gone AND {nothing})").project(", ".join(_columns(source)))


def _gone(source: Source, told: Relation) -> Relation:
    """Rows that say of a key, in the place of a delivery that leaves it out, that its figures are no longer told."""
    keys = key_names(source)
    scope = [key for key in keys if key != (source.place.name if source.place else "")]
    codes = [column.name for column in source.columns if isinstance(column, CodeColumn)]
    # A name is of no list, and the codes beside it are what is said of it: of the names of a period, those that a delivery leaves out are
    # gone when it tells most of them, whatever their codes.
    names = [column.name for column in source.columns if isinstance(column, NameColumn)]
    joint = [key for key in scope if key not in (*codes, *names)]
    known = told.aggregate(f"{_list(keys)}, min({NUMBER}) AS _first", _list(keys)).set_alias("k")
    deliveries = told.project(_list((NUMBER, *joint, *DELIVERY))).distinct().set_alias("c")
    met = " AND ".join([f"k.{name(key)} = c.{name(key)}" for key in joint] + [f"c.{NUMBER} > k._first"])
    own = ", ".join(f"k.{name(key)} AS {name(key)}" for key in keys)
    told_by = ", ".join(f"c.{name(column)} AS {name(column)}" for column in (NUMBER, *DELIVERY))
    due = known.join(deliveries, met).project(f"{own}, {told_by}")
    for code in () if names else codes:
        due = _semi(due, told, (NUMBER, *joint, code))
    due = due.set_alias("d")
    there = told.project(f"{_list((*keys, NUMBER))}, true AS _there").set_alias("t")
    same = " AND ".join(f"d.{name(key)} = t.{name(key)}" for key in (*keys, NUMBER))
    joined = due.join(there, same, how="left").project("d.*, t._there IS NOT NULL AS _told")
    box = f"OVER (PARTITION BY {_list((NUMBER, *joint))})"
    joined = joined.project(f"*, count(*) FILTER (WHERE _told) {box} * 2 >= count(*) {box} AS _most")
    return joined.filter("_most AND NOT _told").project(", ".join(_tombstone(source, told)))


def _list(names: Sequence[str]) -> str:
    return ", ".join(map(name, names))


def _semi(rows: Relation, others: Relation, on: Sequence[str]) -> Relation:
    condition = " AND ".join(f"a.{name(key)} = b.{name(key)}" for key in on)
    return rows.set_alias("a").join(others.project(_list(on)).distinct().set_alias("b"), condition).project("a.*")


def _tombstone(source: Source, told: Relation) -> list[str]:
    """The columns of `told` for a key that is left out, and the mark that it is gone."""
    own = {*key_names(source), NUMBER, *DELIVERY}
    whys = {f"{column.name}__why" for column in source.numbers}
    made = []
    for column, kind in zip(told.columns, told.types, strict=True):
        if column in own:
            made.append(name(column))
        else:
            value = literal(Reason.NOT_DELIVERED) if column in whys else f"CAST(NULL AS {kind})"
            made.append(f"{value} AS {name(column)}")
    return [*made, "true AS _gone"]


def _state_name(column: NumberColumn) -> str:
    return name(f"{column.name}?")


def _carried(column: NumberColumn, missing: Sequence[tuple[str, ...]]) -> str:
    """What a row says of a figure, and which row that was; null where its delivery does not carry the figure."""
    without = [str(number) for number, names in enumerate(missing) if column.name in names]
    fields = ", ".join(f"_{place} := {name(column.name + end)}" for place, end in enumerate(PARTS))
    struct = f"struct_pack({fields}, _from := CASE WHEN NOT _gone THEN _delivery || ':' || {ROW} END)"
    return f"CASE WHEN {NUMBER} NOT IN ({', '.join(without)}) THEN {struct} END" if without else struct


def _part(column: NumberColumn, place: int) -> str:
    return f"{_state_name(column)}._{place}"


def _why(column: NumberColumn) -> str:
    """Why a figure is no plain number; one that no delivery carries yet is not delivered."""
    never = f"{_state_name(column)} IS NULL"
    return f"CASE WHEN {never} THEN {literal(Reason.NOT_DELIVERED)} ELSE {_part(column, 3)} END"


def _content(source: Source) -> list[str]:
    """What makes a version new: figures, texts and the division they are in, but not which delivery says so."""
    figures = [_part(column, place) for column in source.numbers for place in range(len(PARTS))]
    return [*figures, *(name(column.name) for column in source.columns if isinstance(column, TextColumn)), "_division"]


def _columns(source: Source) -> list[str]:
    made: list[str] = [name(key) for key in key_names(source)]
    made += [name(column.name) for column in source.columns if isinstance(column, TextColumn)]
    for column in source.numbers:
        made += [f"{_part(column, place)} AS {name(column.name + end)}" for place, end in enumerate(PARTS[:3])]
        made.append(f"{_why(column)} AS {name(f'{column.name}__why')}")
    return [*made, "_delivery", ROW, "_division", f"{_merged(source)} AS {MERGED}", "known_from", "known_to"]


def _merged(source: Source) -> str:
    """Where figures come from that the row's own delivery does not carry."""
    own = f"_delivery || ':' || coalesce(CAST({ROW} AS VARCHAR), '')"
    parts = [
        f"CASE WHEN {_state_name(column)}._from <> {own} THEN {literal(column.name + '=')} || {_state_name(column)}._from END"
        for column in source.numbers
    ]
    return f"nullif(concat_ws(' ', {', '.join(parts)}), '')"
