"""The door to the life of definitions: steps are taken here, and told to whoever asks; comments are public once their round has closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

from puntari.define.fingerprint import of_indicator
from puntari.define.pack import Pack
from puntari.doors.act import carry_out
from puntari.doors.house import House
from puntari.doors.trail import look
from puntari.flow.lives import OF_DEFINITIONS, ledger, lives_of
from puntari.guard.actor import Actor, Role
from puntari.guard.defining import STEPS, Aim, Life, View, check_day, check_words, eyes_of, lives, may_comment, step_from
from puntari.guard.policy import Deed
from puntari.guard.release import Refusal
from puntari.store.account import account
from puntari.store.rounds import extend_round, round_events, say_published
from puntari.words.errors import BadQuestion

Event = Mapping[str, object]


def propose(
    house: House, actor: Actor, pack: str, indicator: str, why: str, aim: Aim = Aim.HOLD, successor: str = ""
) -> Life | Refusal:
    """Propose the definition as the pack has it now, or that the indicator is retired and perhaps followed by another."""
    chosen = house.pack(pack)
    definition = of_indicator(chosen.indicator(indicator))

    def more(life: Life) -> Event:
        follows = {"successor": _successor(chosen, indicator, Aim(aim), successor)} if successor else {}
        return {"aim": Aim(aim), "definition": definition, "why": check_words(why, "the reason"), **follows}

    return _take(house, actor, "propose", pack, indicator, more, definition=definition)


def open_round(house: House, actor: Actor, pack: str, indicator: str, asked: tuple[str, ...], until: str) -> Life | Refusal:
    """Ask organisations to comment by a day; kinds that must be heard of such an indicator must be among them."""
    chosen = house.pack(pack)

    def more(life: Life) -> Event:
        _check_asked(chosen, indicator, asked)
        return {"asked": list(dict.fromkeys(asked)), "until": check_day(until, datetime.now(UTC).date(), "the last day for comments")}

    return _take(house, actor, "open", pack, indicator, more, asked=list(asked))


def comment(
    house: House, actor: Actor, pack: str, indicator: str, organisation: str, view: View, text: str, reference: str = ""
) -> Life | Refusal:
    """Note what an organisation says; its later comment in a round takes the place of its earlier one."""
    chosen = house.pack(pack)

    def more(life: Life) -> Event:
        chosen.hearing.organisation(organisation, chosen.hierarchy)
        may_comment(life, organisation, actor)
        number = check_words(reference, "the reference") if reference.strip() else ""
        return {"organisation": organisation, "view": View(view), "text": check_words(text, "the comment"), "reference": number}

    return _take(house, actor, "comment", pack, indicator, more, Deed.COMMENT, organisation=organisation, view=View(view))


def close_round(house: House, actor: Actor, pack: str, indicator: str) -> Life | Refusal:
    """Close the round of comments; what was said is public from then on."""
    return _take(house, actor, "close", pack, indicator, lambda life: {})


def adopt(house: House, actor: Actor, pack: str, indicator: str, since: str) -> Life | Refusal:
    """Decide that what was proposed and heard holds from a day; by another than who proposed it, and only of what is still so defined."""
    chosen = house.pack(pack)

    def more(life: Life) -> Event:
        now = of_indicator(chosen.indicator(indicator))
        if now != life.definition:
            raise BadQuestion(
                f"the definition of {indicator} is {now} now and {life.definition} was heard; withdraw the proposal and propose it anew"
            )
        _check_heard(chosen, life)
        return {"since": check_day(since, datetime.now(UTC).date(), "the first day")}

    return _take(house, actor, "adopt", pack, indicator, more, since=since)


def withdraw(house: House, actor: Actor, pack: str, indicator: str, why: str) -> Life | Refusal:
    """Take a proposal back."""
    return _take(house, actor, "withdraw", pack, indicator, lambda life: {"why": check_words(why, "the reason")})


def tell_lives(house: House, pack: str, actor: Actor) -> Mapping[str, Life]:
    """How the definitions of a pack stand, those that no step was taken with left out; of an open round only analysts see what was said."""
    found = _lives(house, house.pack(pack).id)
    if actor.role is Role.ANALYST:
        look(house, actor, pack, "definitions", len(found))
    return found if actor.role is Role.ANALYST else {id: _public(life) for id, life in found.items()}


def _public(life: Life) -> Life:
    rounds = tuple(one if one.closed else replace(one, comments=()) for one in life.rounds)
    return replace(life, rounds=rounds)


def _take(
    house: House, actor: Actor, step: str, pack: str, indicator: str, more: Callable[[Life], Event], deed: Deed = Deed.DEFINE,
    **about: object,
) -> Life | Refusal:
    house.pack(pack).indicator(indicator)

    def decide(events: tuple[Event, ...]) -> Event:
        life = lives(events).get(indicator, Life(indicator))
        step_from(life, step, actor)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        return {"step": step, "indicator": indicator, "who": actor.name.strip(), "account": account(), "when": when, **more(life)}

    def done() -> Life:
        extend_round(house.store, ledger(pack), decide, OF_DEFINITIONS)
        say_published(house.store, f"definitions {pack} {len(round_events(house.store, ledger(pack), OF_DEFINITIONS))}")
        return _lives(house, pack)[indicator]

    told = {"pack": pack, "indicator": indicator, **about} | ({"step": STEPS[step].id} if deed is Deed.DEFINE else {})
    return carry_out(house, actor, deed, told, done, eyes_of)


def _successor(pack: Pack, indicator: str, aim: Aim, successor: str) -> str:
    """The indicator that follows one that is retired; raises BadQuestion for one that cannot."""
    if aim is not Aim.RETIRE:
        raise BadQuestion(f"{successor} follows an indicator that is retired; propose that {indicator} is, or leave its successor out")
    if successor == indicator:
        raise BadQuestion(f"{indicator} cannot follow itself; name another indicator, or none")
    if pack.indicator(successor).retired is not None:
        raise BadQuestion(f"{successor} is retired itself, so it follows nothing; name one that is in use")
    return successor


def _check_asked(pack: Pack, indicator: str, asked: tuple[str, ...]) -> None:
    kinds = {pack.hearing.organisation(one, pack.hierarchy).kind for one in asked}
    if not kinds:
        raise BadQuestion("nobody is asked; name the organisations")
    for kind in pack.hearing.must_be_asked(pack.indicator(indicator)):
        if kind not in kinds:
            raise BadQuestion(f"{indicator} reads what {pack.hearing.kinds[kind].en} must be heard of; name at least one of them")


def _check_heard(pack: Pack, life: Life) -> None:
    """Refuse a decision before those who must be heard have said something, if only that they have no comment."""
    said = {one.organisation for each in life.rounds for one in each.comments}
    kinds = {pack.hearing.organisation(one, pack.hierarchy).kind for one in said}
    for kind in pack.hearing.must_be_asked(pack.indicator(life.indicator)):
        if kind not in kinds:
            raise BadQuestion(f"none of {pack.hearing.kinds[kind].en} has commented on {life.indicator} yet; note what they say, or that "
                              "they have no comment, in a round")


def _lives(house: House, pack: str) -> dict[str, Life]:
    return lives_of(house.store, pack)
