"""The door of rounds: what the keeper, respondents and the evaluator do in an assessment, each allowed and entered in the trail."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from puntari.define.publishing import Eyes
from puntari.doors.act import carry_out
from puntari.doors.house import House
from puntari.doors.releases import OfRound, check_round
from puntari.flow import rounds as flow
from puntari.flow.rounds import Answer, Event
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import Deed
from puntari.guard.release import Refusal
from puntari.store.rounds import extend_round, round_events, round_ids, say_published
from puntari.words.errors import BadQuestion
from puntari.words.period import Period
from puntari.words.text import Language

RESPONDENT = Actor(Role.RESPONDENT)
MOST_AT_ONCE = 100
LONGEST_COMMENT = flow.LONGEST_COMMENT


def open_round(
    house: House, actor: Actor, id: str, pack: str, framework: str, period: str, language: str = "fi"
) -> None | Refusal:
    """Begin a round of a pack's framework; `language` is the one that the evaluator writes in. Raises BadQuestion if there is one."""

    def begin(before: tuple[Event, ...]) -> Event:
        if before:
            raise BadQuestion(f"there is already a round {id}, of pack {before[0]['pack']}; give this one another name")
        return flow.opened(pack, chosen, str(Period.parse(period)), Language(language))

    if language not in set(Language):
        raise BadQuestion(f"there is no language {language!r}; languages are {', '.join(Language)}")
    chosen = house.pack(pack).assessment(framework).framework
    return _deed(house, actor, Deed.OPEN_ROUND, id, begin, pack=pack, framework=framework, period=period)


def invite(house: House, actor: Actor, id: str, group: str, count: int = 1) -> tuple[str, ...] | Refusal:
    """Make so many personal keys for a group and give them: this once, as only their hashes are kept."""
    if not 1 <= count <= MOST_AT_ONCE:
        raise BadQuestion(f"{count} invitations at once; make 1 to {MOST_AT_ONCE}")
    keys = tuple(flow.new_key() for _ in range(count))
    for key in keys:
        refused = _deed(
            house, actor, Deed.INVITE, id, lambda events, key=key: flow.invitation(*house.round_of(id, events), group, key), group=group
        )
        if refused is not None:
            return refused
    return keys


def withdraw(house: House, actor: Actor, id: str, key: str) -> None | Refusal:
    """Take an invitation back; what was answered with it no longer counts."""
    return _deed(house, actor, Deed.INVITE, id, lambda events: flow.withdrawal(house.round_of(id, events)[0], key), withdrawn=True)


def answer(house: House, id: str, key: str, area: str, level: float | None, comment: str = "") -> None | Refusal:
    """Keep one respondent's word on an area; `level` None is "cannot say". The newest of several counts. Raises BadQuestion."""
    given = Answer(level, comment.strip())
    return _deed(house, RESPONDENT, Deed.ANSWER, id, lambda events: flow.answered(*house.round_of(id, events), key, area, given))


def enter(
    house: House, actor: Actor, id: str, group: str, rows: tuple[Mapping[str, str], ...], again: bool = False
) -> int | Refusal:
    """Keep answers of a group that were given on paper or in an interview, and say of how many respondents; see flow/rounds.py for the
    table. Raises BadQuestion, and keeps nothing, for a table that is not as it must be or, but for `again`, was entered before."""
    found, framework = house.round(id)
    told = flow.on_paper(framework, rows)
    if not again and flow.entered_already(found, framework.group(group).id, told):
        said = f"the same {len(told)} answers of {group} are in round {id} already"
        raise BadQuestion(f"{said}; if others gave the very same, say so with --again")
    keys = invite(house, actor, id, group, len(told))
    if isinstance(keys, Refusal):
        return keys
    for key, answers in zip(keys, told, strict=True):
        for area, given in answers.items():
            if (refused := answer(house, id, key, area, given.level)) is not None:
                return refused
        if (refused := send(house, id, key)) is not None:
            return refused
    return len(told)


def send(house: House, id: str, key: str) -> None | Refusal:
    """Hand a respondent's answers in; they may still be changed until the round is closed. Raises BadQuestion while one lacks."""
    return _deed(house, RESPONDENT, Deed.ANSWER, id, lambda events: flow.sending(*house.round_of(id, events), key), sent=True)


def close_round(house: House, actor: Actor, id: str) -> None | Refusal:
    """End the answering for good: results exist from here on and do not change."""
    return _deed(house, actor, Deed.CLOSE_ROUND, id, lambda events: flow.closing(house.round_of(id, events)[0]))


def publish_round(house: House, actor: Actor, id: str) -> None | Refusal:
    """Let everybody see the results of a closed round and what the evaluator judged; raises BadQuestion for a round that is open, or not
    released where that needs four eyes."""

    def decide(events: tuple[Event, ...]) -> Event:
        published = flow.publishing(house.round_of(id, events)[0])
        check_round(house, OfRound(id), events)
        return published

    done = _deed(house, actor, Deed.PUBLISH_ROUND, id, decide)
    if done is None:
        _say(house, id)
    return done


def judge(house: House, actor: Actor, id: str, areas: Mapping[str, Mapping[str, object]]) -> tuple[str, ...] | Refusal:
    """Keep an evaluator's judgements, area by area, as define/judgement.py reads them; earlier ones stay in the round's history."""
    def decide(events: tuple[Event, ...]) -> Event:
        found, framework = house.round_of(id, events)
        if found.published and house.pack(found.pack).publishing.rounds is Eyes.FOUR:
            raise BadQuestion(f"round {id} is published: what is judged now would be public without a second look; judge in a new round")
        return flow.judging(framework, areas)

    done = _deed(house, actor, Deed.JUDGE, id, decide, areas=sorted(areas))
    if done is None and house.round(id)[0].published:
        _say(house, id)
    return tuple(areas) if done is None else done


def round_names(house: House) -> tuple[str, ...]:
    """The rounds that there are."""
    return round_ids(house.store)


def _deed(
    house: House, actor: Actor, deed: Deed, id: str, decide: Callable[[tuple[Event, ...]], Event], **about: object
) -> None | Refusal:
    done = carry_out(house, actor, deed, {"round": id, **about}, lambda: extend_round(house.store, id, decide))
    return done if isinstance(done, Refusal) else None


def _say(house: House, id: str) -> None:
    say_published(house.store, f"{id} {len(round_events(house.store, id))}")
