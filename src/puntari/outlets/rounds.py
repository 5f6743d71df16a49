"""Rounds of an assessment as text: turnout, results, links for respondents, and the sheet that an evaluator fills in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from puntari.define.framework import AssessedArea, Framework
from puntari.define.grounds import TARGET_STATE
from puntari.define.judgement import UNKNOWN, Judgement
from puntari.doors.assessed import Results, RoundTold
from puntari.doors.grounds import GroundsTold
from puntari.guard.assessed import EVERYBODY, Turnout
from puntari.guard.release import Finding
from puntari.outlets.answers import plain_number
from puntari.words.cell import Cell
from puntari.words.text import Language, Text

HEADER = ("area", "group", "respondents", "level", "low", "high", "status", "reason")
JUDGED = "evaluator"
NOTHING: Mapping[str, Sequence[str]] = MappingProxyType({})
SHEET_FOLLOWED = Text("suositeltiin", "det rekommenderades", "was recommended")


def link(site: str, language: Language, round: str, key: str) -> str:
    """The address that a respondent opens."""
    return f"{site.rstrip('/')}/{language}/round/{round}/{key}/"


def turnout(told: Finding[RoundTold]) -> str:
    """One line on the round, and one on each group."""
    one = told.body
    state = "published" if one.published else "closed" if one.closed else "open"
    lines = [f"{one.id}: {one.pack} {one.framework}, period {one.period}, opened {one.since[:10]}, {state}"]
    lines += [f"  {group.group}: {group.sent} sent of {group.invited} invited, {group.begun} begun" for group in one.turnout]
    return "\n".join(lines)


def ending(told: Finding[RoundTold], least: int) -> str:
    """One line on each group of a round that ends: how many sent their answers, and what becomes of a group of fewer than `least`."""
    return "\n".join(f"  {one.group}: {one.sent} sent of {one.invited} invited{_fate(one, least)}" for one in told.body.turnout)


def _fate(one: Turnout, least: int) -> str:
    if not one.invited:
        return "; not asked"
    if not one.sent:
        return "; nobody answered"
    return f"; too few to be shown, {least} are needed" if one.sent < least else ""


def records(results: Finding[Results]) -> Iterator[tuple[str, ...]]:
    """One tuple under HEADER for each area and group, everybody and the evaluator's judged level with them."""
    for id, area in results.body.areas.items():
        for group, spread in [*area.groups.items(), (EVERYBODY, area.everybody)]:
            yield (id, group, "" if spread.respondents is None else str(spread.respondents), *_cell(spread.cell))
        yield (id, JUDGED, "", *_cell(results.body.judged_level(id)))


def _cell(cell: Cell) -> tuple[str, ...]:
    return plain_number(cell.value), plain_number(cell.low), plain_number(cell.high), cell.status, cell.reason or ""


def as_csv(results: Finding[Results]) -> str:
    """One line an area and group, parted by commas, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(records(results))
    return out.getvalue()


def as_json(results: Finding[Results]) -> str:
    """The round with its turnout, its levels as numbers, its comments and judgements."""
    told = results.body
    levels = [dict(zip(HEADER, record, strict=True)) for record in records(results)]
    for level in levels:
        for name in ("respondents", "level", "low", "high"):
            level[name] = float(level[name]) if level[name] else None
    apart = {id: area.apart for id, area in told.areas.items() if area.far_apart}
    from_judged = {id: area.far_from_judged for id, area in told.areas.items() if area.far_from_judged}
    comments = [{"area": area, "group": group, "comments": texts} for (area, group), texts in told.comments.items()]
    turned_out = [{"group": one.group, "invited": one.invited, "sent": one.sent} for one in told.turnout]
    judged = {id: judged_record(one, told.framework, told.language) for id, one in told.judged.items()}
    whole = {
        "round": told.round, "period": told.period, "framework": told.framework.id, "turnout": turned_out, "levels": levels,
        "far_apart": apart, "far_from_judged": from_judged, "judged": judged, "comments": comments,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1)


def judged_record(judged: Judgement, framework: Framework, language: str) -> dict[str, object]:
    """An evaluator's word on an area as plain values, in a language."""
    target = judged.target
    aim = target and {
        "level": UNKNOWN if target.level is None else target.level, "reason": target.reason[language],
        "horizon": target.horizon and target.horizon.isoformat(), "owner": target.owner and target.owner[language],
        "kept_from": target.kept_from or None, "decided_by": target.decided_by and target.decided_by[language],
        "decided_on": target.decided_on and target.decided_on.isoformat(),
    }
    return {
        "level": UNKNOWN if judged.level is None else judged.level,
        "observations": [one[language] for one in judged.observations], "analysis": judged.analysis[language],
        "target_state": judged.target_state[language], "target": aim, "criteria_met": judged.met,
        "criteria_not_met": [one.id for one in judged.unmet(framework)], "contradicts_itself": judged.odds(framework),
        "evidence": [{"what": one.what[language], "source": one.source[language], "date": one.day.isoformat()} for one in judged.evidence],
    }


