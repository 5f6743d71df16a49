"""A definition never rewrites history in silence: what held before a new wording stands behind it, or the wording says that it corrects."""

from __future__ import annotations

from dataclasses import replace

from puntari.define.fingerprint import of_indicator
from puntari.define.indicator import Binding, Indicator
from puntari.define.person_binding import RegisterBinding
from puntari.define.upkeep import Dated, Earlier, first_beginning
from puntari.words.period import Period

Way = Binding | RegisterBinding


def holds_from(indicator: Indicator) -> tuple[Period | None, ...]:
    """For each way of computing an indicator, in order of preference, the first period that it holds for or has a figure of."""
    begins = indicator.upkeep.begins if indicator.upkeep else {}
    return tuple(way.since or begins.get(at) for at, way in enumerate(indicator.bindings, 1))


def rewritten(indicator: Indicator) -> tuple[str, str] | None:
    """What is wrong where the newest wording says that what held before is kept and it is not, and what to do; None where all is well."""
    dated = indicator.upkeep.dated if indicator.upkeep else ()
    if len(dated) < 2 or dated[-1].earlier is not Earlier.KEPT:
        return None
    first = first_beginning(dated[-1].since, indicator.frequency)
    kept = _kept_from(indicator, dated[-2], first)
    if kept is None:
        told = f"says that what held before {dated[-1].since} is kept, and no way behind the newest is computed as"
        return f"{told} {dated[-2].fingerprint} was", _how(first)
    if any(way.since is None or way.since < first for way in indicator.bindings[:kept]):
        return f"would tell periods before {first} by its newest wording", _how(first)
    if any(way.until is None or way.until >= first for way in indicator.bindings[kept:]):
        return f"would tell periods from {first} on by a wording that holds no more", _how(first)
    return None


def _kept_from(indicator: Indicator, before: Dated, first: Period) -> int | None:
    """From which way on the ways are those that held before, but for their end."""
    for at in range(1, len(indicator.bindings)):
        ways = tuple(_without_end(way, first - 1) for way in indicator.bindings[at:])
        if of_indicator(replace(indicator, bindings=ways)) == before.fingerprint:
            return at
    return None


def _without_end(way: Way, last: Period) -> Way:
    return replace(way, until=None) if way.until == last else way


def _how(first: Period) -> str:
    return (
        f"put the ways that held before behind the new ones, unchanged but for until={first - 1}, and give the new ones since={first}; "
        "or write corrected for kept in definitions.csv, if the earlier wording was wrong and earlier periods are to be told anew"
    )
