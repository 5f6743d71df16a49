"""A definition that changed without a day of its own is never built, so that no figure that was told changes in silence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from puntari.define.fingerprint import of_indicator
from puntari.define.upkeep import Dated, Upkeep
from puntari.doors.house import House
from puntari.words.errors import BadDefinition
from puntari.words.text import Text
from tests.small.pack import PACK
from tests.small.stocked import build, stocked

HENS = PACK.indicators["hens"]


def dated(house: House, **changes: object) -> House:
    """The house with a pack whose hens are dated as they are, and changed then."""
    kept = replace(HENS, upkeep=Upkeep(Text.same("the valley"), date(2030, 1, 1), (), (Dated(date(2024, 1, 1), of_indicator(HENS)),)))
    return House(house.store, {"small": replace(PACK, indicators={**PACK.indicators, "hens": replace(kept, **changes)})})


def test_a_build_stops_where_a_definition_changed_without_a_day(tmp_path: Path) -> None:
    house = stocked(tmp_path)
    build(dated(house))
    served = house.build()
    (binding,) = HENS.bindings
    with pytest.raises(BadDefinition, match="pack small: hens would be computed otherwise .*`puntari catalogue check small`"):
        build(dated(house, bindings=(replace(binding, times=1000),)))
    assert house.build() == served, "what was served before is served still"
