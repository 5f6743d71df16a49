"""Rights of employment services: a full truth table written apart from them, and broken predicates that it must catch."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import product
from random import Random

import pytest

from packs.employment.codes.finland import FINLAND
from packs.employment.pack import PACK
from packs.employment.rights import RIGHTS
from puntari.define.disclosure import DISCLOSURES, check_disclosures
from puntari.define.expression import Condition
from puntari.define.question import Question
from puntari.define.right import OPEN_TO_ALL, Columns, Reach, Right, Role, check_rights
from puntari.define.source import Audience, Redistribution
from puntari.doors.gate import asked_grounds
from puntari.doors.raw import rows_ground
from puntari.guard.actor import Actor
from puntari.guard.disclose import refusal
from puntari.guard.handed import may_take
from puntari.guard.persons import telling
from puntari.guard.rights import CONDITIONS, Wanted, covers, lacks_area, lacks_purpose, reach_of
from puntari.outlets.site.catalogue_words import ROLES
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.period import PeriodRange
from puntari.words.text import Text

# A all; E own areas, and others down to employment areas; M down to employment areas; O own areas; S in a study: s1 of services; s3 of the
# young's services by kind, in 2025 and in the study's own areas; the pack's example down to employment areas; p for a purpose; - nothing.
TABLE = """
              open protected staff rows trail
