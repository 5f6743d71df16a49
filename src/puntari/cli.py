"""The commands, one function each; the only reader of the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from puntari.define.find import load_packs
from puntari.define.question import Place, Question
from puntari.doctor.examine import examine
from puntari.doctor.findings import Installation, healthy
from puntari.doors import act, tell
from puntari.doors.ask import ask as ask_door
from puntari.doors.claims import judge_claims
from puntari.doors.explain import explain as explain_door
from puntari.doors.house import House
from puntari.flow.fetch import BRIEF, official
from puntari.guard.actor import Actor, Role
from puntari.guard.release import Refusal
from puntari.guard.rules import LeastCount
from puntari.methods.suppression import ROUNDS
from puntari.outlets import claims as claimed
from puntari.outlets.answers import as_csv, as_json, as_table
from puntari.outlets.explained import explained
from puntari.store.builds import current_id
from puntari.store.files import write_atomic
from puntari.store.probe import folders_in, program
from puntari.store.root import Store
from puntari.words.errors import PuntariError
from puntari.words.period import PeriodRange
from puntari.words.text import Language

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Puntari weighs public services.", pretty_exceptions_enable=False)
site = typer.Typer(no_args_is_help=True, help="The public site as files.")
quarantine = typer.Typer(no_args_is_help=True, help="Rows that broke a contract: list, mend, retry.")
app.add_typer(site, name="site")
app.add_typer(quarantine, name="quarantine")
# Not wrapped: a message is one line for whoever reads it with a program.
errors = Console(stderr=True, soft_wrap=True)
REFUSED, WRONG, BROKEN = 3, 2, 1


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def store_root() -> Path:
    """Where the store lies: PUNTARI_STORE, by default `store` here."""
    return Path(os.environ.get("PUNTARI_STORE") or "store")


def mirror() -> Path | None:
    """The mirror of open data: PUNTARI_MIRROR, by default ../shared/data if it is there."""
    place = Path(os.environ.get("PUNTARI_MIRROR") or "../shared/data")
    return place if folders_in(place) else None


def contact() -> str:
    """Where the keeper of a public site takes feedback: PUNTARI_CONTACT, a mail address."""
    return os.environ.get("PUNTARI_CONTACT", "")


def house() -> House:
    """The house over the store and the packs that are installed."""
    return House(Store(store_root()), load_packs())


def keeper() -> Actor:
    """Whoever runs commands on this machine keeps the system."""
    return Actor(Role.ADMINISTRATOR, name=os.environ.get("USER", ""))


@contextmanager
def bar() -> Iterator[act.Progress]:
    """A progress bar on a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}/{task.total}"), TimeElapsedColumn(),
        console=console, transient=True, disable=not console.is_terminal,
    ) as progress:
        task = progress.add_task("", total=1)

        def told(what: str, done: int, of: int) -> None:
            progress.update(task, description=what, completed=done, total=max(of, 1))
            if not console.is_terminal:
                console.print(f"  {what} {done}/{of}", highlight=False)

        yield told


def shown(answer: object) -> None:
    """End the command with a refusal's reason if the answer is one."""
    if isinstance(answer, Refusal):
        errors.print(f"refused: {answer.what}: {answer.reason.en}", highlight=False)
        raise typer.Exit(REFUSED)


@app.command()
def build(offline: Annotated[bool, typer.Option(help="Ask no official service.")] = False) -> None:
    """Build everything there is and serve it from now on; a second run changes nothing."""
    place = house()
    fetcher = None if offline else official(place.store, BRIEF, lambda text: errors.print(f"  {text}", highlight=False))
    with bar() as progress:
        built = act.build_all(place, keeper(), mirror(), fetcher, progress)
    shown(built)
    state = "built" if built.anew else "nothing had changed since"
    print(f"{state} {built.id}: {built.rows} rows in the registers, {built.quarantined} in quarantine; store {place.store.root}")


