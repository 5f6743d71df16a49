"""The command that protects a table of counts or of sums."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.talking import asker, bar, errors, house, shown
from puntari.define.source import Audience
from puntari.guard.actor import Actor
from puntari.guard.protection import BY_RULE, FOR_SUMS, NOT_REMEMBERED, ProtectedTable
from puntari.guard.publishing import STAGES
from puntari.guard.rules import LeastCount, sum_rule
from puntari.methods.suppression import ROUNDS
from puntari.outlets.protected import as_csv
from puntari.store.files import write_atomic
from puntari.words.errors import BadQuestion


def protect(
    inner: Annotated[Path, typer.Argument(help="CSV of counts: dimensions, freq; or of contributions: dimensions, contributor, value.")],
    hierarchies: Annotated[Path, typer.Argument(help="CSV of sums: dim, hierarchy, parent, child.")],
    rule: Annotated[
        str,
        typer.Option(help="Hidden: least:5, small, default or strict (3, 5, 10), + group:20@DIM, came@DIM; sums + nk:2,85, p:10, units:3. "
                     "Without it, of a dataset, what the pack declares for the audience."),
    ] = "",
    *,
    out: Annotated[Path, typer.Option(help="CSV to write: dimensions, value, status (p published, u by the rule, x for the sums).")],
    rounds: Annotated[int, typer.Option(help="How often to look for cells that can be spared.", min=0)] = ROUNDS,
    minutes: Annotated[float, typer.Option(help="How long it may take; a table not found safe by then is refused.", min=0.01)] = 60,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "analyst",
    purpose: Annotated[str, typer.Option(help="What you protect it for.")] = "",
    dataset: Annotated[str, typer.Option(help="Name of the people it is of: it is judged with every table released under it.")] = "",
    vintage: Annotated[str, typer.Option(help="Which delivery of the dataset it was counted from.")] = "",
    audience: Annotated[str, typer.Option(help="Whom a table of a dataset is for: public (by default), authorities, own_staff.")] = "",
) -> None:
    """Hide in a table of counts or sums what would disclose anybody, the sums considered, and show that it holds."""
    from puntari.doors.protect import Dataset, Work, is_contributed, protect_files, rule_asked

    people = Dataset(dataset, vintage, _audience(audience)) if _named(dataset, vintage, audience) else None
    with bar() as progress:
        read = sum_rule if is_contributed(inner) else LeastCount.parse
        work = Work(inner, hierarchies, read(rule or rule_asked(house(), inner, people)), people, rounds, progress, minutes)
        told = protect_files(house(), asker(role, purpose), work)
    shown(told)
    for_public = people is not None and people.audience is Audience.PUBLIC
    out = out.with_name(f"{out.stem}.proposed{out.suffix}") if for_public else out
    write_atomic(out, as_csv(told).encode())
    table = told.body
    close = "as closely as the rule forbids" if table.of_sums else "exactly or within less than 2"
    print(f"{out}: {len(table)} cells, {table.count(BY_RULE)} hidden by the rule, {table.count(FOR_SUMS)} for the sums; "
          f"by adding and subtracting none is found {close}")
    for note in _notes(table, remembered=people is not None):
        errors.print(f"note: {note}", highlight=False, markup=False, soft_wrap=True)
    if for_public:
        _propose(asker(role, purpose), dataset, table, out)


def _named(dataset: str, vintage: str, audience: str) -> bool:
    """Whether the people are named; raises BadQuestion where something is said of people that are not."""
    if audience and not dataset:
        raise BadQuestion(
            f"a table for {audience!r} is judged with the others of the same people; name them with --dataset, or leave --audience out"
        )
    if vintage and not dataset:
        raise BadQuestion(f"a vintage {vintage!r} of nothing; name the people that the table is of with --dataset")
    return bool(dataset)


def _audience(text: str) -> Audience:
    if text and text not in set(Audience):
        raise BadQuestion(f"there is no audience {text!r}; audiences are {', '.join(Audience)}")
    return Audience(text or Audience.PUBLIC)


def _propose(actor: Actor, dataset: str, table: ProtectedTable, out: Path) -> None:
    from puntari.doors.tables import propose_table

    standing = propose_table(house(), actor, dataset, table)
    shown(standing)
    print(f"table {standing.build}: {STAGES[standing.stage].en}")
    print(f"somebody else looks at it and releases it: puntari tables approve {out} --out FILE")


def _notes(table: ProtectedTable, remembered: bool) -> list[str]:
    """What whoever protects the table is to know of it."""
    notes = [f"{', '.join(codes)} can be worked out by whoever knows the rule, whatever else is hidden" for codes in table.exposed]
    if notes:
        notes.append(f"{len(notes)} such cells; merge codes if those who read the table know the rule")
    if table.followed:
        cells = "; ".join(", ".join(codes) for codes in table.followed)
        notes.append(f"beside another vintage {len(table.followed)} hidden cells can be worked out by whoever is told which of the others "
                     f"changed, whatever else is hidden ({cells}); merge codes if somebody may know that")
    if table.apart:
        cells = "; ".join(", ".join(codes) for codes in table.apart)
        notes.append(f"beside another vintage it can be told of {len(table.apart)} cells, whatever else is hidden, that there alone "
                     f"somebody came or went ({cells}); merge codes, or wait until more have come and gone")
    if table.alone:
        whose = "contributor" if table.of_sums else "person"
        notes.append(f"{table.alone} hidden cells are of one {whose}, who knows it and finds {table.inside} other hidden cells by it")
    if table.wholly:
        notes.append(f"{table.wholly} sums lie in one of their parts wholly: whoever knows of somebody in such a group knows the part, "
                     "hidden or not; merge codes where a part says something of its members")
    return notes if remembered else [*notes, NOT_REMEMBERED.en]
