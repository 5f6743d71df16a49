"""The door to what an assessment tells: turnout, one's own answers, results of closed rounds, and earlier rounds from stored figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from puntari.define.framework import Assessment, Framework
from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.doors.ask import ask
from puntari.doors.gate import Asked, grounds_of, through
from puntari.doors.house import House
from puntari.doors.rounds import RESPONDENT, round_names
from puntari.flow import rounds as flow
from puntari.flow.rounds import Answer, Round
from puntari.guard.actor import Actor
from puntari.guard.assessed import OfRound, Results, Tallies, Tells, Turnout
from puntari.guard.release import Computed, Figures, Finding, Refusal, Rested
from puntari.store.rounds import published_mark, round_events
from puntari.words.cell import Cell
from puntari.words.period import Period
from puntari.words.text import Text

__all__ = ["Answer", "Earlier", "OwnAnswers", "Results", "RoundTold", "Turnout"]


@dataclass(frozen=True)
class RoundTold:
    """A round by what it is and how many have answered."""

    id: str
    pack: str
    framework: str
    period: str
    since: str
    closed: bool
    published: bool
    turnout: tuple[Turnout, ...]


@dataclass(frozen=True)
class OwnAnswers:
    """What one respondent has answered, with what the form asks of whom (`of`); `sent` once it was handed in."""

    round: str
    of: Text
    period: str
    framework: Framework
    group: str
    answers: Mapping[str, Answer]
    sent: bool
    closed: bool


@dataclass(frozen=True)
class Earlier:
    """Judged levels and targets by area, each by period, as the pack's stored figures have them."""

    assessment: Assessment
    levels: Mapping[tuple[str, Period], Cell]
    targets: Mapping[tuple[str, Period], Cell]
    release: Figures

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods of the judged levels, the earliest first."""
        return tuple(sorted({period for _, period in self.levels}))


def ask_turnout(house: House, actor: Actor, id: str) -> Finding[RoundTold] | Refusal:
    """How many of each group were invited, have begun and have sent."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[RoundTold]:
        found, framework = house.round(id)
        told = RoundTold(
            id, found.pack, found.framework, found.period, found.opened, found.closed, found.published, flow.turnout(found, framework)
        )
        return Computed(told, grounds, "")

    return through(house, _asked(actor, "turnout", id), lambda: _grounds(house, id, Tells.TURNOUT), computed)


def ask_results(house: House, actor: Actor, id: str) -> Finding[Results] | Refusal:
    """The results of a closed round with what the evaluator judged; small groups are hidden by the gate."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[Tallies]:
        return Computed(flow.tallies(*house.round(id)), grounds, "")

    return through(house, _asked(actor, "results", id), lambda: _grounds(house, id, Tells.ANSWERS), computed)


def ask_own(house: House, id: str, key: str) -> Finding[OwnAnswers] | Refusal:
    """The answers of whoever holds the key; raises BadQuestion for a key that opens nothing."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[OwnAnswers]:
        found, framework = house.round(id)
        return Computed(_own(found, framework, key, house.pack(found.pack).title), grounds, "")

    return through(house, _asked(RESPONDENT, "own_answers", id), lambda: _grounds(house, id, Tells.OWN), computed)


def _own(found: Round, framework: Framework, key: str, of: Text) -> OwnAnswers:
    group, mine = flow.group_of(found, key), flow.hash_of(key)
    return OwnAnswers(found.id, of, found.period, framework, group, found.answers.get(mine, {}), mine in found.sent, found.closed)


def ask_earlier(house: House, pack: str, assessment: str, actor: Actor) -> Finding[Earlier] | Refusal:
    """The levels and targets of earlier rounds, as the pack's own figures tell them."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[Earlier] | Refusal:
        chosen = house.pack(pack).assessment(assessment)
        answer = ask(house, Question(pack, (chosen.level, chosen.target), (chosen.by,), every_period=True), actor)
        return answer if isinstance(answer, Refusal) else Computed(_earlier(chosen, answer), grounds, answer.build)

    asked = Asked(actor, "earlier_rounds", {"pack": pack, "framework": assessment}, lambda released: len(released.body.levels))
    return through(house, asked, lambda: _figures_of(house.pack(pack), assessment), computed)


def _figures_of(pack: Pack, assessment: str) -> tuple[Rested, ...]:
    chosen = pack.assessment(assessment)
    return grounds_of(pack, (chosen.level, chosen.target))


def _earlier(chosen: Assessment, answer: Figures) -> Earlier:
    told: dict[str, dict[tuple[str, Period], Cell]] = {chosen.level: {}, chosen.target: {}}
    place = answer.dimensions.index(chosen.by)
    for row in answer.rows():
        told[row.indicator][row.codes[place], row.period] = row.cell
    return Earlier(chosen, told[chosen.level], told[chosen.target], answer)


def published_rounds(house: House, pack: str, framework: str) -> tuple[str, ...]:
    """The names of the rounds of a framework that everybody may see, in the order of their periods; rounds of packs or frameworks that
    are no longer there are no concern of it."""
    told = [(id, round_events(house.store, id)) for id in round_names(house)]
    found = [flow.as_it_stands(id, events) for id, events in told if events]
    mine = [one for one in found if one.published and (one.pack, one.framework) == (pack, framework)]
    return tuple(one.id for one in sorted(mine, key=lambda one: (one.period, one.opened)))


def mark_of_published(house: House) -> str:
    """What changes whenever something of a round is published."""
    return published_mark(house.store)


def _grounds(house: House, id: str, tells: Tells) -> tuple[Rested, ...]:
    found, _ = house.round(id)
    return (OfRound(f"{tells} of round {id}", tells, found.closed, found.published),)


def _asked(actor: Actor, what: str, id: str) -> Asked:
    return Asked(actor, what, {"round": id}, lambda released: 1)
