"""Commands of an evaluation: what its findings rest on, and the portfolio."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.talking import house, shown
from puntari.doors.evidence import ask_evidence
from puntari.doors.portfolio import ask_portfolio
from puntari.guard.actor import Actor
from puntari.outlets import evidence as outlet
from puntari.outlets import portfolio as portfolio_outlet
from puntari.store.files import file_sha256
from puntari.words.text import Language


class Whole(StrEnum):
    """How something that is no one table is printed."""

    TABLE = "table"
    JSON = "json"


def evidence(
    pack: Annotated[str, typer.Option(help="Id of the pack; the only one that keeps a register of evidence by default.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print the register.")] = Format.TABLE,
    files: Annotated[
        list[Path] | None, typer.Option("--file", help="A file to look up by its hash, to fill in or check the register; may be repeated.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of the words.")] = Language.EN,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
) -> None:
    """Print the register of evidence: sources with date and hash, interviews by role, surveys, and what each finding rests on."""
    place = house()
    chosen = pack or next((id for id, one in place.packs.items() if one.evidence is not None), "")
    told = ask_evidence(place, chosen, Actor.of(role))
    shown(told)
    if files:
        print(outlet.matched(told, {file.name: file_sha256(file) for file in files}))
        return
    print({Format.TABLE: outlet.as_table, Format.CSV: outlet.as_csv, Format.JSON: outlet.as_json}[form](told, language).rstrip("\n"))


def portfolio(
    pack: Annotated[str, typer.Option(help="Id of the pack; the only one that has a portfolio by default.")] = "",
    form: Annotated[Whole, typer.Option("--format", help="How to print it.")] = Whole.TABLE,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
) -> None:
    """Print the portfolio: where services went, which probably overlap and why, and what development people and money suffice for."""
    place = house()
    chosen = pack or next((id for id, one in place.packs.items() if one.portfolio is not None), "")
    told = ask_portfolio(place, chosen, Actor.of(role))
    shown(told)
    print((portfolio_outlet.as_json if form is Whole.JSON else portfolio_outlet.as_table)(told))
