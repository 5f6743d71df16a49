"""The pack's folder, and its words: code lists, and the reasons why a figure is missing or needs a remark."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from puntari.define.dimension import CodeList
from puntari.define.wordbook import code_lists, texts
from puntari.words.text import Text

HERE = Path(__file__).resolve().parent
LISTS: Mapping[str, CodeList] = MappingProxyType(code_lists(HERE / "words" / "codes.yaml") | code_lists(HERE / "words" / "services.yaml"))
REASONS: Mapping[str, Text] = MappingProxyType(texts(HERE / "words" / "reasons.yaml"))
