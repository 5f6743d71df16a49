"""Recommendations and measures with what was recorded of them, as text for scripts and terminals: tables, CSV, JSON, versions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from puntari.define.steering import Measure, Recommendation
from puntari.doors.steering import Order, Recorded, Standing, SteeringTold
from puntari.guard.release import Finding
from puntari.words.text import Language, Text

LISTED = ("id", "kind", "text", "answer", "state", "owner", "due", "late", "evidence", "exhibits", "successor", "entries", "lacks")
HISTORY = ("of", "number", "on", "says", "source", "by", "at", "withdrawn")
KIND_OF_MEASURE = "measure"


def recommendations(told: Finding[SteeringTold], language: Language) -> list[dict[str, object]]:
    """Every recommendation for machines, with its entries."""
    return [
        {"id": one.id, "kind": one.kind, "text": one.text[language], "because": one.because, "enables": one.enables,
         "addressee": one.addressee and one.addressee[language], "round": one.round or None, **_stands(told, one.id, language)}
        for one in told.body.steering.recommendations.values()
    ]


def measures(told: Finding[SteeringTold], language: Language) -> list[dict[str, object]]:
    """Every measure for machines, with its entries."""
    return [
        {"id": one.id, "text": one.text[language], "of": one.of, "priority": one.priority, "indicators": one.indicators,
         "no_indicator": one.unmeasured, "areas": one.areas, **_stands(told, one.id, language)}
        for one in told.body.steering.measures.values()
    ]


def _stands(told: Finding[SteeringTold], id: str, language: Language) -> dict[str, object]:
    one = told.body.standing[id]
    return {
        "answer": one.answer, "state": one.state, "owner": _said(one.owner, language) or None, "due": one.due and one.due.isoformat(),
        "late": one.late, "evidence": _said(one.evidence, language) or None, "exhibits": one.exhibits, "successor": one.successor or None,
        "entries": [dict(zip(HISTORY, record, strict=True)) for record in _records(one.versions)],
    }


def _said(text: Text | None, language: Language) -> str:
    return text[language] if text else ""


def rows(told: Finding[SteeringTold], language: Language) -> list[tuple[str, ...]]:
    """One tuple under LISTED for each recommendation, its measures under it."""
    steering = told.body.steering
    found = []
    for one in steering.recommendations.values():
        found.append(_row(told.body.standing[one.id], one, str(one.kind), language))
        found += [
            _row(told.body.standing[each.id], each, KIND_OF_MEASURE, language) for each in steering.measures.values() if each.of == one.id
        ]
    return found


def _row(stands: Standing, one: Recommendation | Measure, kind: str, language: Language) -> tuple[str, ...]:
    return (
        one.id, kind, one.text[language], stands.answer or "", stands.state or "", _said(stands.owner, language),
        stands.due.isoformat() if stands.due else "", "yes" if stands.late else "", _said(stands.evidence, language),
        " ".join(stands.exhibits), stands.successor, str(len(stands.versions)), " ".join(_lacks(stands, kind)),
    )


def _lacks(stands: Standing, kind: str) -> Iterator[str]:
    wanted = ("owner", "due") if kind == KIND_OF_MEASURE else ("answer", "owner", "due", "state")
    yield from (name for name in wanted if getattr(stands, name) is None)


def by_area(told: Finding[SteeringTold], language: Language) -> dict[str, list[str]]:
    """For each area of the framework a line on every measure that it tells of: the text, the answer, the state, and since when."""
    found: dict[str, list[str]] = {}
    for one in told.body.steering.measures.values():
        stands, of = told.body.standing[one.id], told.body.standing[one.of]
        parts = [f"answer {of.answer or '-'}", f"state {stands.state or of.state or '-'}"]
        newest = max((str(each.entry.on) for each in (*stands.since.values(), *of.since.values())), default="")
        line = f"{one.text[language]} ({one.id}, {one.of}): {', '.join(parts)}{f', as of {newest}' if newest else ''}"
        for area in one.areas:
            found.setdefault(area, []).append(line)
    return found


def history(told: Finding[SteeringTold], of: str) -> list[tuple[str, ...]]:
    """One tuple under HISTORY for each entry on a subject, or on all of them, the oldest first."""
    return [record for id, one in told.body.standing.items() if of in ("", id) for record in _records(one.versions)]


def _records(versions: Sequence[Recorded]) -> Iterator[tuple[str, ...]]:
    for one in versions:
        says = "; ".join(f"{name}={_plain(value)}" for name, value in one.entry.says.items())
        gone = one.withdrawn
        withdrawn = "" if gone is None else f"{gone.at[:10]} {gone.by}: {gone.why}"
        yield one.entry.of, str(one.number), one.entry.on.isoformat(), says, one.entry.source, one.by, one.at, withdrawn


def _plain(value: object) -> str:
    return " ".join(value) if isinstance(value, tuple) else str(value)


def orders(told: Finding[SteeringTold]) -> list[tuple[str, ...]]:
    """One tuple for each saved order of the roadmap: number, day, who, reason, and the measures that stand otherwise than enabling says."""
    return [
        (str(one.number), one.arrangement.on.isoformat(), one.by, one.arrangement.reason, ", ".join(moved(told, one)) or "none")
        for one in told.body.orders
    ]


ORDERS = ("number", "on", "by", "reason", "moved")


def moved(told: Finding[SteeringTold], order: Order) -> list[str]:
    """Measures of a saved order that stand at another step than what enables what gives them, as `4_1 2→3`."""
    first = told.body.enabling
    return [f"{id} {first[id]}→{step}" for id, step in order.arrangement.steps.items() if id in first and first[id] != step]
