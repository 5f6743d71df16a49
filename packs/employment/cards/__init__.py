"""The indicators' words: one YAML file a theme, and families of cards for indicators that are alike."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from puntari.define.indicator import Card, Indicator
from puntari.define.names import nearest
from puntari.define.wordbook import cards, families, texts
from puntari.words.errors import BadDefinition

FOLDER = Path(__file__).resolve().parent


def _all() -> dict[str, Card]:
    alone, alike = cards(FOLDER), families(FOLDER / "families")
    if twice := sorted(set(alone) & set(alike)):
        raise BadDefinition(f"cards: {', '.join(twice)} has a card of its own and one of a family; take one out")
    return alone | alike


CARDS = _all()
SHORT = texts(FOLDER / "short" / "titles.yaml")


def with_short_titles(indicators: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The indicators with the short titles of those whose titles are long."""
    for id in SHORT:
        if id not in indicators:
            raise BadDefinition(f"short/titles.yaml names the indicator {id!r}, which there is not; {nearest(id, indicators)}")
    return {id: replace(one, card=replace(one.card, brief=SHORT[id])) if id in SHORT else one for id, one in indicators.items()}
