"""What of a study's figures and models may be proposed to leave: nothing few, no extremes of what may not be handed on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import isfinite

from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Base, Concentration, Expected, HalfLeft, Quantile
from puntari.define.source import Redistribution
from puntari.define.study import Study
from puntari.guard.outputs import Output, OutputKind, is_few
from puntari.guard.release import Figures, Row
from puntari.guard.terms import terms_of
from puntari.words.cell import Reason, Status
from puntari.words.errors import BadQuestion
from puntari.words.identifier import without_identifiers

MEASURES = ("period", "value", "low", "high", "status", "reason", "definition")
MODEL = ("term", "statistic", "value", "persons")
STATISTICS = frozenset({
    "coefficient", "standard_error", "confidence_low", "confidence_high", "p_value", "test_statistic", "odds_ratio", "hazard_ratio",
    "difference", "r_squared",
})
"""What a model may tell. Whatever is one row's own (a minimum, a maximum, a percentile, a residual, a fitted value) is not among them."""
MOST_CELLS, MOST_DIGITS = 5000, 9
TERM = re.compile(r"[^\W\d_][\w ():*.-]{0,59}")


def table_to_leave(figures: Figures, study: Study, pack: Pack) -> Output:
    """A table as it may be proposed, its few counts hidden; raises BadQuestion where nothing is left, or for what may not leave at all."""
    (id,) = figures.question.indicators
    indicator = pack.indicator(id)
    _refuse_extremes(id, indicator)
    counts, times = _counts(indicator)
    level = next((row.level for row in figures.rows()), None)
    rows = tuple(_record(row, figures, _told(row, study, indicator, times if counts else None)) for row in figures.rows())
    if not any(row[-6] for row in rows):
        raise BadQuestion(f"no figure of {id} is left to leave study {study.id}: each is hidden, missing or of under {study.least}")
    if len(rows) > MOST_CELLS:
        raise BadQuestion(f"a table of {len(rows)} cells is more than anybody looks at with care; propose at most {MOST_CELLS}")
    columns = (*((level,) if level else ()), *figures.dimensions, *MEASURES)
    about = _about(study, pack, (id,)) | {
        "asked": _asked(figures), "build": figures.build, "synthetic": any(one.synthetic for one in figures.origins.values()),
    }
    return Output(study.id, OutputKind.TABLE, about, columns, rows, counts, times)


def model_to_leave(lines: Iterable[Mapping[str, str]], study: Study, pack: Pack, indicators: tuple[str, ...]) -> Output:
    """What a model made of indicators of the study as it may be proposed: `term, statistic, value, persons`; raises BadQuestion naming
    the line that may not leave."""
    if not indicators:
        raise BadQuestion("a model is made of figures; name the indicators that it was made of")
    for id in indicators:
        outside = {fact.id for binding in pack.indicator(id).bindings for fact in binding.facts} - study.facts
        if outside:
            raise BadQuestion(f"{id} rests on {', '.join(sorted(outside))}, which study {study.id} does not have")
    rows = tuple(_estimate(at, line, study) for at, line in enumerate(lines, 2))
    for one, other in pairwise(sorted(row[:2] for row in rows)):
        if one == other:
            raise BadQuestion(f"the {one[1]} of {one[0]} is told twice; a model tells each once, and each model is a file of its own")
    terms = {row[0] for row in rows}
    if not rows or len(rows) > MOST_CELLS:
        raise BadQuestion(f"a model of {len(rows)} lines cannot leave; propose 1 to {MOST_CELLS}")
    fewest = min(int(row[3]) for row in rows)
    if fewest - len(terms) < study.least:
        raise BadQuestion(f"a model of {fewest} persons with {len(terms)} terms has under {study.least} left over: it tells of persons")
    return Output(study.id, OutputKind.MODEL, _about(study, pack, indicators), MODEL, rows)