public        A    -         -     -    -
director      A    E         Op    Op   -
team_leader   A    E         Op    -    -
expert        A    E         -     -    -
municipality  A    E         -     -    -
ely           A    E         -     -    -
ministry      A    A         -     -    -
council       A    M         -     -    -
analyst       A    Ap        -     -    -
researcher    A    Sp        -     -    -
pack_author   A    -         -     -    -
administrator -    -         -     -    -
auditor       -    -         -     -    A
respondent    -    -         -     -    -
"""
MEANT_FOR = {
    "open": "public", "protected": "authorities", "staff": "authorities own_staff", "rows": "authorities",
    "trail": "public authorities own_staff",
}
LAWFUL = {
    "open": "open", "protected": "open aggregates none", "staff": "open aggregates none", "rows": "open aggregates",
    "trail": "open aggregates none",
}
COARSE = ("country", "employment_area")
AUTHORITY = ("director", "team_leader", "expert")
WORKS_FOR = ("employment_area", "municipality", "economic_development_centre", "ely", "country", "")
NOW, BEFORE, SPRING = date(2026, 1, 1), date(2024, 6, 1), date(2025, 3, 1)
SAID = Text.same("made for the test")
STUDY = Right(
    "study", frozenset({Role.RESEARCHER}), frozenset({Columns.PROTECTED}), frozenset({Audience.AUTHORITIES}), Reach.ALL, SAID, SAID,
    date(2025, 1, 1), facts=frozenset({"service"}), studies=frozenset({"s1"}), purpose=True,
)
YOUNG = Right(
    "young", frozenset({Role.RESEARCHER}), frozenset({Columns.PROTECTED}), frozenset({Audience.AUTHORITIES}), Reach.OWN, SAID, SAID,
    date(2025, 2, 1), date(2026, 1, 1), facts=frozenset({"service"}), studies=frozenset({"s3"}), purpose=True,
    areas=frozenset({"employment_area:05"}), named=frozenset({"kind", "age_group"}),
    population=(Condition("age_group", ("15_24", "25_49")),), periods=PeriodRange.parse("2025"),
)
ENDED = Right(
    "ended", frozenset({Role.MUNICIPALITY}), frozenset({Columns.PROTECTED}), frozenset({Audience.AUTHORITIES}), Reach.ALL, SAID, SAID,
    date(2025, 1, 1), date(2025, 6, 30),
)
ALL = (*RIGHTS, STUDY, YOUNG, ENDED)
Predicate = Callable[[Right, Actor, Wanted, date], bool]
Holds = Predicate


@dataclass(frozen=True)
class Case:
    """A cell of the truth table with what the table says of it."""

    actor: Actor
    wanted: Wanted
    on: date
    allowed: bool


def codes() -> dict[tuple[str, str], str]:
    header, *lines = (line.split() for line in TABLE.strip().splitlines())
    return {(line[0], column): code for line in lines for column, code in zip(header, line[1:], strict=True)}


def own_level(role: str, on: date) -> str:
    """The level of what one of a role works for; the centres that followed the ELY centres began in 2026."""
    centre = "economic_development_centre" if on >= date(2026, 1, 1) else "ely"
    return "employment_area" if role in AUTHORITY else {"municipality": "municipality", "ely": centre}.get(role, "none")


def expected(code: str, wanted: Wanted, actor: Actor, on: date) -> bool:
    column, purpose, study = wanted.columns.value, actor.purpose, actor.study
    own = wanted.own and actor.organisation.split(":")[0] == own_level(actor.role, on)
    if wanted.audience.value not in MEANT_FOR[column].split() or wanted.redistribution.value not in LAWFUL[column].split():
        return False
    if on < date(2025, 1, 1):
        return column == "open" and code == "A"
    if code.endswith("p") and not purpose:
        return False
    match code[0]:
        case "A":
            return True
        case "E":
            return own or wanted.level in COARSE
        case "M":
            return wanted.level in COARSE
        case "O":
            return own
        case "S":
            return in_study(study, wanted, on)
    return False


def in_study(study: str, wanted: Wanted, on: date) -> bool:
    """What the studies say, written down apart from their rights."""
    ages = {code for one in wanted.only if one.dimension == "age_group" for code in one.codes}
    when = "" if wanted.periods is None else str(wanted.periods)
    match study:
        case "s1":
            return wanted.facts == {"service"}
        case "s3":
            return (
                wanted.facts == {"service"} and wanted.own and wanted.named <= {"kind", "age_group"} and date(2025, 2, 1) <= on
                and ages in ({"15_24"}, {"25_49"}, {"15_24", "25_49"}) and when in ("2025-03", "2025-01..2025-12")
            )
        case "services_of_the_young":
            return (
                wanted.facts <= {"service", "after_service"} and wanted.level in COARSE and date(2026, 1, 1) <= on
                and wanted.named <= {"sex", "age_group", "kind", "afterwards", "ended"} and ages == {"15_24"}
                and when in ("2025-03", "2025-01..2025-12", "2025-11..2026-01", "2026-05")
            )
    return False


SERVICE = frozenset({"service"})
ASKED = tuple(
    (frozenset(named), tuple(Condition("age_group", codes) for codes in [ages] if codes), when and PeriodRange.parse(when) or None)
    for named, ages, when in (
        ((), (), ""), (("kind",), ("15_24",), "2025-03"), (("kind",), ("15_24",), "2025-01..2025-12"), (("kind",), ("15_24",), ""),
        (("kind",), ("15_24",), "2024-12..2025-03"), (("kind",), ("15_24",), "2025-11..2026-01"), (("sex",), ("15_24",), "2025-03"),
        (("cost", "kind"), ("15_24",), "2025-03"), (("kind",), (), "2025-03"), (("kind",), ("15_24", "50"), "2025-03"),
        (("kind",), ("25_49", "15_24"), "2025-03"), (("kind",), ("15_24",), "2026-05"), (("kind",), ("15_24",), "2024"),
    )
)
"""What questions in a study may speak of: columns, codes of ages, periods."""


def studied() -> Iterator[Case]:
    """Researchers in their studies, in others and in none, asking for what is in them and for what is not."""
    levels = tuple(FINLAND.by_id)
    facts = (SERVICE, SERVICE | {"wages"}, frozenset({"after_service"}))
    for study, fact, (named, only, when) in product(("", "s1", "s3", "services_of_the_young"), facts, ASKED):
        for level, own, purpose, on in product(
            (*COARSE, "municipality"), (False, True), ("", "x"), (NOW, SPRING, NOW + timedelta(days=1), date(2029, 1, 1))
        ):
            over = {"s3": NOW, "services_of_the_young": date(2028, 12, 31)}.get(study, date.max)
            wanted = Wanted(Columns.PROTECTED, Audience.AUTHORITIES, fact, Redistribution.NONE, levels, level, own, named, only, when)
            actor = Actor(Role.RESEARCHER, purpose=purpose, study=study)
            yield Case(actor, wanted, on, bool(purpose) and on <= over and in_study(study, wanted, on))


def beside_studies() -> Iterator[Case]:
    """What is in a study, asked by somebody who is no researcher, of another class of columns or of what is meant for another audience."""
    levels, (named, only, when) = tuple(FINLAND.by_id), ASKED[1]
    for study, role, column, audience in product(("s3", "services_of_the_young"), (Role.PUBLIC, Role.RESEARCHER), Columns, Audience):
        actor = Actor(role, purpose="x", study=study)
        wanted = Wanted(column, audience, SERVICE, Redistribution.AGGREGATES, levels, COARSE[1], True, named, only, when)
        right = (role, column, audience) == (Role.RESEARCHER, Columns.PROTECTED, Audience.AUTHORITIES)
        yield Case(actor, wanted, NOW, right and in_study(study, wanted, NOW))


def cases() -> Iterator[Case]:
    told, levels = codes(), tuple(FINLAND.by_id)
    for (role, column), code in told.items():
        studies = ("", "s1", "s2") if role in ("researcher", "public") else ("",)
        facts = (frozenset({"service"}), frozenset({"service", "wages"})) if role == "researcher" else (frozenset({"service"}),)
        for audience, redistribution in product(Audience, Redistribution):
            works_at = WORKS_FOR if redistribution is Redistribution.AGGREGATES else WORKS_FOR[:1]
            for level, works_for, purpose, study, fact in product((*COARSE, "municipality"), works_at, ("", "x"), studies, facts):
                actor = Actor(Role(role), purpose=purpose, organisation=works_for and f"{works_for}:1", study=study)
                for own, on in product((False, True), (NOW, BEFORE, SPRING) if purpose or role in ("municipality", "ely") else (NOW,)):
                    wanted = Wanted(Columns(column), audience, fact, redistribution, levels, level, own)
                    spring = "A" if on == SPRING and (role, column) == ("municipality", "protected") else code
                    yield Case(actor, wanted, on, expected(spring, wanted, actor, on))


CASES = [*cases(), *studied(), *beside_studies()]
# In no order: a broken right is then met soon, wherever in the table it shows.
Random(5).shuffle(CASES)


def wrong(rights: tuple[Right, ...] = ALL, predicate: Predicate = covers) -> Iterator[Case]:
    for case in CASES:
        if any(predicate(right, case.actor, case.wanted, case.on) for right in rights) is not case.allowed:
            yield case


def test_the_truth_table_holds() -> None:
    found = list(wrong())
    assert not found, (len(found), found[0])
    assert len(CASES) > 20_000 and sum(case.allowed for case in CASES) > 2000


def changed(right: Right, **fields: object) -> Right:
    """The right with other fields, past the checks that would refuse to define it."""
    other = copy.copy(right)
    for name, value in fields.items():
        object.__setattr__(other, name, value)
    return other


def broken_rights() -> Iterator[tuple[str, tuple[Right, ...]]]:
    for at, right in enumerate(ALL):
        other_role = next(role for role in Role if role not in right.roles)
        mutants = {
            "role more": {"roles": right.roles | {other_role}},
            "role fewer": {"roles": frozenset(sorted(right.roles)[1:])},
            "audience fewer": {"audiences": frozenset(sorted(right.audiences)[1:])},
            "column more": {"columns": right.columns | {next(one for one in (Columns.ROWS, Columns.TRAIL) if one not in right.columns)}},
            "column other": {"columns": frozenset({Columns.STAFF if Columns.STAFF not in right.columns else Columns.OPEN})},
            "ended": {"until": NOW - timedelta(days=1)} if right.until is None else {"until": None},
            "reach": {"reach": Reach.OWN if right.reach is Reach.ALL else Reach.ALL},
            "finest": {"finest": "" if right.finest else "country"},
            "not yet": {"since": NOW + timedelta(days=1)},
        }
        if right.works_for:
            mutants["works for another level"] = {"works_for": frozenset({"country"})}
            mutants["works for one level more"] = {"works_for": right.works_for | {"country"}}
        if right.columns == {Columns.PROTECTED}:
            mutants["purpose"] = {"purpose": not right.purpose}
            mutants["audience more"] = {"audiences": right.audiences | {Audience.OWN_STAFF}}
        if right.studies:
            mutants["another study"] = {"studies": frozenset({"s2"})}
            mutants["no study"] = {"studies": frozenset()}
            mutants["a fact more"] = {"facts": right.facts | {"wages"}}
        if right.named:
            mutants["any column"] = {"named": frozenset()}
            mutants["a column more"] = {"named": right.named | {"cost"}}
            mutants["a column fewer"] = {"named": right.named - {"kind"}}
            mutants["whole population"] = {"population": ()}
            mutants["an age more"] = {"population": (Condition("age_group", ("15_24", "25_49", "50")),)}
            mutants["any period"] = {"periods": None}
            mutants["a month more"] = {"periods": PeriodRange.parse("2024-12..2026-06")}
        if right.areas:
            mutants["no areas of its own"] = {"areas": frozenset()}
        for name, fields in mutants.items():
            yield f"{right.id}: {name}", (*ALL[:at], changed(right, **fields), *ALL[at + 1 :])


def broken_predicates() -> Iterator[tuple[str, Predicate]]:
    def of(conditions: tuple[Holds, ...]) -> Predicate:
        return lambda right, actor, wanted, on: covers(right, actor, wanted, on, conditions)

    def negated(one: Holds) -> Holds:
        return lambda *case: not one(*case)

    for at, one in enumerate(CONDITIONS):
        yield f"without {one.__name__}", of((*CONDITIONS[:at], *CONDITIONS[at + 1 :]))
        yield f"not {one.__name__}", of((*CONDITIONS[:at], negated(one), *CONDITIONS[at + 1 :]))
        yield f"only {one.__name__}", of((one,))
    yield "any condition", lambda *case: any(one(*case) for one in CONDITIONS)
    yield "always", lambda *case: True
    yield "never", lambda *case: False


def test_each_broken_predicate_is_caught() -> None:
    mutants = [(name, rights, covers) for name, rights in broken_rights()] + [(name, ALL, one) for name, one in broken_predicates()]
    survivors = [name for name, rights, predicate in mutants if next(wrong(rights, predicate), None) is None]
    assert len(mutants) >= 50
    assert not survivors, survivors


def test_every_role_that_is_told_of_persons_has_a_name_on_the_pages() -> None:
    told = {role for right in RIGHTS if right.columns & {Columns.PROTECTED, Columns.STAFF} for role in right.roles}
    assert Role.RESEARCHER in told and told <= set(ROLES)


def test_a_question_is_narrowed_to_ones_own_and_never_widened() -> None:
    municipality = Actor(Role.MUNICIPALITY, organisation="municipality:091")
    levels = tuple(FINLAND.by_id)
    wanted = Wanted(Columns.PROTECTED, Audience.AUTHORITIES, frozenset({"service"}), Redistribution.NONE, levels, "municipality", own=False)
    given = reach_of(RIGHTS, municipality, wanted, NOW)
    assert given is not None and given.own_only and given.right.id == "own_municipality"
    assert reach_of(RIGHTS, Actor(Role.MUNICIPALITY), wanted, NOW) is None
    whole_country = Actor(Role.MUNICIPALITY, organisation="country:SSS")
    assert reach_of(RIGHTS, whole_country, wanted, NOW) is None and lacks_area(RIGHTS, whole_country, wanted, NOW)
    analyst = Actor(Role.ANALYST)
    assert reach_of(RIGHTS, analyst, wanted, NOW) is None and lacks_purpose(RIGHTS, analyst, wanted, NOW)


def test_rights_that_make_no_sense_refuse_to_exist() -> None:
    own = next(one for one in RIGHTS if one.id == "own_clients")
    bad = (
        {"reach": Reach.ALL}, {"roles": frozenset()}, {"until": date(2020, 1, 1)}, {"roles": frozenset({Role.ADMINISTRATOR})},
        {"audiences": frozenset()}, {"columns": frozenset()}, {"id": "Own clients"},
        {"facts": frozenset()}, {"areas": frozenset({"employment_area:05"})}, {"studies": frozenset({"s1"})},
    )
    for fields in bad:
        with pytest.raises(BadDefinition):
            changed(own, **fields).__post_init__()
    for rights in ((OPEN_TO_ALL, OPEN_TO_ALL), (changed(own, finest="street"),), (changed(own, facts=frozenset({"x"})),)):
        with pytest.raises(BadDefinition):
            check_rights(rights, FINLAND.by_id, ("service",), "here")
    with pytest.raises(BadDefinition, match="two methods"):
        check_disclosures((*DISCLOSURES, DISCLOSURES[0]), "here")
    with pytest.raises(BadQuestion, match="no role"):
        Actor.of("mayor")
    assert Actor.of("researcher", "x", "study:s1") == Actor(Role.RESEARCHER, purpose="x", study="s1")


ROWS_OF = {
    "residence", "status_days", "unemployment", "structural", "job_search", "searching", "planned", "plan_action", "service",
    "contact", "caseload", "meeting", "job_offer", "candidate_search", "obligation", "reminder", "job_search_end", "move", "statement",
    "service_place", "statement_in_force", "plan", "unplanned", "search_outcome", "interview_wait", "status_change", "status_background",
    "unemployment_length", "search_length",
}
"""Facts over the authorities' own client systems, written down apart: only their rows may ever be handed over."""


