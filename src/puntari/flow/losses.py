"""Counting what becomes of figures over persons under the rules of their audiences: of the newest period, level by level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from puntari.define.disclosure import method_before
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.protection import DATASETS
from puntari.define.question import Question
from puntari.define.source import Audience
from puntari.flow.figures.compute import Guarded, compute
from puntari.flow.figures.plan import breakdowns
from puntari.flow.warehouse import Warehouse
from puntari.guard.losses import Fate, Loss
from puntari.words.cell import Status
from puntari.words.errors import BadQuestion

Progress = Callable[[str, int, int], None]


def count_losses(warehouse: Warehouse, pack: Pack, levels: Iterable[str], on: date, progress: Progress) -> tuple[Loss, ...]:
    """How many figures of each audience and level have which fate. Those for authorities are asked by area alone; those of own staff by
    area and by expert, team or whatever else tells its members apart, of the level whose areas are organisations."""
    asked = list(_asked(pack, tuple(levels), on))
    found: dict[tuple[Audience, str], Counter[Fate]] = {}
    for number, (id, audience, guarded, by) in enumerate(asked, 1):
        try:
            cells = compute(warehouse, pack, Question(pack.id, (id,), by), frozenset(), {id: guarded})
        except BadQuestion:
            continue  # a level that the indicator is not told of
        over = {at for at, one in enumerate(pack.indicator(id).bindings) if isinstance(one, RegisterBinding) and not one.of_nobody}
        rows = cells.table.select(["status", "reason", "value", "binding"]).to_pylist()
        found.setdefault((audience, by[0]), Counter()).update(_fate(row) for row in rows if row["binding"] in over)
        progress("figures", number, len(asked))
    return tuple(Loss(audience, level, fates.total(), fates) for (audience, level), fates in found.items())


def _asked(pack: Pack, levels: tuple[str, ...], on: date) -> Iterator[tuple[str, Audience, Guarded, tuple[str, ...]]]:
    for id, one in pack.indicators.items():
        method = method_before(pack.disclosures, one.audience, DATASETS[one.audience], on)
        if not one.registers or method is None or method.rule is None:
            continue
        for by in _ways(pack, one, levels):
            yield id, one.audience, Guarded(method.rule, None), by


def _ways(pack: Pack, one: Indicator, levels: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if one.audience is not Audience.OWN_STAFF:
        yield from ((level,) for level in levels)
        return
    staff = {name for binding in one.bindings for fact in binding.facts for name in getattr(fact, "staff", ())}
    yield from ((pack.map_level, name) for name in breakdowns(one) if name in staff)


def _fate(row: Mapping[str, object]) -> Fate:
    if row["status"] == Status.HIDDEN:
        return Fate(row["reason"]) if row["reason"] in {fate for fate in Fate if fate.hides} else Fate.UNPROTECTED
    if row["status"] != Status.OK or row["value"] is None:
        return Fate.NONE
    return Fate.TOLD if row["value"] else Fate.ZERO
