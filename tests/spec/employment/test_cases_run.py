"""Every case of the employment pack's spec tables, as the reference prints them, is run by a test that reads its table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from packs.employment.pack import PACK
from puntari.define.casebook import read_cases
from tests.spec.employment import test_figure_tables as figures
from tests.spec.employment import test_person_facts as facts


def _titles(cases: Iterable[Mapping[str, object]]) -> list[str]:
    return [str(one["case"]) for one in cases]


def test_what_is_printed_is_what_runs() -> None:
    ran = _titles([*facts.CASES, *figures.CASES, *figures.LEVELS])
    assert sorted(one.title for one in read_cases(PACK.folder)) == sorted(ran)
    assert len(set(ran)) == len(ran)