def _estimate(at: int, line: Mapping[str, str], study: Study) -> tuple[str, ...]:
    if set(line) != set(MODEL):
        raise BadQuestion(f"line {at} has the columns {', '.join(map(str, line))}; a model has {', '.join(MODEL)}")
    term, statistic, value, persons = (line[name].strip() for name in MODEL)
    if statistic not in STATISTICS:
        raise BadQuestion(f"line {at} tells a {statistic!r}, which does not leave a study; {', '.join(sorted(STATISTICS))} do")
    if not TERM.fullmatch(term) or without_identifiers(term) != term:
        raise BadQuestion(f"line {at} has a term that is none: it begins with a letter, has at most 60 letters, digits and ( ) : * . _ -")
    if not persons.isdecimal() or len(persons) > MOST_DIGITS or int(persons) < study.least:
        raise BadQuestion(f"line {at} is of {persons!r} persons; study {study.id} lets nothing leave of under {study.least}")
    try:
        finite = isfinite(float(value))
    except ValueError:
        finite = False
    if not finite:
        raise BadQuestion(f"line {at} has the value {value!r}, which is no number")
    # As a number has it: digits beyond would be room for a row's own.
    return term, statistic, _plain(float(value)), str(int(persons))


def _refuse_extremes(id: str, indicator: Indicator) -> None:
    """A percentile, or what the largest have, is near a row's own value: of what may not be handed on it does not leave."""
    for binding in indicator.bindings:
        if isinstance(binding, RegisterBinding) and isinstance(binding.value, Quantile | HalfLeft | Concentration):
            closed = [one.id for one in binding.registers if one.governance.redistribution is Redistribution.NONE]
            if closed:
                raise BadQuestion(f"{id} is a percentile or of the largest and rests on {', '.join(closed)}, of which no such thing leaves")


def _counts(indicator: Indicator) -> tuple[bool, float]:
    """Whether an indicator counts persons or rows, or expects so many, and by how much it multiplies them."""
    bound = [one for one in indicator.bindings if isinstance(one, RegisterBinding) and _is_count(one.value) and one.per is None]
    return len(bound) == len(indicator.bindings), max((float(one.times) for one in bound), default=1.0)


def _is_count(measure: object) -> bool:
    return isinstance(measure.of if isinstance(measure, Expected) else measure, Base)


def _told(row: Row, study: Study, indicator: Indicator, times: float | None) -> tuple[str, str, str, str, str]:
    """Value, bounds, status and reason as they leave: no count of few, no share that may be of nobody, no bound of a percentile."""
    cell = row.cell
    value, low, high = map(_plain, (cell.value, cell.low, cell.high))
    few = is_few(value, study, times) if times is not None else bool(cell.value) and cell.low is not None and cell.low <= 0 < cell.value
    if few:
        return "", "", "", str(Status.HIDDEN), str(Reason.FEW_PERSONS)
    if any(isinstance(one, RegisterBinding) and isinstance(one.value, Quantile) for one in indicator.bindings):
        low = high = ""
    return value, low, high, str(cell.status), str(cell.reason or "")


def _record(row: Row, figures: Figures, told: tuple[str, ...]) -> tuple[str, ...]:
    place = (row.area or "",) if row.level else ()
    return (*place, *(code or "" for code in row.codes), str(row.period), *told, figures.origins[row.indicator].definition)


def _about(study: Study, pack: Pack, indicators: tuple[str, ...]) -> dict[str, object]:
    facts = {fact.id for id in indicators for binding in pack.indicator(id).bindings for fact in binding.facts}
    registers = {one.id: one.governance.redistribution for id in indicators for one in pack.indicator(id).registers}
    closed = sorted(id for id, redistribution in registers.items() if redistribution is Redistribution.NONE)
    return {
        "pack": pack.id, "study": study.id, "example": study.synthetic, "indicators": list(indicators), "facts": sorted(facts),
        "registers": sorted(registers), "aggregates_only": closed, "least": study.least, "terms": terms_of(study),
    }


def _asked(figures: Figures) -> dict[str, object]:
    asked = figures.question
    return {
        "by": list(asked.by), "area": str(asked.area or ""), "period": str(asked.period or ""),
        "only": {one.dimension: list(one.codes) for one in asked.only}, "as_known_on": str(asked.as_known_on or ""),
    }


def _plain(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)
