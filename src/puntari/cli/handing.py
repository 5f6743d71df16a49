"""The command that hands rows over to the authority whose clients they are."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.talking import asker, day, house, shown
from puntari.doors.raw import RowForm, Wish, hand_over
from puntari.words.errors import BadQuestion


def raw(
    fact: Annotated[str, typer.Argument(help="Id of a person fact.")],
    out: Annotated[Path, typer.Option(help="Folder for the rows and their manifest.")],
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
    organisation: Annotated[str, typer.Option("--of", help="LEVEL:CODE of the authority that you work for.")] = "",
    purpose: Annotated[str, typer.Option(help="What you ask it for.")] = "",
    pack: Annotated[str, typer.Option(help="Id of the pack; the one that has the fact by default.")] = "",
    form: Annotated[RowForm, typer.Option("--format", help="How to write the rows.")] = RowForm.PARQUET,
    as_known_on: Annotated[str, typer.Option(help="The rows as they were known on a day (YYYY-MM-DD).")] = "",
) -> None:
    """Hand over rows of a fact about an authority's own clients, with pseudonyms that nothing else has, and a manifest."""
    place = house()
    chosen = pack or next((one.id for one in place.packs.values() if fact in one.person_facts), "")
    if not chosen:
        raise BadQuestion(f"no pack has a person fact {fact!r}; the reference lists them")
    wish = Wish(chosen, fact, form, day(as_known_on) if as_known_on else None)
    handed = hand_over(place, asker(role, purpose, organisation), wish, out)
    shown(handed)
    print(f"{handed.rows} rows in {handed.out / handed.file}")
