"""Reading a framework of maturity: one file with the scale, the groups and the dimensions, and a file of areas for each dimension."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from string import ascii_lowercase

from puntari.define.framework import AssessedArea, Criterion, Framework, Group, MaturityDimension, MaturityLevel
from puntari.define.wordbook import read_words, text_of
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

_HEAD = frozenset({"title", "what", "is_not", "step", "least", "levels", "groups", "dimensions"})
_AREA = frozenset({"weight", "name", "what", "questions", "levels"})


def read_framework(folder: Path, id: str) -> Framework:
    """The framework of `folder/id.yaml` with its areas from `folder/id/DIMENSION.yaml`; raises BadDefinition with file and place.

    Areas that a file has and the framework does not list are refused, and so is every word that lacks a language.
    """
    name = f"{id}.yaml"
    head = read_words(folder / name)
    _only(head, _HEAD, name)
    return Framework(
        id,
        *(text_of(head["title"], f"{name}, title"), text_of(head["what"], f"{name}, what"), text_of(head["is_not"], f"{name}, is_not")),
        step=_number(head["step"], f"{name}, step"),
        least=_whole(head["least"], f"{name}, least"),
        levels=tuple(_level(one, told, f"{name}, level {one}") for one, told in _mapping(head["levels"], f"{name}, levels").items()),
        groups=tuple(Group(one, text_of(words, f"{name}, {one}")) for one, words in _mapping(head["groups"], f"{name}, groups").items()),
        dimensions=tuple(
            _dimension(one, told, folder / id, f"{name}, dimension {one}")
            for one, told in _mapping(head["dimensions"], f"{name}, dimensions").items()
        ),
    )


def _level(number: object, told: object, where: str) -> MaturityLevel:
    level = _mapping(told, where)
    _only(level, frozenset({"name", "what"}), where)
    return MaturityLevel(_whole(number, where), text_of(level["name"], f"{where}, name"), text_of(level["what"], f"{where}, what"))


def _dimension(id: str, told: object, folder: Path, where: str) -> MaturityDimension:
    dimension = _mapping(told, where)
    _only(dimension, frozenset({"weight", "name"}), where)
    name = f"{id}.yaml"
    areas = tuple(_area(area, one, f"{name}, area {area}") for area, one in read_words(folder / name).items())
    return MaturityDimension(id, text_of(dimension["name"], f"{where}, name"), _number(dimension["weight"], f"{where}, weight"), areas)


def _area(id: str, told: object, where: str) -> AssessedArea:
    area = _mapping(told, where)
    _only(area, _AREA, where)
    return AssessedArea(
        id, text_of(area["name"], f"{where}, name"), text_of(area["what"], f"{where}, what"), _number(area["weight"], f"{where}, weight"),
        _texts(area["questions"], f"{where}, questions"),
        tuple(
            Criterion(f"{id}_{level}{letter}", _whole(level, where), text)
            for level, texts in _mapping(area["levels"], f"{where}, levels").items()
            for letter, text in zip(ascii_lowercase, _texts(texts, f"{where}, level {level}"), strict=False)
        ),
    )


def _texts(told: object, where: str) -> tuple[Text, ...]:
    if not isinstance(told, list) or len(told) > len(ascii_lowercase):
        raise BadDefinition(f"{where} must be a list of at most {len(ascii_lowercase)} texts, each in fi, sv and en")
    return tuple(text_of(one, f"{where}, text {place}") for place, one in enumerate(told, 1))


def _only(found: Mapping[str, object], wanted: frozenset[str], where: str) -> None:
    if lacking := sorted(wanted - set(found)):
        raise BadDefinition(f"{where} says nothing of {', '.join(lacking)}")
    if strange := sorted(set(map(str, found)) - wanted):
        raise BadDefinition(f"{where} has {', '.join(strange)}, which a framework does not know; it knows {', '.join(sorted(wanted))}")


def _mapping(told: object, where: str) -> Mapping[str, object]:
    if not isinstance(told, dict) or not told:
        raise BadDefinition(f"{where} must hold names with what they stand for; it holds {told!r}")
    return told


def _number(told: object, where: str) -> float:
    if isinstance(told, bool) or not isinstance(told, int | float):
        raise BadDefinition(f"{where} is {told!r}; write a number")
    return float(told)


def _whole(told: object, where: str) -> int:
    if isinstance(told, bool) or not isinstance(told, int):
        raise BadDefinition(f"{where} is {told!r}; write a whole number")
    return told
