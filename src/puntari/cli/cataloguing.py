"""Commands about the catalogue of indicators: list it, and look for everything that is wrong in it."""

from __future__ import annotations

from dataclasses import fields
from datetime import UTC, datetime
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.talking import WRONG
from puntari.define.catalogue import Problem
from puntari.define.find import load_pack, pack_names
from puntari.outlets import catalogue
from puntari.outlets.listed import listed as written
from puntari.words.errors import PuntariError

PACK = Annotated[str, typer.Option("--pack", help="One pack; all by default.")]


def listed(pack: PACK = "", form: Annotated[Format, typer.Option("--format", help="How to print the list.")] = Format.TABLE) -> None:
    """List every indicator: theme, kind, unit, direction, core, audience, sources, since when it is so defined, concepts it serves."""
    found = [line for name in _chosen(pack) for line in catalogue.listed(load_pack(name))]
    print(written(form, tuple(one.name for one in fields(catalogue.Listed)), found))


def check(pack: PACK = "") -> None:
    """Tell everything that is wrong in the definitions of packs, each with its place and what to do; ends with code 2 if anything is."""
    found = [(name, problem) for name in _chosen(pack) for problem in _wrong(name)]
    for name, one in found:
        print(f"{name}: {one.where}: {one.what}; {one.do}")
    if found:
        print(f"{len(found)} wrong")
        raise typer.Exit(WRONG)
    print("nothing wrong")


def _chosen(pack: str) -> tuple[str, ...]:
    return (pack,) if pack else pack_names()


def _wrong(name: str) -> tuple[Problem, ...]:
    """What is wrong in one pack; a pack that cannot be imported says why, and the others are looked at all the same."""
    try:
        return catalogue.wrong_in(load_pack(name), datetime.now(UTC).date())
    except PuntariError as wrong:
        return (Problem("pack.py", f"cannot be imported: {wrong}", "mend that first; what else is wrong shows afterwards"),)
