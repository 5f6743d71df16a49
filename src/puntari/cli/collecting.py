"""Commands of a round of prices: begin, ask, take in, review, close, publish, and what it tells."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from puntari.cli.asking import Format
from puntari.cli.pricing import PACK, chosen
from puntari.cli.talking import asker, house, keeper, period_told, shown
from puntari.define.wordbook import read_words
from puntari.doors import collected as ask
from puntari.doors import collecting as door
from puntari.outlets import collected as outlet
from puntari.outlets.files.request_book import request_book
from puntari.store.files import brought, exists, write_atomic
from puntari.words.errors import BadQuestion
from puntari.words.text import Language

ROUND = Annotated[str, typer.Argument(help="Name of the round, such as 2026.")]
ROLE = Annotated[str, typer.Option("--as", help="Role in which you do it; an evaluator is an analyst.")]
PURPOSE = Annotated[str, typer.Option(help="What you do it for.")]
LANGUAGE = Annotated[Language, typer.Option(help="Language of whoever reads it.")]
FORM = Annotated[Format, typer.Option("--format", help="How to print it.")]
OUT = Annotated[Path, typer.Option(help="File to write.")]


def new(
    round: ROUND,
    pack: PACK = "",
    period: Annotated[str, typer.Option(help="The year that prices are asked of; the round's name by default.")] = "",
    synthetic: Annotated[bool, typer.Option("--synthetic", help="A practice round, whose answers are invented.")] = False,
) -> None:
    """Begin a round in which the prices of a centre and its peers are collected."""
    place = house()
    with period_told(period):
        shown(door.open_round(place, keeper(), round, chosen(place, pack), period or round, synthetic))
    print(f"round {round} is open; ask the centre itself with `puntari prices request {round} CODE own --out FILE.xlsx`, then its peers")


def request(
    round: ROUND,
    respondent: Annotated[str, typer.Argument(help="A code for whoever is asked, which names nobody: centre, peer-a.")],
    group: Annotated[str, typer.Argument(help="Group: own for the centre itself, or one of peers.")],
    out: OUT,
    language: LANGUAGE = Language.FI,
    invented: Annotated[int | None, typer.Option(help="Fill it in with invented answers of this seed (practice rounds only).")] = None,
) -> None:
    """Write a request as a workbook, to be sent to whoever is asked. A newer request makes an older one void."""
    _not_there(out)
    made = door.request(house(), keeper(), round, respondent, group, invented, language)
    shown(made)
    write_atomic(out, request_book(made, language), 0o600)
    print(out)


def receive(
    file: Annotated[Path, typer.Argument(help="A returned request.")],
    language: LANGUAGE = Language.EN,
) -> None:
    """Take a returned request in: rows that hold are used, the others wait with what is wrong and what to do."""
    told = door.receive(house(), keeper(), file)
    shown(told)
    print(outlet.received(told, language))


def original(
    round: ROUND, respondent: Annotated[str, typer.Argument(help="The code of whoever answered.")], out: OUT, role: ROLE = "analyst",
    purpose: PURPOSE = "",
) -> None:
    """Write the newest answer of a respondent as it came; for evaluators only."""
    _not_there(out)
    told = door.original(house(), asker(role, purpose), round, respondent, out)
    shown(told)
    print(told)


def show(round: Annotated[str, typer.Argument(help="Name of one round; all by default.")] = "") -> None:
    """Who was asked, what came back, and what waits."""
    place = house()
    for id in (round,) if round else door.price_round_names(place):
        told = ask.ask_state(place, keeper(), id)
        shown(told)
        print(outlet.state(told))


def faults(round: ROUND, language: LANGUAGE = Language.EN) -> None:
    """What is wrong in the newest answers, as CSV to be sent to whoever filled them in."""
    told = ask.ask_faults(house(), keeper(), round)
    shown(told)
    print(outlet.faults_csv(told, language).rstrip("\n"))


def sheet(round: ROUND, out: OUT, language: LANGUAGE = Language.FI, role: ROLE = "analyst", purpose: PURPOSE = "") -> None:
    """Write a sheet in which an evaluator says of each peer's price whether it can be compared."""
    _not_there(out)
    told = ask.ask_rows(house(), asker(role, purpose), round)
    shown(told)
    write_atomic(out, outlet.review_sheet(told, language).encode(), 0o600)
    print(out)


