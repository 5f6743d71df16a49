"""Reading a collection of prices from one file of a pack."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from puntari.define.claimbook import Citable, citable
from puntari.define.collection import QUALITIES, Collection, Item
from puntari.define.formula import Formula, Kind, check_citations, parse
from puntari.define.names import nearest
from puntari.define.source import Source
from puntari.define.wordbook import read_words, text_of
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

HEAD = {"title", "what", "least", "least_range", "far", "items", "groups", "scales", "reasons", "questions", "asked"}
ITEM = {"name", "unit", "holds", "asked", "earlier", "serves"}


def read_collection(
    folder: Path, id: str, names: Mapping[str, Text], units: Mapping[str, Text], sources: Mapping[str, Source], pack: Path
) -> Collection:
    """The collection of `folder/id.yaml`. An item that is no word of its own is named from `names`; units are codes of `units`; an earlier
    price is cited from the tables of `sources`, which lie in the folder `pack`. Raises BadDefinition with the place of what is wrong."""
    name = f"{id}.yaml"
    found = _read(folder / name, id, names, units, name)
    _check_earlier(found, citable(pack, sources), name)
    return found


def _check_earlier(found: Collection, known: Citable, name: str) -> None:
    """Refuse an earlier price that no table has: its item would be asked for without a price to hold the answer against."""
    rows = known.rows
    for item in found.items:
        if item.earlier is not None:
            try:
                check_citations(item.earlier, rows, known.columns)
            except BadDefinition as wrong:
                raise BadDefinition(f"{name}, item {item.id}, earlier: {wrong}") from wrong


def _read(path: Path, id: str, names: Mapping[str, Text], units: Mapping[str, Text], name: str) -> Collection:
    told = read_words(path)
    _only(told, HEAD, name)
    asked = {quality: str(told.get("asked", {}).get(quality, "")) for quality in QUALITIES}
    return Collection(
        id, text_of(told.get("title"), f"{name}, title"), text_of(told.get("what"), f"{name}, what"),
        _whole(told.get("least"), f"{name}, least"), _whole(told.get("least_range"), f"{name}, least_range"),
        float(_whole(told.get("far"), f"{name}, far")),
        tuple(_item(item, one or {}, asked, names, units, f"{name}, item {item}") for item, one in _mapping(told, "items", name).items()),
        _texts(_mapping(told, "groups", name), f"{name}, groups"),
        {scale: _texts(codes, f"{name}, scale {scale}") for scale, codes in _mapping(told, "scales", name).items()},
        _texts(_mapping(told, "reasons", name), f"{name}, reasons"),
        _texts(_mapping(told, "questions", name), f"{name}, questions"),
    )


def _item(
    id: str, told: Mapping[str, object], asked: Mapping[str, str], names: Mapping[str, Text], units: Mapping[str, Text], where: str
) -> Item:
    _only(told, ITEM, where)
    named = text_of(told["name"], f"{where}, name") if "name" in told else names.get(id)
    if named is None:
        raise BadDefinition(f"{where} has no name, and the pack's words know none; {nearest(id, names)}")
    unit = str(told.get("unit", ""))
    if unit not in units:
        raise BadDefinition(f"{where}: unit is {unit!r}; {nearest(unit, units)}")
    return Item(
        id, named, units[unit], text_of(told.get("holds"), f"{where}, holds"), {**asked, **told.get("asked", {})},
        _formula(told["earlier"], where) if "earlier" in told else None, str(told.get("serves", id)),
    )


def _formula(told: object, where: str) -> Formula:
    formula = parse(str(told))
    if len(formula.terms) != 1 or getattr(formula.terms[0].node, "kind", None) is not Kind.NUMBER:
        raise BadDefinition(f"{where}: earlier is {told!r}; cite one number")
    return formula


def _mapping(told: Mapping[str, object], part: str, where: str) -> Mapping[str, object]:
    found = told.get(part)
    if not isinstance(found, dict) or not found:
        raise BadDefinition(f"{where}: {part} must hold names with what they stand for")
    return found


def _texts(told: object, where: str) -> dict[str, Text]:
    if not isinstance(told, dict):
        raise BadDefinition(f"{where} must hold codes with their words")
    return {str(code): text_of(words, f"{where}, {code}") for code, words in told.items()}


def _whole(told: object, where: str) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise BadDefinition(f"{where} is {told!r}; write a whole number")
    return told


def _only(told: Mapping[str, object], wanted: set[str], where: str) -> None:
    if strange := sorted(set(map(str, told)) - wanted):
        raise BadDefinition(f"{where} has {strange[0]!r}; it may have {', '.join(sorted(wanted))}")
