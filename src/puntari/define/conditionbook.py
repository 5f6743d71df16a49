"""Reading a pack's conditions for organising services from conditions.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from puntari.define.conditions import Criterion, Side, Standard
from puntari.define.names import nearest
from puntari.define.upkeep import Rule
from puntari.define.wordbook import read_words, text_of
from puntari.words.errors import BadDefinition

CRITERION = {"side", "title", "looks_at", "since", "until", "rule", "standard", "evidence"}


def read_conditions(path: Path, rules: Mapping[str, Rule]) -> dict[str, Criterion]:
    """Criteria by id; raises BadDefinition with the place."""
    return {id: _criterion(id, told, rules, f"{path.name}, {id}") for id, told in read_words(path).items()}


def _criterion(id: str, told: Mapping[str, object], rules: Mapping[str, Rule], where: str) -> Criterion:
    if strange := sorted(set(told) - CRITERION):
        raise BadDefinition(f"{where} has {strange[0]!r}; it may have {', '.join(sorted(CRITERION))}")
    if told.get("side") not in set(Side):
        raise BadDefinition(f"{where}: {told.get('side')!r} is no side; it must be one of {', '.join(Side)}")
    rule = told.get("rule")
    if rule is not None and rule not in rules:
        raise BadDefinition(f"{where}: there is no rule {rule!r}; {nearest(str(rule), rules)}")
    standard = Standard(**told["standard"]) if "standard" in told else None
    return Criterion(
        id, Side(str(told["side"])), text_of(told.get("title"), f"{where}, title"), text_of(told.get("looks_at"), f"{where}, looks_at"),
        _day(told.get("since"), where), _day(told["until"], where) if "until" in told else None, rules.get(str(rule)), standard,
        tuple(told.get("evidence", ())),
    )


def _day(told: object, where: str) -> date:
    if isinstance(told, date):
        return told
    raise BadDefinition(f"{where}: {told!r} is no day; write it as 2027-01-31")
