"""Finding packs, and naming the indicator that somebody meant."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest
import sqlglot
from typer.testing import CliRunner

import packs
from puntari.cli import app, talking
from puntari.define.find import check_apart, load_pack, load_packs, pack_names
from puntari.define.texts import in_words
from puntari.doors.house import House
from puntari.store.root import Store
from puntari.words.errors import BadDefinition, BadQuestion
from tests.small.pack import PACK

DEFINED = "from tests.small.pack import PACK\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty place for packs."""
    monkeypatch.setattr(packs, "__path__", [str(tmp_path)])
    for name in [name for name in sys.modules if name.startswith("packs.found")]:
        monkeypatch.delitem(sys.modules, name)
    return tmp_path


def put(folder: Path, name: str, **files: str) -> None:
    (folder / name).mkdir()
    for file, text in files.items():
        (folder / name / f"{file}.py").write_text(text, encoding="utf-8")


def test_a_pack_is_found_with_and_without_an_init(folder: Path) -> None:
    put(folder, "found_one", __init__="", pack=DEFINED)
    put(folder, "found_two", pack=DEFINED)
    put(folder, "found_nothing", other="")
    assert pack_names() == ("found_one", "found_two")
    assert load_pack("found_two") == PACK
    assert load_packs() == {"small": PACK}


def test_a_package_without_a_pack_says_what_is_missing(folder: Path) -> None:
    put(folder, "found_three", __init__="")
    with pytest.raises(BadDefinition, match=r"packs/found_three has no pack\.py"):
        load_pack("found_three")


def test_what_a_pack_lacks_itself_is_not_taken_for_a_missing_pack(folder: Path) -> None:
    put(folder, "found_four", pack="import nowhere_to_be_found\n")
    with pytest.raises(ModuleNotFoundError, match="nowhere_to_be_found"):
        load_pack("found_four")


def test_the_check_tells_everything_that_keeps_a_pack_from_being_imported(folder: Path) -> None:
    put(folder, "found_five", pack="from packs.found_five import one\n", one="x = y\n", two="import nowhere_to_be_found\n", three="def\n")
    (folder / "found_five" / "cards").mkdir()
    (folder / "found_five" / "cards" / "few.yaml").write_text("hens: {title: {fi: a}}\ngeese: 3\n", encoding="utf-8")
    told = CliRunner().invoke(app, ["catalogue", "check", "--pack", "found_five"])
    assert told.exit_code == 2
    for says in (
        "pack.py: cannot be imported: NameError: name 'y' is not defined (", "one.py, line 1)", "three.py: cannot be imported: SyntaxError",
        "two.py: cannot be imported: ModuleNotFoundError", "2 cards are wrong", "card hens", "card geese", "4 wrong",
    ):
        assert says in told.output, says
    put(folder, "found_six", __init__="")
    told = CliRunner().invoke(app, ["catalogue", "check", "--pack", "found_six"])
    assert told.exit_code == 2 and "has no pack.py" in told.output


def test_the_check_tells_every_mistake_of_a_module_and_nothing_that_only_follows_from_one(folder: Path) -> None:
    put(
        folder, "found_seven",
        one="from __future__ import annotations\na = nowhere\nb = 1 / 0\nc = a + 1\n\n\ndef of(x: elsewhere) -> int:\n"
        "    return x\n\n\nd = of(c)\ne = f\n",
        pack="from packs.found_seven import one\nfrom packs.found_seven.one import c\nPACK = one.d\nprint({'c': 1}['g'])\n",
    )
    told = CliRunner().invoke(app, ["catalogue", "check", "--pack", "found_seven"])
    for says in (
        "'nowhere' is not", "one.py, line 2", "division by zero", "one.py, line 3", "'f' is not", "one.py, line 12", "KeyError: 'g'",
    ):
        assert says in told.output, says
    assert "4 wrong" in told.output and not [name for name in sys.modules if name.startswith("packs.found_seven.one")]


def test_bad_sql_is_told_in_a_line_of_plain_words() -> None:
    for sql, says in (("SELECT a FROM b WHERE (c d", "Expecting ) at line 1, column 26"), ("SELECT 'a", "Error tokenizing 'SELECT ''")):
        with pytest.raises(sqlglot.errors.SqlglotError) as wrong:
            sqlglot.parse_one(sql, dialect="duckdb")
        assert in_words(wrong.value) == says


OTHER = replace(PACK, id="other", indicators={"geese": PACK.indicators["hens"]})


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(Store(tmp_path), {"small": PACK, "other": OTHER})


@pytest.mark.parametrize(("asked", "said"), [("geeese", r"geese \(pack other\)"), ("hen", r"hens \(pack small\)"), ("zzz", "known: ")])
def test_an_indicator_that_no_pack_has_is_said_with_the_nearest_of_all_packs(house: House, asked: str, said: str) -> None:
    with pytest.raises(BadQuestion, match=rf"^no pack has an indicator '{asked}'; .*{said}"):
        house.pack_with(asked)


def test_an_indicator_is_found_in_its_pack_and_in_two_it_is_asked_which(house: House) -> None:
    assert house.pack_with("geese").id == "other"
    with pytest.raises(BadQuestion, match="packs small and twin"):
        House(house.store, {"small": PACK, "twin": replace(PACK, id="twin")}).pack_with("hens")


def test_the_command_names_no_pack_that_was_not_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talking, "load_packs", lambda: {"small": PACK, "other": OTHER})
    for command in ("ask", "explain"):
        told = CliRunner().invoke(app, [command, "gees"], env={"PUNTARI_STORE": str(tmp_path)})
        assert "no pack has an indicator 'gees'" in str(told.exception)
    told = CliRunner().invoke(app, ["ask", "gees", "--pack", "other"], env={"PUNTARI_STORE": str(tmp_path)})
    assert "other" in str(told.exception) and "geese" in str(told.exception)


def test_two_packs_with_a_source_of_one_id_do_not_stand_together() -> None:
    other = replace(PACK, id="other")
    with pytest.raises(BadDefinition, match="packs small and other both have a source or register"):
        check_apart({PACK.id: PACK, other.id: other})
    check_apart({PACK.id: PACK})
