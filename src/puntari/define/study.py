"""A study as data: who may ask what of whom, for what, on which permit, from when until when, and under which stricter rules.

It becomes a right like any other, so one predicate decides of researchers too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from puntari.define.dimension import Hierarchy
from puntari.define.disclosure import CellKeys, Disclosure
from puntari.define.expression import Condition
from puntari.define.names import check_id, nearest
from puntari.define.person_fact import PersonFact
from puntari.define.question import Place
from puntari.define.right import Columns, Reach, Right, Role
from puntari.define.source import Audience
from puntari.words.errors import BadDefinition
from puntari.words.period import PeriodRange
from puntari.words.text import Text

STRICT = CellKeys(
    least=10, base=20, mean=20, whole=40, dominance=0.4, dominance_several=0.7, margin=0.2, dimensions=3, units=4,
)
"""The preset of studies: twice the persons, more firms, and fewer dimensions than authorities are asked for; the noise is theirs."""
NO_LOWER = ("least", "base", "mean", "whole", "margin", "units", "units_more")
NO_HIGHER = ("dominance", "dominance_several", "dimensions")
LEAST = 10


@dataclass(frozen=True)
class Study:
    """A study of a pack: the `facts` and `columns` of them that it may speak of, the `areas` (LEVEL:CODE; none: the whole country) down to
    the level `finest`, the codes of its `population` and its `periods`; asked from `since` to `until`, both days included.

    `rule` decides what the study is told, `least` how many a count must at least be of to leave. `unverified` says that nobody has
    looked at the permit, `synthetic` that there is none: an example.
    """

    id: str
    title: Text
    who: Text
    purpose: Text
    permit: Text
    legal_basis: Text
    facts: frozenset[str]
    columns: frozenset[str]
    periods: PeriodRange
    since: date
    until: date
    finest: str = ""
    areas: frozenset[str] = frozenset()
    population: tuple[Condition, ...] = ()
    rule: CellKeys = STRICT
    least: int = LEAST
    unverified: bool = True
    synthetic: bool = False

    def __post_init__(self) -> None:
        check_id(self.id, "a study")
        if not self.facts or not self.columns:
            raise BadDefinition(f"study {self.id} names no facts or no columns of them; name each: what comes later is not in its permit")
        if self.least < self.rule.least:
            raise BadDefinition(f"study {self.id} lets counts of {self.least} leave and is told none of under {self.rule.least}; raise it")
        if self.least > min(self.rule.mean, self.rule.whole):
            raise BadDefinition(f"study {self.id} lets nothing leave of under {self.least}; its means or shares may be of fewer")
        for area in self.areas:
            if not Place.parse(area).code:
                raise BadDefinition(f"study {self.id}: {area!r} names no area; write LEVEL:CODE")

    @property
    def right(self) -> Right:
        """The right by which its researchers ask."""
        return Right(
            f"study_{self.id}", frozenset({Role.RESEARCHER}), frozenset({Columns.PROTECTED}), frozenset({Audience.AUTHORITIES}),
            Reach.OWN if self.areas else Reach.ALL, self.purpose, self.legal_basis, self.since, self.until, facts=self.facts,
            studies=frozenset({self.id}), finest=self.finest, purpose=True, unverified=self.unverified, areas=self.areas,
            named=self.columns, population=self.population, periods=self.periods,
        )  # fmt: skip


def check_studies(
    studies: Iterable[Study], rights: tuple[Right, ...], disclosures: Iterable[Disclosure], facts: Mapping[str, PersonFact],
    hierarchy: Hierarchy | None, where: str,
) -> None:
    """Raise BadDefinition for two studies of one id, a study whose right the pack lacks, a right of no study, a column or area that is not
    there, or a rule under which its figures would be others than the audience's, or told where those are hidden."""
    declared = _by_id(studies, where)
    common = [one.rule for one in disclosures if (one.audience, one.dataset) == (Audience.AUTHORITIES, Columns.PROTECTED)]
    for one in declared.values():
        if one.right not in rights:
            raise BadDefinition(f"{where}: study {one.id} has no right; add its `right` to the rights of the pack")
        known = {column.name for fact in facts.values() if fact.id in one.facts for column in fact.tells}
        for name in sorted(one.columns - known):
            raise BadDefinition(f"{where}: study {one.id} speaks of column {name!r}, which its facts do not have; {nearest(name, known)}")
        _check_population(one, facts, where)
        for place in map(Place.parse, one.areas):
            if hierarchy is None or place.code not in {area.code for area in hierarchy.areas(place.level)}:
                raise BadDefinition(f"{where}: study {one.id} is of {place}, an area that is not there")
        if not common or not all(rule is not None and is_stricter(one.rule, rule) for rule in common):
            theirs = " and ".join(map(str, common)) or "none"
            raise BadDefinition(f"{where}: study {one.id} has a rule of other noise, or a milder one, than authorities have: {theirs}")
    for right in rights:
        for id in sorted(right.studies - set(declared)):
            raise BadDefinition(f"{where}: right {right.id} is for study {id!r}, which it does not have; {nearest(id, declared)}")


def _by_id(studies: Iterable[Study], where: str) -> dict[str, Study]:
    declared: dict[str, Study] = {}
    for one in studies:
        if one.id in declared:
            raise BadDefinition(f"{where}: two studies are called {one.id!r}; give each an id of its own, or one would ask by the other's")
        declared[one.id] = one
    return declared


def _check_population(study: Study, facts: Mapping[str, PersonFact], where: str) -> None:
    for one in study.population:
        for fact in (facts[id] for id in sorted(study.facts) if id in facts):
            if one.dimension not in fact.dimensions:
                raise BadDefinition(f"{where}: the population of study {study.id} is of a {one.dimension} that {fact.id} does not have")
            for code in one.codes:
                fact.dimensions[one.dimension].codes.require(code)


def is_stricter(rule: CellKeys, than: CellKeys) -> bool:
    """Whether figures told by the rule are those told by another, and none is told that the other hides."""
    more = all(getattr(rule, name) >= getattr(than, name) for name in NO_LOWER)
    return rule.noise == than.noise and more and all(getattr(rule, name) <= getattr(than, name) for name in NO_HIGHER)
