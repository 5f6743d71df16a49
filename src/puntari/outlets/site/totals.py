"""Which figures grow with the size of their area, so that a place among areas would say nothing but how large the area is."""

from __future__ import annotations

from puntari.define.expression import Published
from puntari.define.indicator import Indicator
from puntari.words.unit import COUNT, PERSONS, VACANCIES

COUNTED = frozenset(unit.id for unit in (COUNT, PERSONS, VACANCIES))


def is_rate(indicator: Indicator) -> bool:
    """Whether figures of areas of different sizes may be ranked: a share, a mean or a median, and no number of persons or euros."""
    binding = indicator.bindings[0]
    return binding.per is not None or (isinstance(binding.value, Published) and indicator.unit.id not in COUNTED)
