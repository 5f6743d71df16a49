"""The reference says of packs and programs what they say of themselves."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import pytest
import typer
from contract_pack import farm

from puntari.define.fingerprint import of_indicator
from puntari.outlets.reference import facts, indicators, sources, words
from puntari.outlets.reference.commands import commands
from puntari.outlets.reference.markdown import cell, code, table
from puntari.outlets.reference.pages import pages
from puntari.outlets.reference.program import Parameter, commands_of
from tests.small.pack import PACK

FARM = replace(PACK, sources=PACK.sources | {"farm": farm()})


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def program() -> typer.Typer:
    """A program with one command of its own and one in a group."""
    app, group = typer.Typer(), typer.Typer()
    app.add_typer(group, name="paint")

    @app.command()
    def mix(
        first: Annotated[str, typer.Argument(help="A colour.")],
        others: list[str] | None = None,
        tone: Annotated[Colour, typer.Option("--in", help="The tone.")] = Colour.RED,
        dry: Annotated[bool, typer.Option(help="Let it dry.")] = False,
    ) -> None:
        """Mix colours."""

    @group.command("list")
    def list_paints(out_to: Annotated[str, typer.Option(help="Where to.")]) -> None:
        """List the paints."""

    return app


def test_commands_are_read_with_their_parameters() -> None:
    found = {one.name: one for one in commands_of(program(), "art")}
    assert list(found) == ["art mix", "art paint list"]
    assert found["art mix"].help == "Mix colours."
    assert found["art mix"].parameters == (
        Parameter("first", "", "A colour.", True, False, False, "", ()),
        Parameter("others", "", "", False, True, False, "", ()),
        Parameter("tone", "--in", "The tone.", False, False, False, "red", ("red", "blue")),
        Parameter("dry", "--dry", "Let it dry.", False, False, True, "", ()),
    )
    assert found["art paint list"].parameters == (Parameter("out_to", "--out-to", "Where to.", True, False, False, "", ()),)


def test_a_group_that_does_something_itself_is_told_before_its_commands() -> None:
    app, group, silent = typer.Typer(), typer.Typer(invoke_without_command=True), typer.Typer(no_args_is_help=True)
    app.add_typer(group, name="paint")
    app.add_typer(silent, name="dry")

    @group.callback()
    def paint(context: typer.Context, out: Annotated[str, typer.Option(help="Where to.")] = "") -> None:
        """Paint a wall."""

    @group.command("list")
    def list_paints() -> None:
        """List the paints."""

    @silent.callback()
    def dry() -> None:
        """Never run alone."""

    found = {one.name: one for one in commands_of(app, "art")}
    assert list(found) == ["art paint", "art paint list"]
    assert found["art paint"].help == "Paint a wall."
    assert [(one.name, one.flag) for one in found["art paint"].parameters] == [("out", "--out")]


def test_commands_are_written_as_they_are_typed() -> None:
    text = commands(program())
    assert "puntari mix FIRST [OTHERS]... [--in TONE] [--dry]" in text
    assert "puntari paint list --out-to OUT_TO" in text
    assert "| `--in` | The tone. One of `red`, `blue`. Without it: `red`. |" in text


def test_every_indicator_stands_on_its_theme_with_its_fingerprint() -> None:
    index, themes = indicators.index(PACK), indicators.themes(PACK)
    assert list(themes) == ["indicators/birds.md"]
    for id, one in PACK.indicators.items():
        assert f"(indicators/birds.md#{id})" in index
        assert f"## {id}\n" in themes["indicators/birds.md"]
        assert themes["indicators/birds.md"].count(of_indicator(one)) >= 1


def test_a_definition_is_told_in_three_languages() -> None:
    text = indicators.themes(PACK)["indicators/birds.md"]
    part = text[text.index("## hens_per_head") :]
    assert "1. sum of hens; divided by: sum of people; the denominator is the yearly figure of the same year or up to 2 years older" in part
    assert "   - **fi** summa: hens; jaettuna: summa: people" in part
    assert "   - **sv** summan av hens" in part


def test_a_contract_is_told_whole() -> None:
    text = sources.pages(FARM)["sources/farm.md"]
    for told in (
        "letters before the code: `VA` valley, `VI` village", "`ALL` is `country:ALL`", "no place of any level: `VI999`",
        "set aside: `OLD`",
        "`total` is `all`", "whole; at least 0 and at most 1,000,000; hidden: `...` (1–4 at village, elsewhere unbounded)",
        "an empty cell is not_stated", "`-` is out_of_use", "decimal comma", "| `eggs_need_hens` | `eggs = 0 OR hens > 0` |",
        "mirror `farm/hens.csv`",
    ):
        assert told in text, f"{told!r} is not in\n{text}"


def test_levels_say_how_their_figures_come() -> None:
    text = facts.codes_page(PACK)
    assert "| `country` | country | country | country | 1 | only the source's own row |" in text
    assert "| `county` | county | county | county | 3 | the source's own row, else a sum |" in text
    assert "| `all` (all together) | all | all | all |" in text


def test_long_code_lists_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facts, "MOST_CODES", 2)
    assert "asked for as `breed`. It has 3 codes." in facts.codes_page(PACK)


def test_words_of_answers_name_every_status_and_unit() -> None:
    text = words.words((PACK,))
    for word in ("interval", "impossible", "member_hidden", "percent", "analyst"):
        assert f"| `{word}` |" in text
    assert "Reasons of one pack" not in text


def test_the_same_pack_gives_the_same_pages() -> None:
    assert pages({"small": PACK}, program()) == pages({"small": PACK}, program())
    assert {"README.md", "commands.md", "small/facts.md", "small/sources/hens.md"} <= pages({"small": PACK}, program()).keys()


def test_cells_hold_together() -> None:
    assert cell("a|b\n c") == "a\\|b c"
    assert (code(""), code(" "), code("..")) == ("an empty cell", "a blank", "`..`")
    assert table(("a",), []) == ""
