"""What it makes sense to break figures of an indicator down by: what all its facts have, less what its definition has already fixed."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.expression import Condition, terms_of
from puntari.define.indicator import Binding, Indicator, scale_of
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import After, HalfLeft, PersonMeasure, Share, Surviving, base_of


def breakdowns(indicator: Indicator) -> tuple[str, ...]:
    """Dimensions that every fact of some binding has, in the order of the first; not those of which a measure counts one code only, nor
    those that say which part a share is: broken down by these, figures would be of nothing or of everything."""
    names: dict[str, None] = {}
    for binding in indicator.bindings:
        shared = [set(fact.axes) for fact in binding.facts]
        fixed = {scale_of(binding), *_fixed(binding)}
        names |= {name: None for name in binding.fact.axes if name not in fixed and all(name in axes for axes in shared)}
    return tuple(names)


def _fixed(binding: Binding | RegisterBinding) -> Iterator[str]:
    for measure in (binding.value, binding.per):
        if measure is None:
            continue
        conditions = _of_persons(measure) if isinstance(binding, RegisterBinding) else [c for term in terms_of(measure) for c in term.where]
        yield from (one.dimension for one in conditions if len(one.codes) == 1)
        if isinstance(measure, Share | After):
            yield from (one.dimension for one in measure.where)
        if isinstance(measure, Surviving | HalfLeft):
            yield from (one.dimension for one in measure.lost)


def _of_persons(measure: PersonMeasure) -> tuple[Condition, ...]:
    return base_of(measure).where
