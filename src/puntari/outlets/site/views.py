"""Pages that a pack has beside those of indicators, tables, claims and rounds: a line each here, and every list of pages knows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from puntari.define.pack import Pack
from puntari.outlets.site import (
    condition_words,
    conditions_page,
    document_page,
    document_words,
    evidence_page,
    evidence_words,
    goal_words,
    goals_page,
    paths,
    portfolio_page,
    portfolio_words,
    price_words,
    prices_page,
    roadmap_page,
    roadmap_words,
    steering_page,
    steering_words,
)
from puntari.outlets.site.book import Book
from puntari.words.text import Language, Text


@dataclass(frozen=True)
class View:
    """A page of a pack with its words, its twin for machines, and the question that it rests on, which is asked once a book; `files` lie
    beside it, by their names."""

    path: str
    title: Text
    lead: Text
    kind: Text
    page: Callable[[Book, Pack, Language], str] = field(repr=False)
    twin: Callable[[Book, Pack, Language], bytes] = field(repr=False)
    ask: Callable[[Book, Pack], object] = field(repr=False)
    files: Mapping[str, Callable[[Book, Pack, Language], bytes]] = field(default_factory=dict, repr=False)


def views(pack: Pack) -> Iterator[View]:
    """The views that a pack has something for."""
    if pack.steering is not None:
        yield View(
            paths.steering_path(pack), steering_words.TITLE, steering_words.LEAD, steering_words.KIND,
            steering_page.page, steering_page.twin, steering_page.released,
        )
        yield View(
            paths.roadmap_path(pack), roadmap_words.TITLE, roadmap_words.LEAD, roadmap_words.KIND,
            roadmap_page.page, roadmap_page.twin, steering_page.released, {roadmap_page.SHEET: roadmap_page.sheet},
        )
    if pack.goals:
        yield View(
            paths.goals_path(pack), goal_words.TITLE, goal_words.LEAD, goal_words.KIND,
            goals_page.page, goals_page.twin, goals_page.released,
        )
    if pack.conditions:
        yield View(
            paths.conditions_path(pack), condition_words.TITLE, condition_words.LEAD, condition_words.KIND,
            conditions_page.page, conditions_page.twin, conditions_page.released,
        )
    if pack.portfolio is not None:
        yield View(
            paths.portfolio_path(pack), portfolio_words.TITLE, portfolio_words.LEAD, portfolio_words.KIND,
            portfolio_page.page, portfolio_page.twin, portfolio_page.released,
        )
    if pack.evidence is not None:
        yield View(
            paths.evidence_path(pack), evidence_words.TITLE, evidence_words.LEAD, evidence_words.KIND,
            evidence_page.page, evidence_page.twin, evidence_page.released,
        )
    if pack.prices is not None:
        yield View(
            paths.prices_path(pack), price_words.TITLE, price_words.LEAD, price_words.KIND,
            prices_page.page, prices_page.twin, prices_page.ask, {prices_page.ROWS_FILE: prices_page.rows_sheet},
        )
    for document in pack.documents:
        yield View(
            paths.document_path(pack, document), document.title, document.subtitle, document_words.KIND,
            partial(document_page.page, document), partial(document_page.twin, document), partial(document_page.paper_of, document),
        )
