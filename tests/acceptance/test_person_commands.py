"""`puntari deliver`, `erase` and `build` on person registers, by what they say at their end."""

from __future__ import annotations

from pathlib import Path

from tests.commands import Commands
from tests.persons import STAY, csv_text
from tests.small.registers import hetu
from tests.small.stocked import write

REST = ("2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
KIND = {"small": "persons"}


def test_build_and_erase_say_what_they_found_of_persons(commands: Commands, tmp_path: Path) -> None:
    store = tmp_path / "store"
    text = csv_text(STAY, [(hetu(1), *REST), (hetu(2), *REST), (hetu(3), *REST[:2], "99", *REST[3:])])
    assert "person registers" not in commands.good(store, "build", "--offline", **KIND)
    commands.good(store, "deliver", "stays", str(write(tmp_path, "stays.csv", text)), "--synthetic", **KIND)
    assert "; person registers: 2 rows, 1 in quarantine; store " in commands.good(store, "build", "--offline", **KIND).splitlines()[-1]

    mistyped = commands.run(store, "erase", hetu(9), "--order", "order 1", **KIND)
    assert mistyped.code == 2 and "looked for in: stays; nothing was changed" in mistyped.err and "--unseen" in mistyped.err
    assert hetu(9) not in mistyped.err and mistyped.out == ""
    nowhere = commands.good(store, "erase", hetu(9), "--order", "order 1", "--unseen", **KIND)
    assert "0 rows erased" in nowhere and "looked for in: stays\n" in nowhere and "later deliveries refuse" in nowhere
    found = commands.good(store, "erase", hetu(1), "--order", "order 2", **KIND)
    assert "1 rows erased" in found and "no row" not in found and hetu(1) not in found
    assert "; person registers: 1 rows, 1 in quarantine; store " in commands.good(store, "build", "--offline", **KIND).splitlines()[-1]
