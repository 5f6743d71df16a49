"""A definition that has a day does not change in silence: a build asks that each such indicator is computed as its newest wording says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from puntari.define.fingerprint import of_indicator
from puntari.define.history import rewritten
from puntari.define.pack import Pack
from puntari.words.errors import BadDefinition

MOST_NAMED = 5


def require_dated(packs: Iterable[Pack]) -> None:
    """Raise BadDefinition where an indicator whose definition has a day is computed otherwise than has held since that day, or earlier
    periods otherwise than it says."""
    for pack in packs:
        changed = tuple(_changed(pack))
        if changed:
            named = ", ".join(changed[:MOST_NAMED]) + (f" and {len(changed) - MOST_NAMED} more" if len(changed) > MOST_NAMED else "")
            raise BadDefinition(
                f"pack {pack.id}: {named} would be computed otherwise than their definitions say, for every period that was told; "
                f"`puntari catalogue check {pack.id}` gives the line of definitions.csv that dates each change"
            )
        for id, one in pack.indicators.items():
            if wrong := rewritten(one):
                raise BadDefinition(f"pack {pack.id}: {id} {'; '.join(wrong)}")


def _changed(pack: Pack) -> Iterator[str]:
    for id, one in pack.indicators.items():
        if one.upkeep is not None and one.upkeep.dated and not one.upkeep.holds(of_indicator(one)):
            yield id