def test_rows_may_be_handed_over_of_whatever_reads_the_client_systems_alone() -> None:
    """So a fact over clients that comes later is not forgotten, and none that has read another register slips in."""
    alone = {
        fact.id for fact in PACK.person_facts.values()
        if fact.by_person and fact.place is not None and all(one.id.startswith(("atmt_", "ura_")) for one in fact.registers)
    }
    assert alone == ROWS_OF == {fact for right in PACK.rights if Columns.ROWS in right.columns for fact in right.facts}


def told_at_the_door(role: str, level: str, purpose: str, column: str) -> str:
    """What the table says at the door of somebody who asks for the cells of a level: everything, one's own areas or nothing."""
    code = codes()[role, column]
    if code == "-" or (code.endswith("p") and not purpose) or code[0] == "S":
        return "nothing"
    if code[0] == "A" or (code[0] in "EM" and level in COARSE):
        return "everything"
    return "own" if code[0] in "EO" and own_level(role, NOW) != "none" else "nothing"


@pytest.mark.parametrize("role", sorted({role for role, _ in codes()}))
def test_every_fact_at_the_door_is_told_as_the_table_says(role: str) -> None:
    """Every person fact through the door's own code: figures of its indicators at two levels, by expert where it has any, and its rows."""
    organisation = f"{own_level(role, NOW)}:{'05' if own_level(role, NOW) != 'municipality' else '091'}"
    actor = Actor(Role(role), organisation="" if organisation.startswith("none") else organisation)
    first = {one.bindings[0].fact.id: id for id, one in reversed(PACK.indicators.items()) if one.registers}
    assert len(first) > 8
    for (fact, id), purpose in product(first.items(), ("", "x")):
        asking = replace(actor, purpose=purpose)
        staffed = PACK.person_facts[fact].staff
        levels = ("employment_area",) if staffed else ("employment_area", "municipality")
        for level in levels:
            by = (level, *tuple(staffed)[:1])
            (ground,) = asked_grounds(PACK, Question("employment", (id,), by), asking)
            told = telling(ground, asking)
            seen = "nothing" if told is None else "everything" if told.within is None else "own"
            wanted = told_at_the_door(role, level, purpose, "staff" if staffed else "protected")
            assert seen == wanted, (role, fact, level, purpose)
            assert (refusal((ground,), asking) is None) is (seen != "nothing")
    for fact, purpose in product(PACK.person_facts, ("", "x")):
        allowed = fact in ROWS_OF and role == "director" and purpose == "x"
        try:
            ground = rows_ground(PACK, fact, replace(actor, purpose=purpose))
        except BadQuestion:
            assert fact not in ROWS_OF
            continue
        assert may_take(ground, replace(actor, purpose=purpose)).allowed is allowed, (role, fact)
