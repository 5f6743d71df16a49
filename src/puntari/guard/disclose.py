"""The gate: the only maker of releases. It refuses what no rule lets through."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from puntari.define.names import ANSWERED
from puntari.define.source import Audience
from puntari.guard.actor import Actor, Role
from puntari.guard.assessed import OfRound, Tallies, without_small_groups
from puntari.guard.collected import Collected, Costed, OfPrices, without_few, without_single_partners
from puntari.guard.handed import Handed, OfRows, handed_over, may_take
from puntari.guard.losses import Losses, OfLosses, in_whole_percents, may_see_losses
from puntari.guard.outputs import OfOutput, Output, holds, may_see_output
from puntari.guard.persons import decide, made_so
from puntari.guard.policy import NOT_TOLD, Decision, may_protect, may_see, may_see_counts, may_see_prices, may_see_round, may_see_rows
from puntari.guard.protection import Protection, not_held, published
from puntari.guard.release import (
    GATE,
    Brought,
    Cells,
    Computed,
    Counted,
    Figures,
    Finding,
    Ground,
    OfPersons,
    Refusal,
    Release,
    Rested,
    Waiting,
)

T = TypeVar("T")
UNKNOWN = Ground("what rests on nothing", Audience.PUBLIC, ())


def disclose(computed: Computed[T], actor: Actor) -> Release | Refusal:
    """A release if the actor may see all that it rests on, else a refusal naming the first that it may not.

    Open statistics pass as they are: what their keeper has hidden stays hidden, and bounds come from the keeper's own rule. Cells leave
    as Figures (over persons only if made by the rule for whoever asks, of areas that a right gives), a table under protection without its
    hidden counts and only if the attack on it found nothing, answers to a round as spreads of groups large enough, rows of persons only to
    the authority whose clients they are, results of a study only by its rules and, to be taken away, once released, all else as a Finding.
    """
    refused = refusal(computed.grounds, actor)
    if refused is not None:
        return refused
    of_rows = [ground for ground in computed.grounds if isinstance(ground, OfRows)]
    if of_rows and not isinstance(computed.body, Handed):
        return Refusal(NOT_TOLD.reason, of_rows[0].what)
    of_persons = [ground for ground in computed.grounds if isinstance(ground, OfPersons)]
    for ground in of_persons:
        if not isinstance(computed.body, Cells) or not made_so(computed.body, ground, actor):
            return Refusal(NOT_TOLD.reason, ground.what)
    if isinstance(computed.body, Cells):
        unjudged = set(computed.body.table["indicator"].to_pylist()) - {ground.what for ground in computed.grounds}
        if unjudged:
            return Refusal(NOT_TOLD.reason, min(unjudged))
        return _figures(computed.body, computed.build, actor)
    if isinstance(computed.body, Handed):
        return _handed(computed.body, computed, actor)
    if isinstance(computed.body, Output) and not _of_its_study(computed.body, computed.grounds):
        return Refusal(NOT_TOLD.reason, computed.grounds[0].what)
    if isinstance(computed.body, Protection):
        return _protected(computed.body, computed.build, actor)
    body = computed.body
    if isinstance(body, Tallies):
        body = without_small_groups(body, with_comments=actor.role is Role.ANALYST)
    elif isinstance(body, Collected):
        body = without_few(body)
    elif isinstance(body, Losses):
        body = in_whole_percents(body)
    elif isinstance(body, Costed) and actor.role is not Role.ANALYST and not body.synthetic:
        body = without_single_partners(body)
    return Finding(body=body, build=computed.build, audience=actor.role, gate=GATE)


def told_with(figures: Figures, beside: Mapping[str, tuple[Figures, ...]]) -> Figures:
    """Figures with others beside them that the gate let through for the same audience and build; raises ValueError else."""
    for other in (one for told in beside.values() for one in told):
        if (other.audience, other.build) != (figures.audience, figures.build):
            raise ValueError(f"{', '.join(other.origins)} of build {other.build} for {other.audience} is no answer to stand beside it")
    return replace(figures, beside=beside, gate=GATE)


def refusal(grounds: Iterable[Rested], actor: Actor) -> Refusal | None:
    """The refusal that something meets by what it rests on, before anything is computed, or None; resting on nothing is refused."""
    for ground in tuple(grounds) or (UNKNOWN,):
        decision = _decision(ground, actor)
        if not decision.allowed:
            return Refusal(decision.reason, ground.what)
    return None


def right_named(grounds: Iterable[Rested], actor: Actor) -> tuple[str, ...]:
    """By which rights the actor may see what rests on the grounds, for the trail: each reason once."""
    return tuple(dict.fromkeys(_decision(ground, actor).reason.en for ground in grounds))


def _decision(ground: Rested, actor: Actor) -> Decision:
    if isinstance(ground, Brought):
        return may_protect(actor, ground.disclosures, ground.rule, ground.declared)
    if isinstance(ground, Waiting):
        return may_see_rows(actor, ground.sources)
    if isinstance(ground, Counted):
        return may_see_counts(actor, ground.sources, ground.persons)
    if isinstance(ground, OfRound):
        return may_see_round(actor, ground)
    if isinstance(ground, OfRows):
        return may_take(ground, actor)
    if isinstance(ground, OfOutput):
        return may_see_output(actor, ground)
    if isinstance(ground, OfPrices):
        return may_see_prices(actor, ground)
    if isinstance(ground, OfLosses):
        return may_see_losses(actor, ground)
    if isinstance(ground, OfPersons):
        return decide(ground, actor)
    return may_see(actor, ground.audience, ground.sources, ground.rights)


def _of_its_study(output: Output, grounds: tuple[Rested, ...]) -> bool:
    """Whether a result rests on its study alone and keeps the study's rules."""
    return all(isinstance(ground, OfOutput) and holds(output, ground.study) for ground in grounds)


def _figures(cells: Cells, build: str, actor: Actor) -> Figures:
    dimensions = tuple(name for name in cells.table.column_names if name not in ANSWERED)
    return Figures(
        question=cells.question, dimensions=dimensions, cells=cells.table, origins=cells.origins,
        silent=cells.silent, made=cells.made, build=build, audience=actor.role, gate=GATE,
    )


def _handed(rows: Handed, computed: Computed[Handed], actor: Actor) -> Release | Refusal:
    """Rows rest on one fact and on nothing else."""
    ground = computed.grounds[0]
    told = handed_over(rows, ground, actor) if isinstance(ground, OfRows) and len(computed.grounds) == 1 else None
    if told is None:
        return Refusal(NOT_TOLD.reason, ground.what)
    return Finding(body=told, build=computed.build, audience=actor.role, gate=GATE)


def _protected(protection: Protection, build: str, actor: Actor) -> Release | Refusal:
    if not protection.safe:
        return not_held(protection)
    return Finding(body=published(protection), build=build, audience=actor.role, gate=GATE)
