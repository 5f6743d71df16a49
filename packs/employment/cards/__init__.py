"""The indicators' words: one YAML file a theme, and families of cards for indicators that are alike."""

from __future__ import annotations

from pathlib import Path

from puntari.define.indicator import Card
from puntari.define.wordbook import cards, families
from puntari.words.errors import BadDefinition

FOLDER = Path(__file__).resolve().parent


def _all() -> dict[str, Card]:
    alone, alike = cards(FOLDER), families(FOLDER / "families")
    if twice := sorted(set(alone) & set(alike)):
        raise BadDefinition(f"cards: {', '.join(twice)} has a card of its own and one of a family; take one out")
    return alone | alike


CARDS = _all()
