"""Commands about the catalogue: list it, look for what is wrong, ask its lineage, compare editions, and take it along as files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.talking import WRONG, house
from puntari.define.apart import wrong_modules
from puntari.define.catalogue import Problem
from puntari.define.find import WRONG_IN_CODE, folder_of, load_pack, pack_names, said_of
from puntari.define.folder_check import wrong_files
from puntari.define.lineage import stops as stops_of
from puntari.define.lineage import uses_of
from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.doors.catalogue import NOW, tell_differences, tell_editions
from puntari.doors.defining import tell_lives
from puntari.guard.actor import PUBLIC
from puntari.outlets import catalogue, lineage
from puntari.outlets.files import catalogue_files
from puntari.outlets.listed import listed as written
from puntari.store.files import brought, exists, read_json, write_atomic
from puntari.words.errors import BadQuestion

PACK = Annotated[str, typer.Option("--pack", help="One pack; all by default.")]
FORM = Annotated[Format, typer.Option("--format", help="How to print the list.")]
EDITION = f"`{NOW}`, a day, a build, the beginning of an edition's id, or a file of catalogue.json."


def listed(pack: PACK = "", form: FORM = Format.TABLE) -> None:
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


def uses(column: Annotated[str, typer.Argument(help="SOURCE.COLUMN of a source or register.")], form: FORM = Format.TABLE) -> None:
    """List the indicators that use a column: for their figure, to choose rows, as a breakdown, or as a check."""
    pack = _holder(column.partition(".")[0])
    found = lineage.used(pack, uses_of(pack, column))
    if form is Format.TABLE and not found:
        print(f"no indicator uses {column}")
        return
    print(written(form, tuple(one.name for one in fields(lineage.Used)), found))


def stops(source: Annotated[str, typer.Argument(help="Id of a source or register.")], form: FORM = Format.TABLE) -> None:
    """List what stops when a source stops, and what goes on without it and how."""
    pack = _holder(source)
    found = lineage.stopped(pack, stops_of(pack, source))
    if form is Format.TABLE and not found:
        print(f"nothing rests on {source}")
        return
    print(written(form, tuple(one.name for one in fields(lineage.Stopped)), found))


def diff(
    before: Annotated[str, typer.Argument(help=f"The edition before: {EDITION}")],
    after: Annotated[str, typer.Argument(help=f"The edition after: {EDITION}")] = NOW,
    pack: PACK = "",
    form: FORM = Format.TABLE,
) -> None:
    """List what changed in the definitions between two editions of the catalogue."""
    with brought():
        files = {name: read_json(Path(name)) for name in (before, after) if name.endswith(".json") and exists(Path(name))}
    told = str(next((one["pack"] for one in files.values() if "pack" in one), ""))
    for name in _chosen(pack or told):
        found = tell_differences(house(), name, before, after, files)
        lines = lineage.differences(found.changed)
        if form is Format.TABLE:
            print(f"{name}: {found.before} to {found.after}: {len(found.changed)} changed")
        if lines or form is not Format.TABLE:
            print(written(form, tuple(one.name for one in fields(lineage.Difference)), lines))


def list_editions(pack: PACK = "", form: FORM = Format.TABLE) -> None:
    """List the editions of the catalogue that the store keeps: since when, and the build that each began with."""
    for name in _chosen(pack):
        print(written(form, ("id", "build", "when"), tell_editions(house(), name)))


def export(
    out: Annotated[Path, typer.Option("--out", help="The folder to write into.")],
    base: Annotated[str, typer.Option("--base", help="The address that the site is served at, for links in catalogue.jsonld.")] = "",
    pack: PACK = "",
) -> None:
    """Write the catalogue for machines: catalogue.json, and catalogue.jsonld after DCAT-AP 3."""
    held = house()
    for name in (pack,) if pack else tuple(held.packs):
        told = tell_lives(held, name, PUBLIC)
        for file, body in catalogue_files.files_of(held.pack(name), base, told).items():
            write_atomic(out / name / file, body)
            print(out / name / file)


def _holder(source: str) -> Pack:
    """The one pack that lists a source or register; raises BadQuestion naming the nearest."""
    packs = [load_pack(name) for name in pack_names()]
    found = [pack for pack in packs if source in pack.sources or source in pack.registers]
    if not found:
        known = [id for pack in packs for id in (*pack.sources, *pack.registers)]
        raise BadQuestion(f"no pack has a source or register {source!r}; {nearest(source, known)}")
    return found[0]


def _chosen(pack: str) -> tuple[str, ...]:
    return (pack,) if pack else pack_names()


def _wrong(name: str) -> tuple[Problem, ...]:
    """What is wrong in one pack; a pack that cannot be imported says why and what else its files have, and the others are looked at all
    the same."""
    try:
        return catalogue.wrong_in(load_pack(name), datetime.now(UTC).date())
    except BadQuestion:
        raise
    except WRONG_IN_CODE as wrong:
        return tuple(_unimported(name, wrong))


def _unimported(name: str, wrong: Exception) -> Iterator[Problem]:
    """Why a pack cannot be imported, what else stops modules of it, and what is wrong in its files."""
    said = [said_of(wrong)]
    yield Problem("pack.py", f"cannot be imported: {said[0]}", "mend that; what only a whole pack can tell shows afterwards")
    for path, other in wrong_modules(name):
        if said_of(other) not in said:
            said.append(said_of(other))
            yield Problem(path, f"cannot be imported: {said[-1]}", "mend that, too")
    yield from (one for one in wrong_files(folder_of(name)) if not any(one.what in told for told in said))
