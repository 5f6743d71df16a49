"""The pack's folder, and its words: code lists, and the reasons why a figure is missing or needs a remark."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from puntari.define.dimension import CodeList
from puntari.define.wordbook import code_lists, texts
from puntari.words.text import Text

HERE = Path(__file__).resolve().parent
_FILES = ("codes.yaml", "services.yaml", "evaluation.yaml", "portfolio.yaml")
LISTS: Mapping[str, CodeList] = MappingProxyType({id: one for name in _FILES for id, one in code_lists(HERE / "words" / name).items()})
REASONS: Mapping[str, Text] = MappingProxyType(texts(HERE / "words" / "reasons.yaml"))
