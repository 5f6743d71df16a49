"""What every page of the site needs: the packs that may be shown, the shelf of figures, and the frame."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import TypeVar

from babel.dates import format_date
from jinja2 import ChoiceLoader, Environment, PackageLoader

from puntari.define.dimension import Level
from puntari.define.indicator import Indicator
from puntari.define.lineage import Use
from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.doors.assessed import Earlier, Results
from puntari.doors.claims import JudgedClaims
from puntari.doors.house import House
from puntari.doors.peers import PeerComparison
from puntari.doors.tell import BuildReport, MapDrawing, SourceReport, tell_build, tell_map, tell_sources
from puntari.guard.actor import PUBLIC, Actor
from puntari.guard.defining import Life
from puntari.guard.release import Finding, Refusal
from puntari.outlets import wording
from puntari.outlets.charts import words as chart_words
from puntari.outlets.charts.figure import figure, table, told
from puntari.outlets.documents.model import Paper
from puntari.outlets.pages import frame
from puntari.outlets.site import about_words, catalogue_words, hidden_words, words
from puntari.outlets.site.paths import hidden_path
from puntari.outlets.site.shelf import Shelf
from puntari.outlets.site.stacking import stacked
from puntari.words.text import Language, Text

T = TypeVar("T")


@dataclass(frozen=True)
class Book:
    """The site that is being made: where its figures come from and the frame that its pages share."""

    house: House
    shelf: Shelf
    site: frame.Site
    report: BuildReport
    today: date
    templates: Environment = field(repr=False)
    maps: dict[tuple[str, str], MapDrawing | None] = field(default_factory=dict, repr=False)
    reports: dict[tuple[str, str], Finding[PeerComparison]] = field(default_factory=dict, repr=False)
    claims: dict[str, Finding[JudgedClaims] | Refusal] = field(default_factory=dict, repr=False)
    earlier: dict[tuple[str, str], Finding[Earlier]] = field(default_factory=dict, repr=False)
    rounds: dict[tuple[str, str], tuple[Finding[Results], ...]] = field(default_factory=dict, repr=False)
    views: dict[tuple[str, str], Finding] = field(default_factory=dict, repr=False)
    opened_by: int = field(default_factory=os.getpid, repr=False)
    """The process that opened it, the only one that may ask."""
    papers: dict[tuple[str, str, str], Paper] = field(default_factory=dict, repr=False)
    contact: str = ""
    """Where feedback goes: the address of whoever runs the service; empty until it is given."""
    told: dict[str, tuple[SourceReport, ...]] = field(default_factory=dict, repr=False)
    lives: dict[str, Mapping[str, Life]] = field(default_factory=dict, repr=False)
    """How definitions stand, by pack."""
    uses: dict[str, Mapping[str, tuple[Use, ...]]] = field(default_factory=dict, repr=False)
    """Which indicators use each column, by pack."""

    def released(self, view: str, pack: Pack, ask: Callable[[House, str, Actor], Finding[T] | Refusal]) -> Finding[T]:
        """What a view of a pack rests on, asked once a book; raises LookupError where the public may not see it or where it is asked too
        late, in a process that was forked to write pages: its maker must mend."""
        if (view, pack.id) not in self.views:
            if os.getpid() != self.opened_by:
                raise LookupError(f"{view} of {pack.id} is asked while pages are written, where no engine answers; ask it before, in build")
            told = ask(self.house, pack.id, PUBLIC)
            if isinstance(told, Refusal):
                raise LookupError(f"{told.what}: {told.reason.en}")
            self.views[view, pack.id] = told
        return self.views[view, pack.id]

    @property
    def packs(self) -> tuple[Pack, ...]:
        """The packs that have something public: those with places first, as more people look for those."""
        public = [pack for pack in map(self.house.pack, self.house.packs) if open_indicators(pack)]
        return tuple(sorted(public, key=lambda pack: (pack.hierarchy is None, pack.id)))

    def sources(self, pack: Pack) -> tuple[SourceReport, ...]:
        """The public sources of a pack as they stand in the build, read once."""
        if pack.id not in self.told:
            self.told[pack.id] = tell_sources(self.house, pack.id, self.today)
        return self.told[pack.id]

    def drawing(self, pack: Pack, level: str) -> MapDrawing | None:
        """The drawn boundaries of a level, read once."""
        key = (pack.id, level)
        if key not in self.maps:
            self.maps[key] = tell_map(self.house, pack, level)
        return self.maps[key]

    def made(self, language: Language) -> str:
        """The day of the build in words."""
        return format_date(datetime.fromisoformat(self.report.made), "long", locale=wording.LOCALES[language])

    def render(self, page: frame.Page, template: str, **given: object) -> str:
        """A page of the frame filled by a template; a name that nobody gave is an error."""
        return self.templates.get_template(template).render(page=page, l=page.language, book=self, **given)


def open_indicators(pack: Pack) -> dict[str, Indicator]:
    """The indicators of a pack that are meant for the public, by id."""
    return {
        id: indicator
        for id, indicator in pack.indicators.items()
        if indicator.audience is Audience.PUBLIC and all(source.audience is Audience.PUBLIC for source in indicator.sources)
    }


def levels_of(pack: Pack) -> tuple[Level, ...]:
    """The levels of areas that pages are made for, from the widest."""
    return pack.hierarchy.levels if pack.hierarchy else ()


def templates() -> Environment:
    """The site's templates with those of the frame under them, compiled once."""
    base = frame.environment()
    own = base.overlay(loader=ChoiceLoader([PackageLoader("puntari.outlets.site"), base.loader]), auto_reload=False, cache_size=100)
    own.globals.update(w=words, aw=about_words, cw=chart_words, kw=catalogue_words, wording=wording)
    own.globals.update(table=table, figure=figure, told=told, day=day_text)
    own.filters.update(sentence=sentence, stacked=stacked)
    return own


def sentence(text: str) -> str:
    """The words with one full stop at their end."""
    return text.rstrip(". ") + "."


def day_text(day: str, language: Language) -> str:
    """An ISO date as people write it."""
    return format_date(date.fromisoformat(day[:10]), "long", locale=wording.LOCALES[language])


MENU = (frame.Place("search", words.SEARCH), frame.Place("about", words.ABOUT))
FOOT = (
    frame.Place("about", words.ABOUT), frame.Place("sources", words.SOURCES), frame.Place("checks", words.CHECKS),
    frame.Place(hidden_path(Audience.PUBLIC), hidden_words.TITLE),
    frame.Place("accessibility", words.ACCESSIBILITY), frame.Place("feedback", words.FEEDBACK), frame.Place("privacy", words.PRIVACY),
)


def open_book(house: House, version: str, contact: str = "") -> Book:
    """The book of the build that is served; `version` is told in the addresses of style and script."""
    report = tell_build(house)
    packs = sorted((pack for pack in house.packs.values() if open_indicators(pack)), key=lambda pack: (pack.hierarchy is None, pack.id))
    menu = (*(frame.Place(pack.id, pack.title) for pack in packs), *MENU)
    site = frame.Site(menu, FOOT, report.id, report.synthetic, version)
    return Book(house, Shelf(house), site, report, datetime.now(UTC).date(), templates(), contact=contact)


def capital(text: str) -> str:
    """The words with a capital at their start, as headings have."""
    return text[:1].upper() + text[1:]


def capital_text(text: Text) -> Text:
    """The same in every language."""
    return Text(*(capital(text[language]) for language in Language))