@app.command()
def ask(
    indicator: Annotated[str, typer.Argument(help="Id of an indicator.")],
    pack: Annotated[str, typer.Option(help="Id of the pack.")] = "",
    by: Annotated[list[str] | None, typer.Option(help="A dimension or a level to break down by; may be repeated.")] = None,
    area: Annotated[str, typer.Option(help="LEVEL:CODE of one area.")] = "",
    period: Annotated[str, typer.Option(help="2025, 2026-06 or 2006-01..2023-10; the newest by default.")] = "",
    as_known_on: Annotated[str, typer.Option(help="The answer as it was known on a day (YYYY-MM-DD).")] = "",
    as_delivered: Annotated[bool, typer.Option(help="Base areas in the division of the delivery, not in today's.")] = False,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
    purpose: Annotated[str, typer.Option(help="What you ask it for.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Ask for the figures of an indicator."""
    place = house()
    question = replace(_question(place, indicator, pack, tuple(by or ()), area, period, as_known_on), as_delivered=as_delivered)
    answer = ask_door(place, question, Actor.of(role, purpose))
    shown(answer)
    print({Format.TABLE: as_table, Format.CSV: as_csv, Format.JSON: as_json}[form](answer).rstrip("\n"))


@app.command()
def explain(
    indicator: Annotated[str, typer.Argument(help="Id of an indicator.")],
    area: Annotated[str, typer.Option(help="LEVEL:CODE of one area.")] = "",
    period: Annotated[str, typer.Option(help="One period; the newest by default.")] = "",
    pack: Annotated[str, typer.Option(help="Id of the pack.")] = "",
    code: Annotated[list[str] | None, typer.Option(help="DIMENSION=CODE; may be repeated.")] = None,
    as_known_on: Annotated[str, typer.Option(help="The figure as it was known on a day (YYYY-MM-DD).")] = "",
    language: Annotated[Language, typer.Option(help="Language of the words.")] = Language.EN,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
) -> None:
    """Print the whole way of a figure: its definition, the rows behind it, and the deliveries they came in."""
    place = house()
    codes = dict(one.split("=", 1) for one in code or () if "=" in one)
    question = _question(place, indicator, pack, tuple(codes), area, period, as_known_on)
    answer = explain_door(place, question, codes, Actor.of(role))
    shown(answer)
    print(explained(answer, place.pack(question.pack), language))


@app.command()
def claims(
    pack: Annotated[str, typer.Option(help="Id of the pack; the only one that has claims by default.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print the judgements.")] = Format.TABLE,
    language: Annotated[Language, typer.Option(help="Language of the reasons.")] = Language.EN,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
) -> None:
    """Judge every statement with a figure that a report makes, over the stored figures that it cites."""
    place = house()
    chosen = pack or next((id for id, one in place.packs.items() if one.claims is not None), "")
    judged = judge_claims(place, chosen, Actor.of(role))
    shown(judged)
    if judged.unbuilt:
        tables = ", ".join(judged.unbuilt)
        errors.print(f"  no build holds these tables as they are now, so they were read as they are: {tables}", soft_wrap=True)
    print({Format.TABLE: claimed.as_table, Format.CSV: claimed.as_csv, Format.JSON: claimed.as_json}[form](judged, language).rstrip("\n"))


def _question(place: House, indicator: str, pack: str, by: tuple[str, ...], area: str, period: str, as_known_on: str) -> Question:
    holders = [id for id, one in place.packs.items() if indicator in one.indicators]
    chosen = pack or (holders[0] if holders else next(iter(place.packs), ""))
    place.pack(chosen).indicator(indicator)
    day = _day(as_known_on) if as_known_on else None
    asked = PeriodRange.parse(period) if period else None
    return Question(chosen, (indicator,), by, Place.parse(area) if area else None, asked, as_known_on=day)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise typer.BadParameter(f"{text!r} is no day; write it as 2026-06-30") from wrong


@app.command()
def deliver(
    source: str,
    files: list[Path],
    known: Annotated[str, typer.Option(help="The source's own update day (YYYY-MM-DD), where the files do not tell it.")] = "",
) -> None:
    """Take in files as deliveries of a source; the figures follow at the next build."""
    place = house()
    day = _day(known) if known else None
    for file in files:
        told = act.deliver(place, keeper(), source, file, day)
        shown(told)
        state = "kept" if told.new else "was there already"
        print(f"{file.name}: {state} as {told.record.short}, known {told.record.known} ({told.record.known_basis}); "
              f"{told.rows} rows: {told.accepted} accepted, {told.rejected} in quarantine, {told.set_aside} set aside")


@app.command()
def fetch(source: str) -> None:
    """Bring a delivery of a source from its official service."""
    place = house()
    told = act.fetch(place, keeper(), source, official(place.store, tell=lambda text: errors.print(f"  {text}", highlight=False)))
    shown(told)
    print(f"{told.name}: kept as {told.short}, known {told.known} ({told.known_basis})")


@app.command()
def sources() -> None:
    """List the sources of the served build: rows, quarantine, newest known day, whether fresh, where they came from."""
    place = house()
    for pack in place.packs:
        for one in tell.tell_sources(place, pack, datetime.now(UTC).date()):
            origins = ", ".join(sorted({delivery.origin for delivery in one.deliveries})) or "nothing delivered"
            state = "stale" if one.stale else "fresh"
            print(f"{pack}  {one.id:32} rows {one.rows:>7}  quarantine {one.quarantined:>5}  set aside {one.set_aside:>5}  "
                  f"known {one.newest_known or '-':10}  {state}  {origins}")


@quarantine.command("list")
def list_quarantine(source: Annotated[str, typer.Argument(help="One source; all by default.")] = "") -> None:
    """List rows in quarantine with file, row, value, rule and what to do."""
    rows = tell.tell_quarantine(house(), source or None, Actor(Role.ANALYST))
    shown(rows)
    for row in rows:
        print(f"{row.id}  {row.file}:{row.row}  {row.column} = {row.value!r}  {row.rule}: {row.what_to_do}")
    print(f"{len(rows)} rows in quarantine")


@quarantine.command()
def mend(row: str, changes: Annotated[list[str], typer.Argument(help="COLUMN=VALUE, as the delivery names its columns.")]) -> None:
    """Put cells of a row in quarantine right; `retry` re-enters it."""
    wrong = [one for one in changes if "=" not in one]
    if wrong:
        raise typer.BadParameter(f"{wrong[0]!r} is no COLUMN=VALUE")
    shown(act.mend(house(), keeper(), row, dict(one.split("=", 1) for one in changes)))
    print(f"{row}: mended; run `puntari quarantine retry`, then `puntari build`")


@quarantine.command()
def retry(sources: Annotated[list[str] | None, typer.Argument(help="Sources; all by default.")] = None) -> None:
    """Put quarantined rows to their contracts again."""
    told = act.retry(house(), keeper(), tuple(sources or ()))
    shown(told)
    for one in told:
        if one.accepted or one.waiting:
            print(f"{one.source}: {one.accepted} accepted, {one.waiting} still wait")
    print("done; run `puntari build` for the figures to follow")


@site.command("build")
def build_site(out: Annotated[Path, typer.Option(help="Folder for the files.")]) -> None:
    """Write the public site as static files that any web server can serve."""
    from puntari.outlets.site import build_site as write

    with bar() as progress:
        pages = write(house(), out, progress, contact())
    print(f"{pages} pages in {out}")


@app.command()
def serve(port: Annotated[int, typer.Option(help="Port on the loopback address.")] = 8000) -> None:
    """Serve the public site on the loopback address."""
    from puntari.outlets.web import serve as run

    run(house(), port, contact())


@app.command()
def reference(out: Annotated[Path, typer.Option(help="Folder for the pages.")]) -> None:
    """Write the reference of packs, commands and settings as pages of Markdown."""
    from puntari.outlets.reference.pages import pages

    written = pages(load_packs(), app)
    for name, text in written.items():
        write_atomic(out / name, text.encode())
    print(f"{len(written)} pages in {out}")


@app.command()
def protect(
    inner: Annotated[Path, typer.Argument(help="CSV of innermost counts: dimensions and freq; an absent cell is zero.")],
    hierarchies: Annotated[Path, typer.Argument(help="CSV of sums: dim, hierarchy, parent, child.")],
    rule: Annotated[str, typer.Option(help="What is hidden: least:5, or the preset small (3), default (5) or strict (10).")],
    out: Annotated[Path, typer.Option(help="CSV to write: dimensions, value, status (p published, u by the rule, x for the sums).")],
    rounds: Annotated[int, typer.Option(help="How often to look for cells that can be spared.", min=0)] = ROUNDS,
) -> None:
    """Hide in a table of counts what would disclose anybody, the sums considered, and show that it holds."""
    from puntari.doors.protect import protect_files

    with bar() as progress:
        told = protect_files(inner, hierarchies, LeastCount.parse(rule), out, rounds, progress)
    print(f"{out}: {told.cells} cells, {told.primary} hidden by the rule, {told.secondary} for the sums; "
          "by adding and subtracting none is found exactly or within less than 2")
    notes = [f"{', '.join(codes)} can be worked out by whoever knows the rule, whatever else is hidden" for codes in told.exposed]
    for note in [*notes, *([f"{len(notes)} such cells; merge codes if those who read the table know the rule"] if notes else [])]:
        errors.print(f"note: {note}", highlight=False, markup=False, soft_wrap=True)


@app.command()
def doctor() -> None:
    """Say what is wrong with this installation and what to do."""
    root = store_root()
    place = Path(os.environ.get("PUNTARI_MIRROR") or "../shared/data")
    folders = tuple(sorted({one.path.split("/")[0] for pack in load_packs().values() for s in pack.sources.values() for one in s.mirror}))
    chromium = os.environ.get("PUNTARI_CHROMIUM", "") or program(("chromium", "chromium-browser"))
    findings = examine(Installation(root, place, Path("requirements/run.txt"), lambda: _readable_build(root), folders, chromium))
    for one in findings:
        mark = "ok   " if one.ok else "WRONG" if one.needed else "note "
        print(f"{mark} {one.what}: {one.why}" + (f"; {one.what_to_do}" if one.what_to_do and not one.ok else ""))
    raise typer.Exit(0 if healthy(findings) else BROKEN)


def _readable_build(root: Path) -> str:
    id = current_id(Store(root))
    return tell.tell_build(house()).id if id else ""


def main() -> None:
    """Run a command; what is wrong is said in one line."""
    try:
        app(prog_name="puntari")
    except PuntariError as wrong:
        errors.print(f"{type(wrong).__name__}: {wrong}", highlight=False, markup=False)
        sys.exit(WRONG)


if __name__ == "__main__":
    main()
