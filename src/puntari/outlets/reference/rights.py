"""A page of a pack's rights and of the methods that protect its figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from puntari.define.disclosure import Disclosure
from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact
from puntari.define.right import Columns, Reach, Right, Role
from puntari.define.source import Redistribution
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
        *_facts(pack),
        "## Rights", *(_right(one) for one in pack.rights),
        "## Methods", table(("audience", "columns", "method", "rule", "why"), [_method(one) for one in pack.disclosures]),
    )


def _row(role: Role, rights: tuple[Right, ...]) -> tuple[str, ...]:
    return code(role), *(_cell([one for one in rights if role in one.roles and columns in one.columns]) for columns in Columns)


def _cell(rights: list[Right]) -> str:
    return "; ".join(_given(one) for one in rights) or "no"


def _given(right: Right) -> str:
    finest = [f"to {right.finest}"] if right.finest else []
    return " ".join([CAN[right.reach], *finest, *(["for a purpose"] if right.purpose else [])])


def _cells(rights: tuple[Right, ...]) -> Iterator[tuple[str, ...]]:
    """Each role, class of columns and audience that a right covers, with the areas and days."""
    for right in rights:
        areas = "all" if right.reach is Reach.ALL else f"within one's own {' or '.join(sorted(right.works_for))}"
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
    rule = one.rule
    told = "" if rule is None else (
        f"changes of at most {rule.most}, variance {rule.variance:g} (of it at most {rule.stays} and {rule.stays_variance:g} that stay), "
        f"no result of 1 to {rule.smallest}; base {rule.base}, share of {rule.whole}, mean of {rule.mean}, {rule.least} on either side of "
        f"a quantile, of a sum at most {rule.dominance:.0%} from one and {rule.dominance_several:.0%} from {rule.several}, all but two at "
        f"least {rule.margin:.0%} of the largest; where others stand behind rows {rule.units} to {rule.units + rule.units_more} of them, "
        f"what each brings off by {rule.apart / 2:.0%} to {1.5 * rule.apart:.0%}; {rule.dimensions} dimensions"
    )
    return code(one.audience), code(one.dataset), code(one.method), told, one.reason.en
