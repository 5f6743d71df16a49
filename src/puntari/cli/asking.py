"""Commands that ask: figures, their way, and the claims of reports."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import Annotated

import typer

from puntari.cli.talking import asker, attempted, day, errors, house, shown
from puntari.define.expression import Condition
from puntari.define.question import Place, Question
from puntari.doors.ask import ask as ask_door
from puntari.doors.claims import judge_claims
from puntari.doors.explain import explain as explain_door
from puntari.doors.house import House
from puntari.guard.actor import Actor
from puntari.outlets import claims as claimed
from puntari.outlets.answers import as_csv, as_json, as_table, known, made, silences, synthetic
from puntari.outlets.beside import besides
from puntari.outlets.explained import explained
from puntari.words.errors import BadQuestion
from puntari.words.period import PeriodRange
from puntari.words.text import Language


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def ask(
    indicator: Annotated[str, typer.Argument(help="Id of an indicator.")],
    pack: Annotated[str, typer.Option(help="Id of the pack.")] = "",
    by: Annotated[list[str] | None, typer.Option(help="A dimension or a level to break down by; may be repeated.")] = None,
    area: Annotated[str, typer.Option(help="LEVEL:CODE of one area.")] = "",
    only: Annotated[list[str] | None, typer.Option(help="DIMENSION=CODE,CODE of figures over persons; may be repeated.")] = None,
    period: Annotated[str, typer.Option(help="2025, 2026-06 or 2006-01..2023-10; the newest by default.")] = "",
    as_known_on: Annotated[str, typer.Option(help="The answer as it was known on a day (YYYY-MM-DD).")] = "",
    as_delivered: Annotated[bool, typer.Option(help="Base areas in the division of the delivery, not in today's.")] = False,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
    organisation: Annotated[str, typer.Option("--of", help="LEVEL:CODE of the area that you work for, or study:ID.")] = "",
    purpose: Annotated[str, typer.Option(help="What you ask it for.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print the answer.")] = Format.TABLE,
) -> None:
    """Ask for the figures of an indicator."""
    place, actor = house(), asker(role, purpose, organisation)
    asked = asked_of(place, actor, indicator, pack, tuple(by or ()), area, period, as_known_on, tuple(only or ()))
    answer = ask_door(place, replace(asked, as_delivered=as_delivered), actor)
    shown(answer)
    if made_up := synthetic(answer):
        errors.print(f"  SYNTHETIC: {', '.join(made_up)} rests on made-up deliveries, not on real ones", highlight=False)
    for said in (*known(answer), *silences(answer)):
        errors.print(f"  {said}", highlight=False, soft_wrap=True)
    for told in made(answer):
        errors.print(f"  {told}", highlight=False, soft_wrap=True)
    for told in besides(answer) if form is Format.CSV else ():
        errors.print(f"  {told}", highlight=False, soft_wrap=True)
    print({Format.TABLE: as_table, Format.CSV: as_csv, Format.JSON: as_json}[form](answer).rstrip("\n"))


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
    place, actor = house(), asker(role)
    codes = dict(one.split("=", 1) for one in code or () if "=" in one)
    question = asked_of(place, actor, indicator, pack, tuple(codes), area, period, as_known_on)
    answer = explain_door(place, question, codes, actor)
    shown(answer)
    print(explained(answer, place.pack(question.pack), language))


def claims(
    pack: Annotated[str, typer.Option(help="Id of the pack; the only one that has claims by default.")] = "",
    form: Annotated[Format, typer.Option("--format", help="How to print the judgements.")] = Format.TABLE,
    language: Annotated[Language, typer.Option(help="Language of the reasons.")] = Language.EN,
    role: Annotated[str, typer.Option("--as", help="Role in which you ask.")] = "public",
) -> None:
    """Judge every statement with a figure that a report makes, over the stored figures that it cites."""
    place = house()
    chosen = pack or next((id for id, one in place.packs.items() if one.claims is not None), "")
    judged = judge_claims(place, chosen, asker(role))
    shown(judged)
    if judged.body.unbuilt:
        tables = ", ".join(judged.body.unbuilt)
        errors.print(f"  no build holds these tables as they are now, so they were read as they are: {tables}", soft_wrap=True)
    print({Format.TABLE: claimed.as_table, Format.CSV: claimed.as_csv, Format.JSON: claimed.as_json}[form](judged, language).rstrip("\n"))


def _condition(text: str) -> Condition:
    dimension, _, codes = text.partition("=")
    if not dimension or not codes:
        raise BadQuestion(f"{text!r} restricts nothing; write DIMENSION=CODE,CODE, such as sex=1")
    return Condition(dimension, tuple(dict.fromkeys(codes.split(","))))


def asked_of(
    place: House, actor: Actor, indicator: str, pack: str, by: tuple[str, ...], area: str, period: str, as_known_on: str,
    only: tuple[str, ...] = (),
) -> Question:
    """The question that options of a command make; without a pack of the one that has the indicator; a name that is none is entered."""
    with attempted(actor, place, indicator=indicator, pack=pack):
        chosen = place.pack(pack) if pack else place.pack_with(indicator)
        chosen.indicator(indicator)
    known_on = day(as_known_on) if as_known_on else None
    asked = PeriodRange.parse(period) if period else None
    kept = tuple(map(_condition, only))
    return Question(chosen.id, (indicator,), by, Place.parse(area) if area else None, asked, as_known_on=known_on, only=kept)
