"""`puntari catalogue list` and `puntari catalogue check` as scripts call them."""

from __future__ import annotations

from pathlib import Path

from tests.commands import Commands


def test_the_commands_list_and_check(commands: Commands, tmp_path: Path) -> None:
    store = tmp_path / "store"
    rows = commands.good(store, "catalogue", "list", "--format", "csv").splitlines()
    assert rows[0] == "id,theme,kind,unit,direction,core,audience,sources,since,concepts"
    assert any(row.startswith("unemployment_rate,municipal_situation,ratio,percent,lower,yes,public,tyonv_12r5 ") for row in rows)
    assert commands.run(store, "catalogue", "check", "--pack", "employment").out == "nothing wrong\n"
    assert not store.exists(), "definitions are told without a store"
