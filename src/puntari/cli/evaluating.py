"""Commands of an evaluation: what its findings rest on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.talking import house, shown
from puntari.doors.evidence import ask_evidence
from puntari.guard.actor import Actor
from puntari.outlets import evidence as outlet
from puntari.store.files import file_sha256
from puntari.words.text import Language


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
