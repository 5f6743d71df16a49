"""The indicators' words, one YAML file a theme."""

from __future__ import annotations

from pathlib import Path

from puntari.define.wordbook import cards

CARDS = cards(Path(__file__).resolve().parent)
