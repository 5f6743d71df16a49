"""A page of a pack's rights and of the methods that protect its figures."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import product

from puntari.define.disclosure import CellKeys, Disclosure
from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact
from puntari.define.right import Columns, Reach, Right, Role
from puntari.define.source import Redistribution
from puntari.define.table_rule import EVERY, TableRule
from puntari.outlets.reference.markdown import code, codes, page, table

COLUMNS = {
    Columns.OPEN: "figures of open statistics",
    Columns.PROTECTED: "figures over persons, protected by the gate",
    Columns.STAFF: "figures by expert or team",
    Columns.ROWS: "rows of persons without identifiers; never anything that may not be handed on",
    Columns.TRAIL: "the audit trail",
}
CAN = {Reach.ALL: "all", Reach.OWN: "own"}


def rights(pack: Pack) -> str:
    """Who may see what, on which ground, and how it is protected."""
    return page(
        "Rights",
        "What no right gives is refused. No legal ground has been read by a lawyer in the law's own text yet where it says unverified.",
        "## Who sees what", table(("role", *(one.value for one in Columns)), [_row(role, pack.rights) for role in Role]),
        "`all` and `own` are areas, `to` names the finest level, `for a purpose` asks for one.",
        "## Classes of columns", table(("class", "what"), [(code(one), told) for one, told in COLUMNS.items()]),
        "## Every cell", "Whatever stands in no row is refused.",
        table(("role", "columns", "audience", "areas", "finest level", "purpose", "from", "until", "right"), sorted(_cells(pack.rights))),
        *_facts(pack), *_studies(pack),
        "## Rights", *(_right(one) for one in pack.rights),
        "## Methods",
        table(("audience", "columns", "method", "from", "until", "rule", "why"), [_method(one) for one in pack.disclosures]),
        *_tables(pack),
    )


def _tables(pack: Pack) -> Iterator[str]:
    """The rules of tables with hidden cells, by audience and dataset."""
    if not pack.table_rules:
        return
    yield "## Rules of tables"
    yield (
        "A table of a dataset is protected by the rule of its audience where `puntari protect` is given none; a weaker one is refused with "
        "the reason that stands here. Units are asked for where a table tells who stands behind its contributors."
    )
    yield table(("audience", "dataset", "from", "until", "of counts", "of sums", "why"), [_of_tables(one) for one in pack.table_rules])


def _of_tables(one: TableRule) -> tuple[str, ...]:
    dataset = "every other" if one.dataset == EVERY else code(one.dataset)
    return code(one.audience), dataset, *_days(one), code(one.of_counts), code(one.of_sums), one.reason.en


def _days(one: Disclosure | TableRule) -> tuple[str, str]:
    return "" if one.since == date.min else str(one.since), str(one.until or "")


def _row(role: Role, rights: tuple[Right, ...]) -> tuple[str, ...]:
    return code(role), *(_cell([one for one in rights if role in one.roles and columns in one.columns]) for columns in Columns)


def _cell(rights: list[Right]) -> str:
    return "; ".join(_given(one) for one in rights) or "no"


def _given(right: Right) -> str:
    finest = [f"to {right.finest}"] if right.finest else []
    studies = [f"in study {', '.join(sorted(right.studies))}"] if right.studies else []
    return " ".join([CAN[right.reach], *finest, *(["for a purpose"] if right.purpose else []), *studies])


def _cells(rights: tuple[Right, ...]) -> Iterator[tuple[str, ...]]:
    """Each role, class of columns and audience that a right covers, with the areas and days."""
    for right in rights:
        own = f"within one's own {' or '.join(sorted(right.works_for))}"
        own = f"the study's {', '.join(sorted(right.areas))}" if right.areas else own
        areas = "all" if right.reach is Reach.ALL else own
        rest = (areas, right.finest or "every", "asked" if right.purpose else "", str(right.since), str(right.until or ""), code(right.id))
        for role, columns, audience in product(right.roles, right.columns, right.audiences):
            yield code(role), code(columns), code(audience), *rest


def _facts(pack: Pack) -> Iterator[str]:
    """For each person fact what may leave of it: figures by whoever has a right to them, rows only by a right that names it."""
    if not pack.person_facts:
        return
    yield "## Facts over persons"
    yield "Figures of each are told as the cells above say; rows by the right that stands there, and of nothing else."
    yield table(("fact", "lineage", "closed by", "rows", "figures by"), [_fact(pack, one) for one in pack.person_facts.values()])


def _studies(pack: Pack) -> Iterator[str]:
    """What each study may ask, in which part of the cube, and what leaves it."""
    if not pack.studies:
        return
    yield "## Studies"
    yield (
        "A researcher is told figures over persons within a study and nowhere else. They are the figures that authorities are told, and "
        "the study's stricter rule hides more of them. No rows, no figures of the staff, no change and no rank are told. What leaves is "
        "released by somebody else ([steps](../releasing.md)). An example is told figures out of made-up registers only."
    )
    for one in pack.studies:
        yield f"### {one.id}"
        told = {
            "title": one.title.en, "example": "yes: made up, without a permit" if one.synthetic else "no", "who": one.who.en,
            "purpose": one.purpose.en, f"permit{' (unverified)' if one.unverified else ''}": one.permit.en,
            "facts": codes(sorted(one.facts)), "columns": codes(sorted(one.columns)), "areas": codes(sorted(one.areas)) or "all",
            "finest level": one.finest or "every", "periods": str(one.periods), "from": str(one.since), "until": str(one.until),
            "population": "; ".join(f"{kept.dimension} {', '.join(kept.codes)}" for kept in one.population) or "everybody",
            "told by": _rule(one.rule),
            "leaves": f"counts of {one.least} or more, and of nobody; no percentile of what may not be handed on",
        }
        yield table(("of the study", ""), list(told.items()))


def _fact(pack: Pack, fact: PersonFact) -> tuple[str, ...]:
    closed = [one.id for one in fact.registers if one.governance.redistribution is Redistribution.NONE]
    named = [one.id for one in pack.rights if Columns.ROWS in one.columns and fact.id in one.facts]
    rows = "never" if closed else codes(named) if named else "no right gives them"
    return code(fact.id), str(fact.redistribution), codes(closed), rows, codes(fact.staff) or ""


def _right(right: Right) -> str:
    until = f" until {right.until}" if right.until else ""
    lines = [
        f"### {right.id}",
        f"{right.reason.en} Since {right.since}{until}. Audiences: {', '.join(sorted(right.audiences))}.",
        f"Legal ground{' (unverified)' if right.unverified else ''}: {right.legal_basis.en}",
    ]
    return "\n\n".join(lines)


def _method(one: Disclosure) -> tuple[str, ...]:
    rule = "" if one.rule is None else _rule(one.rule)
    return code(one.audience), code(one.dataset), code(one.method), *_days(one), rule, one.reason.en


def _rule(rule: CellKeys) -> str:
    return (
        f"changes of at most {rule.most}, variance {rule.variance:g} (of it at most {rule.stays} and {rule.stays_variance:g} that stay), "
        f"no result of 1 to {rule.smallest}; base {rule.base}, share of {rule.whole}, mean of {rule.mean}, {rule.least} on either side of "
        f"a quantile, of a sum at most {rule.dominance:.0%} from one and {rule.dominance_several:.0%} from {rule.several}, all but two at "
        f"least {rule.margin:.0%} of the largest; where others stand behind rows {rule.units} to {rule.units + rule.units_more} of them, "
        f"what each brings off by {rule.apart / 2:.0%} to {1.5 * rule.apart:.0%}; {rule.dimensions} dimensions"
    )
