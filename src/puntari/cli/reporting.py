"""The command that makes a report."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.talking import asker, errors, house, shown
from puntari.doors.documents import ask_document
from puntari.outlets.documents.desk import Refused
from puntari.outlets.documents.write import Form, write
from puntari.store.files import write_atomic
from puntari.words.errors import BadQuestion


def report(
    name: Annotated[str, typer.Argument(metavar="PACK:REPORT", help="Id of the pack and of the report.")],
    out: Annotated[Path, typer.Option(help="File to write.")],
    round: Annotated[str, typer.Option(help="The round that the report tells of; the newest by default.")] = "",
    form: Annotated[Form, typer.Option("--format", help="The form of the file.")] = Form.HTML,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
    purpose: Annotated[str, typer.Option(help="What you make it for.")] = "",
) -> None:
    """Make the report of a round. Nothing is written while a single number of its text disagrees with its rows."""
    place, actor = house(), asker(role, purpose)
    pack, colon, id = name.partition(":")
    if not colon:
        raise BadQuestion(f"{name!r} names no report; write PACK:REPORT")
    told = ask_document(place, pack, id, round, actor)
    shown(told)
    try:
        made = write(place, told, actor, form)
    except Refused as refused:
        shown(refused.refusal)
        raise
    write_atomic(out, made)
    if told.body.unbuilt:
        tables = ", ".join(told.body.unbuilt)
        errors.print(f"  no build holds these tables as they are now, so they were read as they are: {tables}", soft_wrap=True)
    print(f"{out}: {len(told.body.statements)} numbers and words held against their rows, all agree")
