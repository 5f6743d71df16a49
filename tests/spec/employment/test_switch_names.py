"""A SELECT that names a switch between two systems which there is not is refused with the nearest that there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from packs.employment.person_facts import common
from puntari.words.errors import BadDefinition


def test_a_misspelt_switch_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "odd.sql").write_text("SELECT 1 WHERE DATE '2024-01-01' < :since_contcat", encoding="utf-8")
    monkeypatch.setattr(common, "FOLDER", tmp_path)
    with pytest.raises(BadDefinition, match=r"odd\.sql: no switch 'contcat'.*contact"):
        common.sql_of("odd")
