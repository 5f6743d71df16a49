"""The terms of a study that a result was made under, and whether the study still gives as much."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from puntari.define.disclosure import CellKeys
from puntari.define.study import Study, is_stricter
from puntari.words.period import PeriodRange

Terms = Mapping[str, object]


def terms_of(study: Study) -> Terms:
    """What a study gives, as plain values: of columns, areas, population and periods, and by which rule."""
    return {
        "columns": sorted(study.columns), "areas": sorted(study.areas), "finest": study.finest, "periods": str(study.periods),
        "population": {one.dimension: sorted(one.codes) for one in study.population}, "rule": asdict(study.rule),
    }


def still_given(terms: Terms, study: Study) -> bool:
    """Whether a study gives all that it gave by the terms: no column, area, person or period fewer, and by no stricter rule."""
    areas, population = set(terms["areas"]), terms["population"]
    return (
        set(terms["columns"]) <= study.columns
        and (not study.areas or (bool(areas) and areas <= study.areas))
        and study.finest in ("", terms["finest"])
        and all(one.dimension in population and set(population[one.dimension]) <= set(one.codes) for one in study.population)
        and _lies_in(PeriodRange.parse(terms["periods"]), study.periods)
        and is_stricter(CellKeys(**terms["rule"]), study.rule)
    )


def _lies_in(one: PeriodRange, other: PeriodRange) -> bool:
    return one.first in other and one.last in other
