"""Reading what an evaluator wrote of each area: a folder of a round with `round.yaml` and a file of areas for each dimension."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from pathlib import Path

from puntari.define.claimbook import Citable, citable
from puntari.define.formula import check_citations, tables
from puntari.define.framework import AssessedArea, Framework, MaturityDimension
from puntari.define.grounds import AreaGrounds, KeptTarget, RoundGrounds, Said
from puntari.define.judgement import UNKNOWN
from puntari.define.names import nearest
from puntari.define.prose import read_prose
from puntari.define.source import Source
from puntari.define.wordbook import read_words, text_of
from puntari.store.probe import folders_in
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Language, Text

WHOLE = "round.yaml"
_HEAD = frozenset({"note", "none_met", "no_level", "target"})
_TARGET = frozenset({"horizon", "owner", "reason"})
_AREA = frozenset({"row", "level", "observations", "analysis", "target_state", "met", "evidence"})
_LEVEL = Text("Taso", "Nivå", "Level")


def read_grounds(
    folder: Path, framework: Framework, sources: Mapping[str, Source], pack: Path, evidence: Collection[str]
) -> tuple[RoundGrounds, ...]:
    """The rounds of a framework that lie in `folder/FRAMEWORK/ROUND`, the earliest first.

    Raises BadDefinition with file and area for an area that lacks or is one too many, for a number that is bound to no row, and for a
    row, a criterion or a piece of evidence that does not exist.
    """
    known = citable(pack, sources)
    return tuple(
        _round(folder / framework.id / period, period, framework, known, evidence) for period in folders_in(folder / framework.id)
    )


def _round(folder: Path, period: str, framework: Framework, known: Citable, evidence: Collection[str]) -> RoundGrounds:
    head, where = read_words(folder / WHOLE), f"{period}/{WHOLE}"
    _only(head, _HEAD, where)
    texts = {part: text_of(head[part], f"{where}, {part}") for part in ("note", "none_met", "no_level")}
    aim, place = _mapping(head["target"], f"{where}, target"), f"{where}, target"
    _only(aim, _TARGET, place)
    owner, reason = (text_of(aim[part], f"{place}, {part}") for part in ("owner", "reason"))
    target = KeptTarget(_said(aim["horizon"], f"{place}, horizon"), owner, reason)
    areas = dict(
        area for dimension in framework.dimensions for area in _dimension(folder, framework, dimension, texts["no_level"], evidence)
    )
    found = RoundGrounds(framework.id, period, texts["note"], texts["none_met"], target, areas)
    return RoundGrounds(**{**vars(found), "sources": frozenset(_cited(found, known))})


def _dimension(
    folder: Path, framework: Framework, dimension: MaturityDimension, no_level: Text, evidence: Collection[str]
) -> Iterator[tuple[str, AreaGrounds]]:
    name = f"{dimension.id}.yaml"
    told, areas = read_words(folder / name), {area.id: area for area in dimension.areas}
    if strange := sorted(set(told) - set(areas)):
        raise BadDefinition(f"{name}: dimension {dimension.id} has no area {strange[0]!r}; {nearest(strange[0], areas)}")
    if lacking := sorted(set(areas) - set(told)):
        raise BadDefinition(f"{name} says nothing of {', '.join(lacking)}")
    for id, area in areas.items():
        yield id, _area(framework, area, _mapping(told[id], f"{name}, {id}"), no_level, evidence, f"{name}, {id}")


def _area(
    framework: Framework, area: AssessedArea, told: Mapping[str, object], no_level: Text, evidence: Collection[str], where: str
) -> AreaGrounds:
    _only(told, _AREA, where)
    level, row = _level(framework, told["level"], where), str(told["row"])
    if not told["observations"]:
        raise BadDefinition(f"{where} has no observation; an area that nothing is said of cannot be told")
    return AreaGrounds(
        area.id, row, level, _said_level(level, row, no_level, where),
        tuple(_said(one, f"{where}, observation {place}") for place, one in enumerate(told["observations"], 1)),
        _said(told["analysis"], f"{where}, analysis"), _said(told["target_state"], f"{where}, target_state"),
        _ids(told["met"], [one.id for one in area.criteria], f"{where}, met"), _ids(told["evidence"], evidence, f"{where}, evidence"),
    )


def _level(framework: Framework, told: object, where: str) -> float | None:
    if told == UNKNOWN:
        return None
    if isinstance(told, bool) or not isinstance(told, int | float):
        raise BadDefinition(f"{where}: level is {told!r}; write a number, or {UNKNOWN}")
    try:
        framework.check_level(float(told), where)
    except BadQuestion as wrong:
        raise BadDefinition(str(wrong)) from wrong
    return float(told)


def _said_level(level: float | None, row: str, no_level: Text, where: str) -> Said:
    if level is None:
        return {language: read_prose(no_level[language], language, f"{where}, level") for language in Language}
    written = {language: f"{level:g}".replace(".", "." if language is Language.EN else ",") for language in Language}
    return {one: read_prose(f"{_LEVEL[one]} {{{written[one]} = [{row}]}}.", one, f"{where}, level") for one in Language}


def _said(told: object, where: str) -> Said:
    text = text_of(told, where)
    return {language: read_prose(text[language], language, f"{where}, {language}") for language in Language}


def _ids(told: object, known: Collection[str], where: str) -> tuple[str, ...]:
    if not isinstance(told, list):
        raise BadDefinition(f"{where} must be a list of ids; it is {told!r}")
    for one in map(str, told):
        if one not in known:
            raise BadDefinition(f"{where}: {one!r} does not exist; {nearest(one, known)}")
    return tuple(map(str, told))


def _cited(found: RoundGrounds, known: Citable) -> Iterator[str]:
    """The sources whose rows the texts cite; every citation is tried."""
    rows = known.rows
    for id, area in found.areas.items():
        if area.row not in rows:
            raise BadDefinition(f"area {id} of {found.period}: no row is called {area.row!r}; {nearest(area.row, known.source_of)}")
        yield known.source_of[area.row]
    for where, prose in found.proses():
        for formula in prose.formulas:
            _tried(lambda formula=formula: check_citations(formula, rows, known.columns), where)
            yield from (known.source_of[one.id] for one in formula.cited)
            yield from (one.source for term in formula.terms for one, _ in tables(term.node))


def _tried(check: Callable[[], None], where: str) -> None:
    try:
        check()
    except BadDefinition as wrong:
        raise BadDefinition(f"{where}: {wrong}") from wrong


def _only(found: Mapping[str, object], wanted: frozenset[str], where: str) -> None:
    if lacking := sorted(wanted - set(found)):
        raise BadDefinition(f"{where} says nothing of {', '.join(lacking)}")
    if strange := sorted(_strange(found, wanted)):
        raise BadDefinition(f"{where} has {strange[0]!r}; it may have {', '.join(sorted(wanted))}")


def _strange(found: Iterable[object], wanted: frozenset[str]) -> set[str]:
    return set(map(str, found)) - wanted


def _mapping(told: object, where: str) -> Mapping[str, object]:
    if not isinstance(told, dict):
        raise BadDefinition(f"{where} must hold names with what they stand for; it is {told!r}")
    return told