def as_table(results: Finding[Results]) -> str:
    """Areas under one another with each group's median and quartiles; areas seen otherwise by others are marked."""
    far = {id for id, area in results.body.areas.items() if area.far_apart}
    rows = [HEADER, *records(results)]
    widths = [max(len(row[at]) for row in rows) for at in range(len(HEADER))]
    lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    sent = ", ".join(f"{one.group} {one.sent} of {one.invited}" for one in results.body.turnout)
    apart = f"groups more than a level apart: {', '.join(sorted(far))}" if far else "no groups are more than a level apart"
    return "\n".join([*lines, "", f"sent: {sent} · {apart} · maturity is not efficiency"])


def sheet(
    framework: Framework, language: Language, followed: Mapping[str, Sequence[str]] = NOTHING, before: Mapping[str, Sequence[str]] = NOTHING
) -> str:
    """A sheet in YAML that an evaluator fills in area by area, with the criteria to choose from; areas left empty are not judged.
    `followed` are lines on what was recommended for an area before and what became of it, `before` on how it was judged then."""
    head = (
        "# Fill in the areas that you judge; what is left empty is not judged. Texts in one language, or {fi: , sv: , en: }.\n"
        f"# level: 1 to {len(framework.levels)} in steps of {framework.step:g}, or {UNKNOWN}. observations: [one, another].\n"
        "# A target that is kept from an earlier round has kept_from, reason, decided_by and decided_on (a day such as 2026-06-30)\n"
        "# in place of horizon and owner, and its level may be unknown. criteria_met: [an_area_1a, an_area_2a].\n"
        "# evidence: [{what: , source: , date: }].\n"
    )
    lines = {
        area.id: (*before.get(area.id, ()), *(f"{SHEET_FOLLOWED[language]}: {line}" for line in followed.get(area.id, ())))
        for area in framework.areas
    }
    return head + "areas:\n" + "".join(_sheet_area(area, language, lines[area.id]) for area in framework.areas)


def judged_before(told: Finding[GroundsTold], language: Language) -> dict[str, list[str]]:
    """Lines on each area from the last round that the pack tells of: its level, what the evaluator observed and the state aimed at."""
    if not told.body.rounds:
        return {}
    last = told.body.rounds[-1]
    return {
        id: [f"{last.period}: {' '.join(one[language].text for one in (area.said_level, *area.observations))}",
             f"{last.period}, {TARGET_STATE[language]}: {area.target_state[language].text}"]
        for id, area in last.areas.items()
    }


def _sheet_area(area: AssessedArea, language: Language, lines: Sequence[str]) -> str:
    before = "".join(f"    # {line}\n" for line in lines)
    criteria = "\n".join(f"      # {one.id}: {one.text[language]}" for one in area.criteria)
    return f"""
  {area.id}:
    # {area.name[language]}: {area.what[language]}
{before}    level:
    observations: []
    analysis:
    target_state:
    target: {{level: , reason: , horizon: , owner: , kept_from: , decided_by: , decided_on: }}
    criteria_met: []
{criteria}
    evidence: []
"""
