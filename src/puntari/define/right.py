"""Rights as cells: who may see which part of the cube, since when, on which legal ground. What no right covers is refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from puntari.define.expression import Condition
from puntari.define.names import check_id
from puntari.define.source import Audience
from puntari.words.errors import BadDefinition
from puntari.words.period import PeriodRange
from puntari.words.text import Text


class Role(StrEnum):
    """Roles that the gate knows. A role it does not know is refused."""

    PUBLIC = "public"
    DIRECTOR = "director"
    TEAM_LEADER = "team_leader"
    EXPERT = "expert"
    MUNICIPALITY = "municipality"
    ELY = "ely"
    MINISTRY = "ministry"
    COUNCIL = "council"
    ANALYST = "analyst"
    RESEARCHER = "researcher"
    PACK_AUTHOR = "pack_author"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    RESPONDENT = "respondent"


class Columns(StrEnum):
    """Classes of columns, from the most open: figures of open statistics, figures over persons as the gate has protected them,
    figures by expert or team, rows of persons without identifiers, and the audit trail."""

    OPEN = "open"
    PROTECTED = "protected"
    STAFF = "staff"
    ROWS = "rows"
    TRAIL = "trail"


class Reach(StrEnum):
    """Which areas a right covers: one's own and what lies within, or all."""

    OWN = "own"
    ALL = "all"


AUDIENCES = frozenset(Audience)


@dataclass(frozen=True)
class Right:
    """A cell of what there is: for these roles, these classes of columns of facts for these audiences, in these areas.

    `facts` and `studies` empty mean every fact and no study needed, but rows leave of the facts named alone. `finest` is the finest level
    of areas (empty: every level). Where it reaches one's own area, `works_for` are the levels that an organisation of these roles can be
    of: somebody of a municipality has no region of his own; a study's own are its `areas`. `purpose`: whether one has to say what for. It
    holds from `since` to `until`, that day included.

    A right may be narrower: to questions that speak of no columns of facts but those `named` (empty: of every one), that keep to the codes
    of its `population`, and to its `periods`.
    """

    id: str
    roles: frozenset[Role]
    columns: frozenset[Columns]
    audiences: frozenset[Audience]
    reach: Reach
    reason: Text
    legal_basis: Text
    since: date
    until: date | None = None
    facts: frozenset[str] = frozenset()
    studies: frozenset[str] = frozenset()
    finest: str = ""
    works_for: frozenset[str] = frozenset()
    purpose: bool = False
    unverified: bool = True
    areas: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    population: tuple[Condition, ...] = ()
    periods: PeriodRange | None = None

    def __post_init__(self) -> None:
        check_id(self.id, "a right")
        if not self.roles or not self.columns or not self.audiences:
            raise BadDefinition(f"right {self.id} covers nothing; name its roles, classes of columns and audiences")
        if self.until is not None and self.until < self.since:
            raise BadDefinition(f"right {self.id} ends on {self.until}, before it begins on {self.since}")
        open_reach = self.columns - {Columns.OPEN, Columns.PROTECTED}
        if self.reach is Reach.ALL and open_reach - {Columns.TRAIL}:
            raise BadDefinition(f"right {self.id} gives {', '.join(sorted(open_reach))} everywhere; such columns go to their own area only")
        if Columns.ROWS in self.columns and not self.facts:
            raise BadDefinition(f"right {self.id} gives rows and names no facts; name each: a fact that comes later is then no one's yet")
        if (self.reach is Reach.OWN) != bool(self.works_for or self.areas):
            raise BadDefinition(f"right {self.id} reaches {self.reach} areas; rights to one's own say of which levels, and no others do")
        if self.areas and not self.studies:
            raise BadDefinition(f"right {self.id} has areas of its own and is for no study; only a study has areas that are nobody's")
        if self.studies and (self.columns - {Columns.OPEN, Columns.PROTECTED} or self.works_for):
            raise BadDefinition(f"right {self.id} is for a study, which is told protected figures of its own areas and nothing else")
        if Role.ADMINISTRATOR in self.roles:
            raise BadDefinition(f"right {self.id} is for administrators, who keep the system and see no data")


def check_rights(rights: Iterable[Right], levels: Iterable[str], facts: Iterable[str], where: str) -> None:
    """Raise BadDefinition for two rights of one id, or one that speaks of a level or fact that the pack does not have."""
    seen: set[str] = set()
    known = set(levels)
    for right in rights:
        if right.id in seen:
            raise BadDefinition(f"{where}: two rights are called {right.id!r}")
        seen.add(right.id)
        if unknown := ({right.finest} - {""} | right.works_for) - known:
            raise BadDefinition(f"{where}: right {right.id} speaks of levels that it does not have: {', '.join(sorted(unknown))}")
        if unknown := right.facts - set(facts):
            raise BadDefinition(f"{where}: right {right.id} speaks of facts that it does not have: {', '.join(sorted(unknown))}")


OPEN_TO_ALL = Right(
    "open_statistics",
    frozenset(set(Role) - {Role.ADMINISTRATOR, Role.AUDITOR, Role.RESPONDENT}),
    frozenset({Columns.OPEN}),
    frozenset({Audience.PUBLIC}),
    Reach.ALL,
    Text("Avointa tilastotietoa.", "Öppen statistik.", "Open statistics."),
    Text(
        "Lähteiden avoimet käyttöluvat (CC BY 4.0 tai vastaava).",
        "Källornas öppna licenser (CC BY 4.0 eller motsvarande).",
        "Open licences of the sources (CC BY 4.0 or the like).",
    ),
    date(2013, 1, 1),
)
"""What every pack gives from the start: open statistics to whoever may see data at all."""
