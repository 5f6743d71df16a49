"""The how-to of registers does what it says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from puntari.define.register import Register
from puntari.flow.intake.rejects import unseal_rejects
from puntari.flow.intake.take import Terms, take_file
from puntari.store.keys import open_keys
from puntari.store.root import Store
from tests.conftest import ROOT

TEXT = (ROOT / "docs" / "how-to" / "new-register.md").read_text(encoding="utf-8")


def block(language: str) -> str:
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
    return found


def test_the_contract_of_the_how_to_takes_the_file_of_the_how_to(tmp_path: Path) -> None:
    written: dict[str, object] = {"__name__": "loans"}
    exec(compile(block("python"), "loans.py", "exec", dont_inherit=True), written)
    loans = written["loans"]
    assert isinstance(loans, Register)
    file = tmp_path / "january.csv"
    file.write_text(block("csv"), encoding="utf-8")
    store = Store(tmp_path / "store")
    taken = take_file(store, loans, file, Terms(known=date(2026, 3, 2), synthetic=True)).loaded
    assert (taken.accepted, taken.rejected) == (2, 1)
    (rejected,) = unseal_rejects(store, open_keys(store), taken.rejects).to_pylist()
    assert rejected["what_to_do"] == "the loan ends before it begins; correct one of the days"
