"""A page of the words that answers use: statuses, reasons, kinds of intervals, units, roles."""

from __future__ import annotations

from puntari.define.pack import Pack
from puntari.guard.actor import Role
from puntari.outlets.reference.markdown import code, page, table
from puntari.words.cell import REASONS, IntervalKind, Status
from puntari.words.text import Text
from puntari.words.unit import Unit

STATUSES = {
    Status.OK: "a figure that was computed, in `value`",
    Status.PUBLISHED: "a figure that came finished from its source, in `value`",
    Status.INTERVAL: "no number but bounds, in `low` and `high`; an empty `high` has no upper bound, an empty `low` no lower one",
    Status.HIDDEN: "its source hides it; a single hidden figure has its own bounds where the contract knows them",
    Status.MISSING: "there is no figure",
    Status.IMPOSSIBLE: "it cannot be computed: the denominator is zero",
}
INTERVALS = {
    IntervalKind.SUPPRESSION: "a member of the sum is hidden by its source",
    IntervalKind.PEERS: "the range of several peers, as the source states it",
    IntervalKind.UNCERTAINTY: "an estimate with its uncertainty",
    IntervalKind.SPREAD: "the quartiles of respondents' answers, beside their median",
    IntervalKind.UPPER_BOUND: "the source says only what the figure lies below, in `high`; nothing is told of a lower bound",
}
ROLES = {
    Role.PUBLIC: "anybody; sees open statistics",
    Role.DIRECTOR: "an authority's director; sees protected figures of the own area, and of other areas to compare with",
    Role.TEAM_LEADER: "an authority's team leader; sees what its director sees, but no rows",
    Role.EXPERT: "an authority's expert; sees protected figures as its team leader, but none by expert",
    Role.MUNICIPALITY: "a municipality that is not its own authority; sees protected figures of its own area and of those compared with it",
    Role.ELY: "an ELY centre; sees protected figures of its own area and of those within it",
    Role.MINISTRY: "the ministry; sees protected figures of the whole country",
    Role.COUNCIL: "the ministry's council; sees protected figures of the areas compared",
    Role.RESEARCHER: "sees open statistics, and what a right gives for the study that is named",
    Role.PACK_AUTHOR: "writes definitions; sees open statistics",
    Role.AUDITOR: "sees the audit trail and no figure",
    Role.ANALYST: "sees open statistics, protected figures for a purpose, rows in quarantine, results of closed rounds; judges levels",
    Role.ADMINISTRATOR: "delivers, fetches, builds, mends and keeps rounds of assessments; sees no figures",
    Role.RESPONDENT: "whoever opens a personal link to a round; sees and gives one's own answers",
}
PACK_REASONS = "Reasons of one pack"


def words(packs: tuple[Pack, ...]) -> str:
    """What stands in the columns `status`, `interval`, `reason`, and in which units."""
    own = [_reason(id, text) for pack in packs for id, text in pack.reasons.items()]
    return page(
        "Words of answers",
        "## Status", table(("status", "means"), [(code(one), told) for one, told in STATUSES.items()]),
        "## Interval", table(("interval", "means"), [(code(one), told) for one, told in INTERVALS.items()]),
        "## Reason", table(("reason", "en", "fi", "sv"), [_reason(id, text) for id, text in REASONS.items()]),
        f"## {PACK_REASONS}" if own else "", table(("reason", "en", "fi", "sv"), own),
        "## Unit", table(("unit", "en", "fi", "sv", "sign", "decimals", "change in"), [_unit(one) for one in _units(packs)]),
        "## Role", table(("role", "who"), [(code(one), told) for one, told in ROLES.items()]),
    )


def _reason(id: str, text: Text) -> tuple[str, ...]:
    return code(id), text.en, text.fi, text.sv


def _units(packs: tuple[Pack, ...]) -> list[Unit]:
    """The units that some indicator is in, once."""
    return list({one.unit.id: one.unit for pack in packs for one in pack.indicators.values()}.values())


def _unit(unit: Unit) -> tuple[str, ...]:
    sign = unit.sign.en if unit.sign else "none"
    return code(unit.id), unit.name.en, unit.name.fi, unit.name.sv, sign, str(unit.decimals), unit.of_change.name.en
