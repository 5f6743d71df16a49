"""A pack: everything a domain says of itself, as one value. The engine knows packs only by this."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from puntari.define.catalogue import Catalogue
from puntari.define.claim import ClaimBook
from puntari.define.conditions import Criterion, check_conditions
from puntari.define.dimension import CodeList, Hierarchy
from puntari.define.disclosure import DISCLOSURES, Disclosure, check_disclosures
from puntari.define.document import Document, Showable, check_shown
from puntari.define.evidence import EvidenceBook, check_evidence
from puntari.define.fact import Fact
from puntari.define.framework import Assessment, check_assessment
from puntari.define.goals import Goal, check_goals
from puntari.define.hearing import NOBODY, Hearing
from puntari.define.indicator import Card, Indicator, Theme
from puntari.define.names import check_id, nearest
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import PersonFact
from puntari.define.picture import Geometry, Tile
from puntari.define.portfolio import Portfolio, check_portfolio
from puntari.define.pricing import PriceBook
from puntari.define.publishing import PUBLIC_ALREADY, Publishing
from puntari.define.register import Register, Switch, TwoWays
from puntari.define.report import PeerTable
from puntari.define.right import OPEN_TO_ALL, Right, check_rights
from puntari.define.source import Source
from puntari.define.spells import StatusSpells
from puntari.define.steering import Steering, check_steering
from puntari.define.study import Study, check_studies
from puntari.define.synthetic import Synthetic
from puntari.define.table_rule import TableRule, check_table_rules
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Text


@dataclass(frozen=True)
class Pack:
    """Definitions of one domain. `folder` is the folder its own tables lie in, `leading` the
    indicators that its front page leads with, `map_level` the level whose areas it maps."""

    id: str
    title: Text
    what: Text
    folder: str
    sources: Mapping[str, Source]
    facts: Mapping[str, Fact]
    indicators: Mapping[str, Indicator]
    themes: tuple[Theme, ...]
    hierarchy: Hierarchy | None = None
    leading: tuple[str, ...] = ()
    map_level: str = ""
    tiles: tuple[Tile, ...] = ()
    geometry: Geometry | None = None
    reports: tuple[PeerTable, ...] = ()
    reasons: Mapping[str, Text] = field(default_factory=lambda: MappingProxyType({}))
    claims: ClaimBook | None = None
    registers: Mapping[str, Register] = field(default_factory=lambda: MappingProxyType({}))
    switches: tuple[Switch, ...] = ()
    synthetic: Synthetic | None = None
    two_ways: tuple[TwoWays, ...] = ()
    spells: Mapping[str, StatusSpells] = field(default_factory=lambda: MappingProxyType({}))
    person_facts: Mapping[str, PersonFact] = field(default_factory=lambda: MappingProxyType({}))
    assessments: tuple[Assessment, ...] = ()
    steering: Steering | None = None
    prices: PriceBook | None = None
    evidence: EvidenceBook | None = None
    portfolio: Portfolio | None = None
    documents: tuple[Document, ...] = ()
    rights: tuple[Right, ...] = (OPEN_TO_ALL,)
    disclosures: tuple[Disclosure, ...] = DISCLOSURES
    table_rules: tuple[TableRule, ...] = ()
    studies: tuple[Study, ...] = ()
    catalogue: Catalogue | None = None
    goals: Mapping[str, Goal] = field(default_factory=lambda: MappingProxyType({}))
    hearing: Hearing = NOBODY
    conditions: Mapping[str, Criterion] = field(default_factory=lambda: MappingProxyType({}))
    publishing: Publishing = PUBLIC_ALREADY

    def __post_init__(self) -> None:
        check_id(self.id, "a pack")
        for id, indicator in self.indicators.items():
            check_id(id, f"an indicator of pack {self.id}")
            self._check_sources(id, indicator)
            if indicator.theme not in self.themes:
                raise BadDefinition(f"pack {self.id}: theme {indicator.theme.id!r} of indicator {id} is not among its themes")
        for switch in self.switches:
            for one in (switch.primary, switch.complementary):
                if self.registers.get(one.id) is not one:
                    raise BadDefinition(f"pack {self.id}: switch {switch.id} speaks of register {one.id!r}, which the pack does not list")
        self._check_person_facts()
        self._check_ways()
        levels = self.hierarchy.by_id if self.hierarchy else ()
        check_rights(self.rights, levels, (*self.facts, *self.person_facts), f"pack {self.id}")
        check_disclosures(self.disclosures, f"pack {self.id}")
        check_table_rules(self.table_rules, f"pack {self.id}")
        check_studies(self.studies, self.rights, self.disclosures, self.person_facts, self.hierarchy, f"pack {self.id}")
        for id in (*self.leading, *(report.indicator for report in self.reports)):
            self.indicator(id)
        self._check_beside()
        for assessment in self.assessments:
            check_assessment(assessment, {id: self.indicator(id) for id in (assessment.level, assessment.target)}, f"pack {self.id}")
        if self.steering is not None:
            areas = [area.id for area in self.assessment(self.steering.framework).framework.areas]
            check_steering(self.steering, self.indicators, areas, self.sources, f"pack {self.id}")
        check_goals(self.goals, self.indicators, f"pack {self.id}")
        check_conditions(self.conditions, self.indicators, f"pack {self.id}")
        for id in self.hearing.must:
            if id not in self.registers and id not in self.sources:
                raise BadDefinition(f"pack {self.id}: somebody must be heard of {id!r}; {nearest(id, {**self.registers, **self.sources})}")
        for document in self.documents:
            self._check_document(document)
        if self.evidence is not None:
            check_evidence(self.evidence, self.sources, self.rests, f"pack {self.id}")
        if self.portfolio is not None:
            check_portfolio(self.portfolio, self.sources, f"pack {self.id}")
        if self.evidence is None and any(self.rests.values()):
            raise BadDefinition(f"pack {self.id}: its findings rest on evidence, and it keeps no register of it")

    @property
    def rests(self) -> dict[str, tuple[str, ...]]:
        """What each finding of the steering rests on, by ids of the register of evidence."""
        return {id: one.evidence for id, one in self.steering.findings.items()} if self.steering is not None else {}

    @property
    def judged_on(self) -> dict[str, tuple[str, ...]]:
        """What each area as judged in an earlier round rests on, by `round/area`."""
        told = [(one.period, area) for assessment in self.assessments for one in assessment.grounds for area in one.areas.values()]
        return {f"{period}/{area.area}": area.evidence for period, area in told}

    def assessment(self, id: str) -> Assessment:
        """The assessment by its framework's id; raises BadQuestion naming the nearest."""
        found = {one.id: one for one in self.assessments}
        if id not in found:
            raise BadQuestion(f"pack {self.id} has no framework {id!r}; {nearest(id, found)}")
        return found[id]

    def _check_document(self, document: Document) -> None:
        frameworks = {one.framework.id: [part.id for part in one.framework.dimensions] for one in self.assessments}
        prices = self.prices
        has = Showable(
            [report.id for report in self.reports], self.indicators, frameworks, tuple(self.steering.headings) if self.steering else None,
            tuple(prices.recipes) if prices is not None else (), claims=self.claims is not None,
            collects=prices is not None and prices.collection is not None, cards=prices is not None and bool(prices.peers),
            portfolio=self.portfolio is not None, evidence=self.evidence is not None,
        )
        check_shown(document, has)
        for id in document.sources - set(self.sources):
            raise BadDefinition(f"report {document.id} of {document.round} cites rows of {id!r}, which pack {self.id} does not list")

    def _check_person_facts(self) -> None:
        bound = [b for one in self.indicators.values() for b in one.bindings if isinstance(b, RegisterBinding)]
        for fact in (*self.person_facts.values(), *(fact for binding in bound for fact in binding.facts)):
            if self.person_facts.get(fact.id) is not fact:
                raise BadDefinition(f"pack {self.id}: an indicator reads person fact {fact.id!r}, which the pack does not list")
            for needed in (*fact.needs, *fact.registers):
                listed = {StatusSpells: self.spells, PersonFact: self.person_facts, Register: self.registers}[type(needed)]
                if listed.get(needed.id) is not needed:
                    raise BadDefinition(f"pack {self.id}: person fact {fact.id} reads {needed.id!r}, which the pack does not list")
        if both := set(self.facts) & set(self.person_facts):
            raise BadDefinition(f"pack {self.id}: {', '.join(sorted(both))} is the name of an open fact and of a person fact; rename one")

    def _check_sources(self, id: str, indicator: Indicator) -> None:
        for source in indicator.sources:
            if self.sources.get(source.id) is not source:
                raise BadDefinition(f"pack {self.id}: indicator {id} reads source {source.id!r}, which the pack does not list")

    def _check_beside(self) -> None:
        for id, one in self.indicators.items():
            for other in one.beside:
                told = self.indicator(other)
                if other == id or told.beside:
                    raise BadDefinition(f"pack {self.id}: {other} is told beside {id}, so it is another one and has none beside itself")
                if (told.frequency, told.audience) != (one.frequency, one.audience):
                    raise BadDefinition(
                        f"pack {self.id}: {other}, by {told.frequency} for {told.audience}, can't be told beside {id}, by {one.frequency} "
                        f"for {one.audience}"
                    )

    def _check_ways(self) -> None:
        if both := set(self.sources) & set(self.registers):
            raise BadDefinition(f"pack {self.id}: {', '.join(sorted(both))} is the name of a source and of a person register; rename one")
        for ways in self.two_ways:
            for one in (ways.one, ways.other):
                if self.registers.get(one.id) is not one:
                    raise BadDefinition(f"pack {self.id}: {ways.id} compares register {one.id!r}, which the pack does not list")

    def study(self, id: str) -> Study:
        """The study of that id; raises BadQuestion naming the nearest."""
        found = {one.id: one for one in self.studies}
        if id not in found:
            raise BadQuestion(f"pack {self.id} has no study {id!r}; {nearest(id, found)}")
        return found[id]

    def indicator(self, id: str) -> Indicator:
        """The indicator of that id; raises BadQuestion naming the nearest."""
        if id not in self.indicators:
            raise BadQuestion(f"pack {self.id} has no indicator {id!r}; {nearest(id, self.indicators)}")
        return self.indicators[id]

    @property
    def dimensions(self) -> dict[str, CodeList]:
        """Every code dimension that some fact has, by name."""
        return {name: column.codes for fact in self.facts.values() for name, column in fact.dimensions.items()}


def named(module: object, kind: type) -> dict[str, object]:
    """The values of a kind that a module of a pack defines, by their names in it."""
    return {name: value for name, value in vars(module).items() if isinstance(value, kind) and not name.startswith("_")}


def cards_from(words: Mapping[str, Mapping[str, Mapping[str, str]]], where: str) -> dict[str, Card]:
    """Cards from a mapping id -> part -> language -> words, every part in every language, and perhaps `brief`, a short title; raises
    BadDefinition with the place."""
    return {id: _card(card, f"{where}, card {id}") for id, card in words.items()}


def _card(card: Mapping[str, Mapping[str, str]], where: str) -> Card:
    parts = [_words(card, part, where) for part in ("title", "short", "what", "how", "beware", "is_not")]
    return Card(*parts, _words(card, "brief", where) if "brief" in card else None)


def _words(card: Mapping[str, Mapping[str, str]], part: str, where: str) -> Text:
    try:
        return Text(**card[part])
    except (KeyError, TypeError, ValueError) as wrong:
        raise BadDefinition(f"{where}: {part} must be written in fi, sv and en ({wrong})") from wrong
