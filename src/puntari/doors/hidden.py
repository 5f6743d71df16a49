"""The door to how much protection hides: counted by an analyst, told to everybody in whole per cent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.doors.ask import synthetic_sources
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.losses import Progress, count_losses
from puntari.guard.actor import Actor
from puntari.guard.losses import Fate, Loss, Losses, OfLosses
from puntari.guard.release import Computed, Finding, Refusal, Rested
from puntari.guard.rights import today
from puntari.store.losses import keep_losses, kept_losses
from puntari.words.errors import BadQuestion


def count_hidden(house: House, actor: Actor, pack: str, levels: Sequence[str], progress: Progress) -> Finding[Losses] | Refusal:
    """Count what becomes of every figure over persons at some levels (none named: at all), and keep it for the pages; raises BadQuestion
    for a pack without such figures and for a level that it does not have."""
    chosen = house.pack(pack)

    def computed(grounds: tuple[Rested, ...]) -> Computed[Losses]:
        asked = _levels(chosen, levels)
        each = count_losses(house.warehouse(pack), chosen, asked, today(), progress)
        synthetic = bool(synthetic_sources(house.manifest(), pack) & set(chosen.registers))
        build = house.build().name
        return Computed(Losses(pack, build, today().isoformat(), synthetic, each), grounds, build)

    released = through(house, _asked(actor, pack, levels, counting=True), lambda: _grounds(pack, counting=True), computed)
    if not isinstance(released, Refusal):
        keep_losses(house.store, pack, _sheet(released.body))
    return released


def tell_hidden(house: House, pack: str, actor: Actor) -> Finding[Losses] | Refusal:
    """What was counted last; no loss at all where nobody has counted yet."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[Losses]:
        kept = kept_losses(house.store, pack)
        return Computed(Losses(pack, "", "", synthetic=False, each=(), told=True) if kept is None else _losses(kept), grounds, "")

    return through(house, _asked(actor, pack, (), counting=False), lambda: _grounds(pack, counting=False), computed)


def _asked(actor: Actor, pack: str, levels: Sequence[str], *, counting: bool) -> Asked:
    return Asked(actor, "hidden", {"pack": pack, "levels": tuple(levels), "counting": counting}, lambda released: len(released.body))


def _grounds(pack: str, *, counting: bool) -> tuple[Rested, ...]:
    return (OfLosses(f"what is hidden of {pack}", counting),)


def _levels(pack: Pack, named: Sequence[str]) -> tuple[str, ...]:
    if pack.hierarchy is None or not pack.registers:
        raise BadQuestion(f"pack {pack.id} has no figures over persons, of which any could be hidden")
    for level in named:
        pack.hierarchy.level(level)
    return tuple(named) or tuple(level.id for level in pack.hierarchy.levels)


def _sheet(losses: Losses) -> dict[str, object]:
    each = [{"audience": one.audience, "level": one.level, "figures": one.figures, "percent": dict(one.fates)} for one in losses.each]
    return {"pack": losses.pack, "build": losses.build, "day": losses.day, "synthetic": losses.synthetic, "each": each}


def _losses(kept: Mapping[str, object]) -> Losses:
    each = tuple(
        Loss(Audience(one["audience"]), one["level"], one["figures"], {Fate(fate): part for fate, part in one["percent"].items()})
        for one in kept["each"]
    )
    return Losses(str(kept["pack"]), str(kept["build"]), str(kept["day"]), bool(kept["synthetic"]), each, told=True)
