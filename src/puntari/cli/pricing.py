"""Commands of prices: what a pack tells of them, and rounds in which they are collected."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.talking import asker, errors, house, shown
from puntari.doors.house import House
from puntari.doors.prices import ask_indices, ask_prices
from puntari.outlets import indices
from puntari.outlets import prices as outlet
from puntari.words.errors import BadQuestion

PACK = Annotated[str, typer.Option(help="Id of the pack; the only one that tells of prices by default.")]
ROLE = Annotated[str, typer.Option("--as", help="Role in which you ask.")]


class Part(StrEnum):
    """What of a pack's prices is asked for."""

    ROWS = "rows"
    RECIPES = "recipes"
    CHANGES = "changes"
    REAL = "real"


def tell(
    part: Annotated[Part, typer.Argument(help="Rows as stored, recipes against printed totals, their changes split, or real prices.")],
    pack: PACK = "",
    role: ROLE = "public",
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
) -> None:
    """What the stored prices say: rows, recipes with computed and printed totals, changes by price, mix and quality, real prices."""
    place = house()
    told = ask_prices(place, chosen(place, pack), asker(role))
    shown(told)
    if told.body.unbuilt:
        tables = ", ".join(told.body.unbuilt)
        errors.print(f"  no build holds these tables as they are now, so they were read as they are: {tables}", soft_wrap=True)
    print({Format.TABLE: outlet.as_table, Format.CSV: outlet.as_csv, Format.JSON: outlet.as_json}[form](told, part).rstrip("\n"))


def index(
    table: Annotated[Path, typer.Argument(help="CSV: time, product, price and, for weights, quantity; or provider, product, price.")],
    base: Annotated[str, typer.Option(help="The provider whose level is 1; the table's first by default.")] = "",
    role: ROLE = "analyst",
    form: Annotated[Format, typer.Option("--format", help="How to print it.")] = Format.TABLE,
) -> None:
    """Every price index of a table that you bring along.

    Over time all formulas, fixed base and chained, and GEKS; the first period is 1. A table with a column provider gives price levels
    across providers by GEKS and CPD; the base provider is 1, and every price that lacks is named with its reason.
    """
    told = ask_indices(house(), asker(role), table, base)
    shown(told)
    print({Format.TABLE: indices.as_table, Format.CSV: indices.as_csv, Format.JSON: indices.as_json}[form](told).rstrip("\n"))


def chosen(place: House, pack: str) -> str:
    """The pack named, or the first that tells of prices."""
    found = pack or next((id for id, one in place.packs.items() if one.prices is not None), "")
    if not found:
        raise BadQuestion("no pack tells of prices")
    return found