def review(
    round: ROUND,
    file: Annotated[Path, typer.Argument(help="The sheet, filled in.")],
    role: ROLE = "analyst",
    purpose: PURPOSE = "",
) -> None:
    """Keep the comparability reviews of a filled-in sheet."""
    with brought():
        told = read_words(file)
    count = door.review_sheet(house(), asker(role, purpose), round, told)
    shown(count)
    print(f"{count} prices reviewed in round {round}")


def answers(
    round: ROUND, language: LANGUAGE = Language.EN, role: ROLE = "analyst", purpose: PURPOSE = "", form: FORM = Format.CSV
) -> None:
    """Every price row that anybody told, with its quality, source and review; for evaluators only."""
    told = ask.ask_rows(house(), asker(role, purpose), round)
    shown(told)
    print(outlet.printed(outlet.ANSWERS, outlet.answer_records(told, language), form, told.body.synthetic))


def words(round: ROUND, language: LANGUAGE = Language.FI, role: ROLE = "analyst", purpose: PURPOSE = "") -> None:
    """What peers told in words, for whoever writes the cards of peers."""
    told = ask.ask_rows(house(), asker(role, purpose), round)
    shown(told)
    print(outlet.words_told(told, language))


def close(round: ROUND) -> None:
    """End the round for good; results exist from here on."""
    shown(door.close(house(), keeper(), round))
    print(f"round {round} is closed; see `puntari prices results {round} --as analyst`")


def publish(round: ROUND) -> None:
    """Let everybody see a closed round's results and costs on the site."""
    shown(door.publish(house(), keeper(), round))
    print(f"round {round} is published")


def results(round: ROUND, role: ROLE = "public", purpose: PURPOSE = "", form: FORM = Format.TABLE) -> None:
    """Peers' prices as means and ranges beside the centre's; those of too few respondents are hidden."""
    told = ask.ask_results(house(), asker(role, purpose), round)
    shown(told)
    print(outlet.printed(outlet.RESULTS, outlet.result_records(told), form, told.body.synthetic))
    if form is Format.TABLE:
        rule = told.body.collection
        print(f"\nshown: means from {rule.least} respondents on, ranges from {rule.least_range}")


def costs(round: ROUND, role: ROLE = "public", purpose: PURPOSE = "", form: FORM = Format.TABLE) -> None:
    """Each service's unit cost split into own work, partners and overheads, and what its revenue covers."""
    told = ask.ask_costs(house(), asker(role, purpose), round)
    shown(told)
    print(outlet.printed(outlet.COSTS, outlet.cost_records(told), form, told.body.synthetic))
    if form is Format.TABLE:
        for pool, (key, amount) in told.body.pools.items():
            print(f"overhead {pool}: {'' if amount is None else f'{amount:,.0f} euros, '}shared out by {key}")


def bill(
    round: ROUND,
    customer: Annotated[str, typer.Argument(help="Name of the customer; all names if it is left out.")] = "",
    role: ROLE = "analyst",
    purpose: PURPOSE = "",
    form: FORM = Format.TABLE,
) -> None:
    """A customer's whole bill: forecast and billed, late bills, complaints, and the next cheapest configuration that meets its needs."""
    place, actor = house(), asker(role, purpose)
    if not customer:
        known = ask.ask_customers(place, actor, round)
        shown(known)
        print("\n".join(known.body))
        return
    told = ask.ask_bill(place, actor, round, customer)
    shown(told)
    print(outlet.printed(outlet.BILL, outlet.bill_records(told), form, told.body.synthetic))
    if form is Format.TABLE:
        print(outlet.bill_summary(told))


def _not_there(out: Path) -> None:
    if exists(out):
        raise BadQuestion(f"{out} is there already; name another file, so that nothing is lost")
