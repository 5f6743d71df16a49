"""Commands of an evaluation: what its findings rest on, the files of that, and the portfolio."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.environment import mirror
from puntari.cli.following import BY, PURPOSE, ROLE, named_actor
from puntari.cli.talking import BROKEN, asker, day, house, shown
from puntari.doors import evidence as door
from puntari.doors.evidence import ask_evidence
from puntari.doors.house import House
from puntari.doors.portfolio import ask_portfolio
from puntari.outlets import evidence as outlet
from puntari.outlets import portfolio as portfolio_outlet
from puntari.outlets.listed import printed
from puntari.store.files import file_sha256
from puntari.words.errors import BadQuestion
from puntari.words.text import Language

PACK = Annotated[str, typer.Option(help="Id of the pack; the only one that keeps a register of evidence by default.")]


class Whole(StrEnum):
    """How something that is no one table is printed."""

    TABLE = "table"
    JSON = "json"


def evidence(
    context: typer.Context,
    pack: Annotated[str, typer.Option(help="Id of the pack; the only one that keeps a register of evidence by default.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print the register.")] = Format.TABLE,
    files: Annotated[
        list[Path] | None, typer.Option("--file", help="A file to look up by its hash, to fill in or check the register; may be repeated.")
    ] = None,
    language: Annotated[Language, typer.Option(help="Language of the words.")] = Language.EN,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
) -> None:
    """Print the register of evidence: sources with date and hash, interviews by role, surveys, and what each finding rests on."""
    if context.invoked_subcommand is not None:
        return
    place = house()
    told = ask_evidence(place, _chosen(place, pack), asker(role))
    shown(told)
    if files:
        print(outlet.matched(told, {file.name: file_sha256(file) for file in files}))
        return
    print({Format.TABLE: outlet.as_table, Format.CSV: outlet.as_csv, Format.JSON: outlet.as_json}[form](told, language).rstrip("\n"))


def add_evidence(
    exhibit: Annotated[str, typer.Argument(help="Id of the piece of evidence in the register.")],
    file: Annotated[Path, typer.Argument(help="Its file.")],
    on: Annotated[str, typer.Option(help="The day that the file is of, as 2026-06-30.")],
    source: Annotated[str, typer.Option(help="Where the file came from.")],
    keep: Annotated[bool, typer.Option("--keep/--only-hash", help="Seal the file in the vault, or keep its hash alone.")] = True,
    by: BY = "", pack: PACK = "", role: ROLE = "analyst", purpose: PURPOSE = "",
) -> None:
    """Add the file of a piece of evidence: its hash is registered, and the file lies sealed in the vault."""
    place = house()
    hash = door.add_file(place, named_actor(role, purpose, by), _chosen(place, pack), exhibit, file, day(on), source, keep)
    shown(hash)
    print(f"{exhibit}: sha256 {hash}, {'sealed in the vault' if keep else 'only the hash is kept'}")


def verify_evidence(
    files: Annotated[list[str] | None, typer.Option("--file", help="ID=FILE: a file at hand; may be repeated.")] = None,
    pack: PACK = "", role: ROLE = "analyst", purpose: PURPOSE = "",
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
) -> None:
    """Hold every file of the register against its hash: those in the vault, those of the mirror against the build, those at hand. Ends
    with code 1 where a file was changed or is gone."""
    place = house()
    given = dict(_given(one) for one in files or ())
    told = door.verify_files(place, asker(role, purpose), _chosen(place, pack), mirror(), given)
    shown(told)
    print(printed(form, outlet.VERIFIED, outlet.verified(told)))
    if any(one.verdict in (door.Verdict.CHANGED, door.Verdict.GONE) for one in told):
        raise typer.Exit(BROKEN)


def _given(told: str) -> tuple[str, Path]:
    id, is_told, file = told.partition("=")
    if not is_told or not file:
        raise BadQuestion(f"{told!r} does not say which piece the file is of; write ID=FILE, as d19=strategy.pdf")
    return id, Path(file)


def _chosen(place: House, pack: str) -> str:
    found = pack or next((id for id, one in place.packs.items() if one.evidence is not None), "")
    if not found:
        raise BadQuestion("no pack keeps a register of evidence")
    return found


def portfolio(
    pack: Annotated[str, typer.Option(help="Id of the pack; the only one that has a portfolio by default.")] = "",
    form: Annotated[Whole, typer.Option("--format", help="How to print it.")] = Whole.TABLE,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
) -> None:
    """Print the portfolio: where services went, which probably overlap and why, and what development people and money suffice for."""
    place = house()
    chosen = pack or next((id for id, one in place.packs.items() if one.portfolio is not None), "")
    told = ask_portfolio(place, chosen, asker(role))
    shown(told)
    print((portfolio_outlet.as_json if form is Whole.JSON else portfolio_outlet.as_table)(told))
