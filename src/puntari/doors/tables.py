"""The door through which a protected table becomes public: proposed by whoever protected it, released by another."""

from __future__ import annotations

from datetime import UTC, datetime

from puntari.define.source import Audience
from puntari.doors.act import carry_out
from puntari.doors.house import House
from puntari.doors.protect import Dataset, declared_for
from puntari.doors.taken import id_of
from puntari.doors.trail import look
from puntari.flow.sheets import rule_of
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed, why_weaker
from puntari.guard.protection import ProtectedTable
from puntari.guard.publishing import Stage, Standing, eyes_of, standings, step_from
from puntari.guard.release import Refusal
from puntari.guard.rules import is_weaker
from puntari.store.account import account
from puntari.store.released import datasets_of_tables, tables_of
from puntari.store.rounds import OF_TABLES, Event, extend_round, round_events
from puntari.words.errors import BadQuestion

LEDGER = "tables"


def propose_table(house: House, actor: Actor, dataset: str, table: ProtectedTable) -> Standing | Refusal:
    """Propose a table that was just protected for the public; one that waits already, or is released, stays as it is. Raises BadQuestion
    for a table that the dataset does not remember: nobody would judge the next one with it."""
    id = id_of(table.content())
    with tables_of(house.store, dataset) as (sheets, _):
        if all(sheet.get("id") != id for sheet in sheets):
            raise BadQuestion(f"dataset {dataset!r} remembers no such table; protect it with --dataset, for the public")
    standing = _standings(house).get(id, Standing(id))
    return standing if standing.stage in (Stage.PROPOSED, Stage.RELEASED) else _taken(house, actor, Deed.PROPOSE, id)


def take_step(house: House, actor: Actor, deed: Deed, content: str) -> Standing | Refusal:
    """Release or turn down a proposed table, by what its file holds; raises BadQuestion for a step that cannot be taken, by this actor or
    from where it stands, for a file that is not what was proposed, and for a release under a rule weaker than packs ask for by now."""
    id = id_of(content)
    if id not in _standings(house):
        raise BadQuestion("no table was proposed that holds just this; give the file that protect wrote, without any change")
    if deed is Deed.APPROVE:
        _require_rule(house, id)
    return _taken(house, actor, deed, id)


def _require_rule(house: House, id: str) -> None:
    for dataset in sorted(datasets_of_tables(house.store)):
        with tables_of(house.store, dataset) as (sheets, _):
            for sheet in (one for one in sheets if one.get("id") == id):
                asked = declared_for(house, Dataset(dataset, audience=Audience(sheet["audience"])))
                rule = rule_of(sheet)
                if weaker := next((one for one in asked if is_weaker(rule, one)), None):
                    raise BadQuestion(f"{why_weaker(rule, weaker).en} Turn the table down: it was protected under an earlier rule")


def tell_tables(house: House, actor: Actor) -> tuple[Standing, ...]:
    """Where every table stands that was proposed to be public."""
    told = tuple(_standings(house).values())
    look(house, actor, "", "tables", len(told))
    return told


def _standings(house: House) -> dict[str, Standing]:
    return standings(round_events(house.store, LEDGER, OF_TABLES))


def _taken(house: House, actor: Actor, deed: Deed, id: str) -> Standing | Refusal:
    def decide(events: tuple[Event, ...]) -> Event:
        step_from(standings(events).get(id, Standing(id)), deed, actor)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        return {"deed": deed, "build": id, "who": actor.name.strip(), "account": account(), "when": when}

    def done() -> Standing:
        extend_round(house.store, LEDGER, decide, OF_TABLES)
        return _standings(house)[id]

    return carry_out(house, actor, deed, {"table": id}, done, eyes_of)
