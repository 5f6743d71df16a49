"""Price indices of a table that somebody brought along as text for scripts and terminals: over time, or across providers."""

from __future__ import annotations

import json
from math import isnan

from puntari.doors.prices import BroughtIndices, BroughtLevels, Gap, Level
from puntari.guard.release import Finding
from puntari.outlets.prices import Records, csv_of, table_of

OVER_TIME = ("formula", "kind", "time", "value")
ACROSS = ("formula", "kind", "time", "provider", "value", "standard_error", "unit", "base", "prices", "reason", "lacking")
UNIT = "ratio_to_base"
"""A level is a ratio to the base provider's; which units the prices behind it have is told by product."""
GAPS = ("time", "provider", "product", "what", "reason")
Brought = Finding[BroughtIndices | BroughtLevels]


def records(told: Brought) -> tuple[tuple[str, ...], Records]:
    """The header and every index: period by period, or provider by provider with what it lacks."""
    body = told.body
    return (ACROSS, _across(body)) if isinstance(body, BroughtLevels) else (OVER_TIME, _over_time(body))


def _over_time(body: BroughtIndices) -> Records:
    for one in body.series:
        yield from ((one.formula, one.kind, period, repr(value)) for period, value in zip(body.periods, one.values, strict=True))


def _across(body: BroughtLevels) -> Records:
    for one in body.series:
        for level in one.levels:
            lacking = "; ".join(_gap(gap) for gap in body.gaps if (gap.time, gap.provider) == (one.time, level.provider))
            beside = UNIT, body.base, str(level.prices), level.reason, lacking
            yield (one.formula, one.kind, one.time, level.provider, *_figures(level), *beside)


def _figures(level: Level) -> tuple[str, str]:
    return "" if level.value is None else repr(level.value), "" if isnan(level.error) else repr(level.error)


def _gap(gap: Gap) -> str:
    return f"{gap.product}: {gap.reason}" if gap.what == "price" else f"{gap.product}: {gap.what} {gap.reason}"


def as_csv(told: Brought) -> str:
    """One line a formula, kind and period, or a formula, kind, time and provider."""
    return csv_of(*records(told))


def as_table(told: Brought) -> str:
    """The same set in columns; across providers the prices that lack, and the units of prices, stand below."""
    if not isinstance(told.body, BroughtLevels):
        return table_of(*records(told))
    header, found = records(told)
    parts = [table_of(header[:-1], (record[:-1] for record in found))]
    if told.body.gaps:
        parts.append(table_of(GAPS, ((one.time, one.provider, one.product, one.what, one.reason) for one in told.body.gaps)))
    if any(told.body.units.values()):
        parts.append(table_of(("product", "unit"), iter(told.body.units.items())))
    return "\n\n".join(parts)


def as_json(told: Brought) -> str:
    """The same as an object with a list of records, values as numbers; across providers also units by product and every gap."""
    header, found = records(told)
    listed = [{name: _number(name, text) for name, text in zip(header, record, strict=True)} for record in found]
    shown: dict[str, object] = {"indices": listed}
    if isinstance(told.body, BroughtLevels):
        gaps = [dict(zip(GAPS, (one.time, one.provider, one.product, one.what, one.reason), strict=True)) for one in told.body.gaps]
        shown |= {"base": told.body.base, "units": dict(told.body.units), "gaps": gaps}
    return json.dumps(shown, ensure_ascii=False, indent=1)


def _number(name: str, text: str) -> str | float | None:
    if name not in ("value", "standard_error", "prices"):
        return text
    return float(text) if text else None
