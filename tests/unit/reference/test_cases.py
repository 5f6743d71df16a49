"""Spec tables are printed case by case; a table that holds something else is refused with its file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from packs.employment.pack import PACK
from puntari.define.casebook import read_cases
from puntari.outlets.reference.cases import cases
from puntari.words.errors import BadDefinition
from tests.small.pack import PACK as SMALL


def test_every_case_of_every_table_is_printed() -> None:
    tables = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted((Path(PACK.folder) / "spec").glob("*.yaml"))]
    titles = [one["case"] for table in tables if isinstance(table, list) for one in table]
    told = cases(PACK)
    assert len(read_cases(PACK.folder)) == len(titles) > 100
    for title in titles:
        assert f"### {title[:1].upper()}{title[1:]}\n" in told


def test_a_pack_without_tables_has_no_page() -> None:
    assert cases(SMALL) == ""


def test_what_is_no_case_is_refused(tmp_path: Path) -> None:
    (tmp_path / "spec").mkdir()
    (tmp_path / "spec" / "odd.yaml").write_text("- case: half a case\n  given: {}\n", encoding="utf-8")
    with pytest.raises(BadDefinition, match="odd.yaml: .*half a case.* is no case"):
        cases(replace(SMALL, folder=str(tmp_path)))
