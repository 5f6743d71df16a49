"""Commands that keep rounds of an assessment: begin, invite, look, close, judge, publish."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.talking import asker, house, keeper, period_told, shown
from puntari.define.judgement import filled_in, judgement
from puntari.define.wordbook import read_words
from puntari.doors import assessed
from puntari.doors import rounds as door
from puntari.doors.grounds import ask_grounds
from puntari.doors.steering import ask_steering
from puntari.guard.actor import PUBLIC
from puntari.outlets import rounds as outlet
from puntari.outlets.followup import by_area
from puntari.store.files import brought, read_sheet, write_atomic
from puntari.words.errors import BadQuestion
from puntari.words.text import Language

ROUND = Annotated[str, typer.Argument(help="Name of the round, such as 2026.")]
ROLE = Annotated[str, typer.Option("--as", help="Role in which you do it; an evaluator is an analyst.")]
PURPOSE = Annotated[str, typer.Option(help="What you do it for.")]


def new(
    round: ROUND,
    pack: Annotated[str, typer.Option(help="Id of the pack; needed when more than one has a framework.")] = "",
    framework: Annotated[str, typer.Option(help="Id of the framework; the pack's first by default.")] = "",
    period: Annotated[str, typer.Option(help="The period that the round is about, such as 2026; its name by default.")] = "",
    language: Annotated[Language, typer.Option(help="The language that the evaluator writes in.")] = Language.FI,
) -> None:
    """Begin a round."""
    place = house()
    able = [id for id, one in place.packs.items() if one.assessments]
    if not pack and len(able) > 1:
        raise BadQuestion(f"packs {', '.join(able)} have a framework; say with --pack whose round it is")
    chosen = place.pack(pack or next(iter(able), ""))
    if not chosen.assessments:
        raise BadQuestion(f"pack {chosen.id} has no framework")
    with period_told(period):
        shown(door.open_round(place, keeper(), round, chosen.id, framework or chosen.assessments[0].id, period or round, language))
    print(f"round {round} of {chosen.id} is open; invite respondents with `puntari rounds invite {round} GROUP`")


def invite(
    round: ROUND,
    group: Annotated[str, typer.Argument(help="Id of the group of respondents.")],
    count: Annotated[int, typer.Option(help="How many links.", min=1)] = 1,
    site: Annotated[str, typer.Option(help="Where the pages are served.")] = "http://127.0.0.1:8000",
    language: Annotated[Language, typer.Option(help="The language that the link opens in.")] = Language.FI,
) -> None:
    """Print personal links, one for each respondent. They are shown this once: only their hashes are kept."""
    keys = door.invite(house(), keeper(), round, group, count)
    shown(keys)
    for key in keys:
        print(outlet.link(site, language, round, key))


def withdraw(round: ROUND, link: Annotated[str, typer.Argument(help="The link, or the key at its end.")]) -> None:
    """Take a personal link back; what was answered with it no longer counts."""
    shown(door.withdraw(house(), keeper(), round, link.rstrip("/").rpartition("/")[2]))
    print("the link opens nothing any more")


def enter(
    round: ROUND,
    group: Annotated[str, typer.Argument(help="Id of the group of respondents.")],
    file: Annotated[Path, typer.Argument(help="CSV: a column area, and a column of levels for each respondent; empty: cannot say.")],
    again: Annotated[bool, typer.Option("--again", help="Others gave the very same answers: enter the same table once more.")] = False,
) -> None:
    """Keep answers that a group gave on paper or in an interview."""
    count = door.enter(house(), keeper(), round, group, read_sheet(file), again)
    shown(count)
    print(f"{count} respondents of {group} entered in round {round}")


def show(round: Annotated[str, typer.Argument(help="Name of one round; all by default.")] = "") -> None:
    """How many of each group were invited, have begun and have sent their answers."""
    place = house()
    for id in (round,) if round else door.round_names(place):
        told = assessed.ask_turnout(place, keeper(), id)
        shown(told)
        print(outlet.turnout(told))


def close(round: ROUND) -> None:
    """End the answering for good; results exist from here on. Tells how many of each group answered, and which are too few."""
    place = house()
    shown(door.close_round(place, keeper(), round))
    told = assessed.ask_turnout(place, keeper(), round)
    shown(told)
    print(outlet.ending(told, place.round(round)[1].least))
    print(f"round {round} is closed; see `puntari rounds results {round} --as analyst`")


def sheet(
    round: ROUND,
    out: Annotated[Path, typer.Option(help="File to write.")],
    language: Annotated[Language | None, typer.Option(help="Language of the criteria; that of the round by default.")] = None,
) -> None:
    """Write a sheet that the evaluator fills in for `judge`."""
    place = house()
    told = assessed.ask_turnout(place, keeper(), round)
    shown(told)
    if out.exists():
        raise BadQuestion(f"{out} is there already; name another file, so that no judgement is lost")
    pack = place.pack(told.body.pack)
    language = language or Language(place.round(round)[0].language)
    followed: dict[str, list[str]] = {}
    if pack.steering is not None and pack.steering.framework == told.body.framework:
        steering = ask_steering(place, pack.id, PUBLIC)
        shown(steering)
        followed = by_area(steering, language)
    grounds = ask_grounds(place, pack.id, told.body.framework, PUBLIC)
    shown(grounds)
    before = outlet.judged_before(grounds, language)
    write_atomic(out, outlet.sheet(pack.assessment(told.body.framework).framework, language, followed, before).encode())
    print(out)


def judge(
    round: ROUND,
    file: Annotated[Path, typer.Argument(help="The sheet, filled in.")],
    role: ROLE = "analyst",
    purpose: PURPOSE = "",
) -> None:
    """Keep the evaluator's judged levels with observations, analysis, target, criteria met and evidence."""
    with brought():
        told = filled_in(read_words(file)).get("areas")
    if not isinstance(told, dict):
        raise BadQuestion(f"{file} judges no area: fill in those that you judge, under `areas:`")
    place = house()
    areas = door.judge(place, asker(role, purpose), round, told)
    shown(areas)
    print(f"{len(areas)} areas judged in round {round}: {', '.join(areas)}")
    _, framework = place.round(round)
    for area, odds in ((area, judgement(framework, area, told[area]).odds(framework)) for area in areas):
        if odds:
            print(f"{area} contradicts itself: {', '.join(odds)}")


def publish(round: ROUND) -> None:
    """Let everybody see a closed round's results and judgements on the site."""
    shown(door.publish_round(house(), keeper(), round))
    print(f"round {round} is published")


def results(
    round: ROUND,
    role: ROLE = "public",
    purpose: PURPOSE = "",
    form: Annotated[Format, typer.Option("--format", help="How to print the results.")] = Format.TABLE,
) -> None:
    """Each group's levels with their spread, groups too small hidden, and the evaluator's judged level apart."""
    told = assessed.ask_results(house(), asker(role, purpose), round)
    shown(told)
    print({Format.TABLE: outlet.as_table, Format.CSV: outlet.as_csv, Format.JSON: outlet.as_json}[form](told).rstrip("\n"))
