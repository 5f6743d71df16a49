"""The door to what evaluators of earlier rounds wrote of each area; text that disagrees with its rows is not given out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from puntari.define.claim import Marks
from puntari.define.framework import Assessment
from puntari.define.grounds import RoundGrounds
from puntari.define.pack import Pack
from puntari.define.source import Audience, Source
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.flow.claims.figures import stored_figures
from puntari.flow.claims.view import View
from puntari.flow.documents import Disagreement, Statement, held_against
from puntari.guard.actor import Actor
from puntari.guard.release import Computed, Finding, Ground, Refusal, Rested
from puntari.store.builds import current_build
from puntari.words.errors import TextDisagrees

__all__ = ["GroundsTold", "Statement", "ask_grounds"]


@dataclass(frozen=True)
class GroundsTold:
    """Rounds as their evaluators wrote of them, the earliest first, and every number that they state with the row behind it."""

    assessment: Assessment
    rounds: tuple[RoundGrounds, ...]
    statements: tuple[Statement, ...] = field(repr=False)


def ask_grounds(house: House, pack: str, assessment: str, actor: Actor) -> Finding[GroundsTold] | Refusal:
    """What the pack tells of each area's grounds in earlier rounds; raises TextDisagrees where a text states another number than its row,
    or says that a level is not known which is."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[GroundsTold]:
        build = current_build(house.store)
        return Computed(_told(house, house.pack(pack), assessment), grounds, build.name if build else "")

    asked = Asked(actor, "grounds", {"pack": pack, "framework": assessment}, lambda released: len(released.body.statements))
    return through(house, asked, lambda: (_ground(house.pack(pack), assessment),), computed)


def _ground(pack: Pack, assessment: str) -> Ground:
    # The levels belong to it too: where nothing was written of any area, who may see the levels may know that.
    read = {**{one.id: one for one in pack.indicator(pack.assessment(assessment).level).sources}, **_read(pack, assessment)}
    return Ground(f"grounds of {assessment} of {pack.id}", Audience.PUBLIC, tuple(read.values()), pack.rights)


def _read(pack: Pack, assessment: str) -> dict[str, Source]:
    ids = {id for one in pack.assessment(assessment).grounds for id in one.sources}
    return {id: pack.sources[id] for id in sorted(ids)}


def _told(house: House, pack: Pack, id: str) -> GroundsTold:
    chosen, read = pack.assessment(id), _read(pack, id)
    manifest = house.manifest()["packs"].get(pack.id) if current_build(house.store) is not None else None
    figures, _ = stored_figures(read, Path(pack.folder), manifest, lambda: house.warehouse(pack.id))
    view = View(figures, pack.sources, pack.reasons, pack.claims.marks if pack.claims is not None else Marks())
    stated, apart = held_against([run for one in chosen.grounds for run in one.proses()], view)
    found = [*apart, *(wrong for one in chosen.grounds for wrong in _known_after_all(one, view))]
    if found:
        raise TextDisagrees(f"grounds of {id}", tuple(f"{one.where}: the text says {one.text!r}, but {one.found}" for one in found))
    return GroundsTold(chosen, chosen.grounds, stated)


def _known_after_all(told: RoundGrounds, view: View) -> Iterator[Disagreement]:
    """Levels that the text calls unknown and whose rows have a figure."""
    for id, area in told.areas.items():
        level = view.figures[area.row].value
        if area.level is None and level is not None:
            yield Disagreement(f"area {id} of {told.period}", "unknown", f"[{area.row}]", f"its row has the level {level:g}")
