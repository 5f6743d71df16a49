"""Commands of what comes after a round: what became of recommendations, and the order of the roadmap."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated
from urllib.parse import parse_qsl, urlsplit

import typer

from puntari.cli.asking import Format
from puntari.cli.talking import asker, day, house, shown
from puntari.doors import followup as door
from puntari.doors.house import House
from puntari.doors.steering import SteeringTold, ask_steering
from puntari.guard.actor import Actor
from puntari.guard.release import Finding
from puntari.outlets import followup as outlet
from puntari.outlets.files.follow_book import follow_book
from puntari.outlets.listed import printed
from puntari.store.files import brought, exists, read_bytes, write_atomic
from puntari.words.errors import BadQuestion
from puntari.words.text import Language

PACK = Annotated[str, typer.Option(help="Id of the pack; the first that tells of steering by default.")]
ROLE = Annotated[str, typer.Option("--as", help="Role in which you do it; an evaluator is an analyst.")]
BY = Annotated[str, typer.Option(help="Your name, which everybody sees beside what you record; by default the name of the user.")]
PURPOSE = Annotated[str, typer.Option(help="What you do it for.")]
ON = Annotated[str, typer.Option(help="The day on which it was so, as 2026-06-30.")]
SOURCE = Annotated[str, typer.Option(help="Where it was told: a letter, minutes, a decision.")]
LANGUAGE = Annotated[Language, typer.Option(help="The language of your own words.")]
SUBJECT = Annotated[str, typer.Argument(help="Id of a recommendation or of a measure; `puntari recommendations list` has them.")]
FORM = Annotated[Format, typer.Option("--format", help="How to print it.")]
SHORT = ("id", "kind", "answer", "state", "owner", "due", "late", "entries", "lacks")


def listed(pack: PACK = "", language: LANGUAGE = Language.EN, form: FORM = Format.TABLE) -> None:
    """List recommendations, each with its measures: answer, state, owner, deadline, evidence, and what lacks."""
    told = _told(house(), pack)
    rows = outlet.rows(told, language)
    if form is Format.TABLE:
        places = [outlet.LISTED.index(name) for name in SHORT]
        print(printed(form, SHORT, [tuple(row[place] for place in places) for row in rows]))
        return
    print(printed(form, outlet.LISTED, rows))


def history(subject: Annotated[str, typer.Argument(help="Id of one; all by default.")] = "", pack: PACK = "",
            form: FORM = Format.TABLE) -> None:
    """Everything that was recorded, the oldest first: what, of which day, from where, by whom, and what was withdrawn."""
    print(printed(form, outlet.HISTORY, outlet.history(_told(house(), pack), subject)))


def record(
    subject: SUBJECT, on: ON, source: SOURCE,
    answer: Annotated[str, typer.Option(help="What its addressee answered: agreed, in_part or not_agreed.")] = "",
    state: Annotated[str, typer.Option(help="How far it is: not_progressed, partly_progressed or done.")] = "",
    owner: Annotated[str, typer.Option(help="Who sees to it: an office or a role.")] = "",
    due: Annotated[str, typer.Option(help="Its deadline, as 2027-12-31.")] = "",
    evidence: Annotated[str, typer.Option(help="What shows it, in words.")] = "",
    exhibit: Annotated[list[str] | None, typer.Option(help="What shows it, of the register of evidence; may be repeated.")] = None,
    successor: Annotated[str, typer.Option(help="The recommendation that goes on with it.")] = "",
    note: Annotated[str, typer.Option(help="What else is to be known.")] = "",
    language: LANGUAGE = Language.FI, by: BY = "", pack: PACK = "", role: ROLE = "analyst", purpose: PURPOSE = "",
) -> None:
    """Record what became of a recommendation or measure. Nothing is overwritten: the newest entry that says something of it holds."""
    place = house()
    cells = {
        "of": subject, "on": on, "source": source, "language": language, "answer": answer, "state": state, "owner": owner, "due": due,
        "evidence": evidence, "exhibits": " ".join(exhibit or ()), "successor": successor, "note": note,
    }
    entries = door.record(place, named_actor(role, purpose, by), _pack(place, pack), [cells])
    shown(entries)
    _say(_told(place, pack), entries)


def withdraw(
    subject: SUBJECT, number: Annotated[int, typer.Argument(help="Number of the entry.")],
    why: Annotated[str, typer.Option(help="What was wrong.")],
    by: BY = "", pack: PACK = "", role: ROLE = "analyst", purpose: PURPOSE = "",
) -> None:
    """Let an entry that was wrong count no more; it stays in the history, struck out."""
    place = house()
    shown(door.withdraw(place, named_actor(role, purpose, by), _pack(place, pack), subject, number, why))
    print(f"entry {number} of {subject} counts no more")


def sheet(
    out: Annotated[Path, typer.Option(help="File to write, .xlsx.")], language: LANGUAGE = Language.FI, pack: PACK = "",
) -> None:
    """Write a spreadsheet of all recommendations and measures as they stand, to be filled in and received."""
    if exists(out):
        raise BadQuestion(f"{out} is there already; name another file, so that nothing is lost")
    write_atomic(out, follow_book(_told(house(), pack), language))
    print(out)


def receive(
    file: Annotated[Path, typer.Argument(help="The spreadsheet, filled in.")], on: ON, source: SOURCE,
    language: LANGUAGE = Language.FI, by: BY = "", pack: PACK = "", role: ROLE = "analyst", purpose: PURPOSE = "",
) -> None:
    """Record what is new in a filled-in spreadsheet; what stands there as it was is no entry. A wrong row stops all of it."""
    place = house()
    with brought():
        data = read_bytes(file)
    entries = door.record_sheet(place, named_actor(role, purpose, by), _pack(place, pack), data, day(on), source, language)
    shown(entries)
    _say(_told(place, pack), entries)


def show_roadmap(pack: PACK = "", form: FORM = Format.TABLE) -> None:
    """The saved orders of the roadmap, the oldest first; the last one holds."""
    print(printed(form, outlet.ORDERS, outlet.orders(_told(house(), pack))))


def save_roadmap(
    order: Annotated[str, typer.Argument(help="The address of the page as you arranged it, or MEASURE=STEP&MEASURE=STEP.")],
    reason: Annotated[str, typer.Option(help="Why this order.")],
    on: Annotated[str, typer.Option(help="The day on which it was decided, as 2026-06-30; today by default.")] = "",
    language: LANGUAGE = Language.FI, by: BY = "", pack: PACK = "", role: ROLE = "analyst", purpose: PURPOSE = "",
) -> None:
    """Save an order of the roadmap under your name. Measures that it does not name stay as they are; every saved order is kept."""
    place = house()
    decided = day(on) if on else datetime.now(UTC).date()
    number = _saved(place, named_actor(role, purpose, by), _pack(place, pack), steps_in(order), decided, reason, language)
    print(f"order {number} of the roadmap is saved and holds")


def _saved(
    place: House, actor: Actor, pack: str, steps: Mapping[str, int], on: date, reason: str, language: Language
) -> int:
    number = door.arrange(place, actor, pack, steps, on, reason, language)
    shown(number)
    return number


def steps_in(order: str) -> dict[str, int]:
    """The steps that an address or a list of MEASURE=STEP tells, by measure; raises BadQuestion for what is neither."""
    query = urlsplit(order).query if "?" in order or "://" in order else order
    found: dict[str, int] = {}
    for name, step in parse_qsl(query, keep_blank_values=True):
        if not step.isdigit():
            raise BadQuestion(f"{name}={step}: a step is a whole number; copy the address of the page as you arranged it")
        # On the page a name begins with a letter, which ids of measures need not.
        found[name.removeprefix("m_")] = int(step)
    if not found:
        raise BadQuestion(f"{order!r} holds no order; copy the address of the page after you moved something, or write MEASURE=STEP")
    return found


def _told(place: House, pack: str) -> Finding[SteeringTold]:
    told = ask_steering(place, _pack(place, pack), asker("public"))
    shown(told)
    return told


def _pack(place: House, pack: str) -> str:
    found = pack or next((id for id, one in place.packs.items() if one.steering is not None), "")
    if not found:
        raise BadQuestion("no pack tells of steering")
    return found


def named_actor(role: str, purpose: str, by: str) -> Actor:
    """Who records: a role with the name that stands beside what is recorded."""
    told = asker(role, purpose)
    return replace(told, name=(by or told.name).strip())


def _say(told: Finding[SteeringTold], entries: Sequence[object]) -> None:
    for of in dict.fromkeys(one.of for one in entries):
        versions = told.body.standing[of].versions
        print(f"{of}: entry {versions[-1].number} recorded as of {versions[-1].entry.on}: {', '.join(versions[-1].entry.says)}")
