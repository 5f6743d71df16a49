"""Pages on what is hidden: one for each audience that is told something, their figures counted from the cells and taken from the rule."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from puntari.define.disclosure import DISCLOSURES, CellKeys
from puntari.define.source import Audience
from puntari.define.table_rule import EVERY, TableRule
from puntari.doors.house import House
from puntari.guard.losses import Fate
from puntari.outlets.site import hidden_page, hidden_words, loss_words, table_rules
from puntari.outlets.site.book import Book, open_book
from puntari.store.losses import keep_losses
from puntari.words.text import Language, Text
from tests.small.marked import STUDY
from tests.small.pack import PACK
from tests.small.stocked import stocked


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    return open_book(stocked(tmp_path_factory.mktemp("hidden")), "1")


def words_of(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split()).replace("\u00a0", " ")


def with_registers(book: Book) -> Book:
    """The same with a pack that also has registers; its figures are asked of nobody here."""
    pack = replace(PACK, title=Text.same("With registers"))
    object.__setattr__(pack, "registers", {"some": object()})
    return replace(book, house=House(book.house.store, {"small": pack}))


def test_without_registers_there_is_only_what_everybody_is_told(book: Book) -> None:
    assert hidden_page.audiences(book) == (Audience.PUBLIC,)


@pytest.mark.parametrize("language", list(Language))
def test_everybody_is_told_how_many_figures_are_exact(book: Book, language: Language) -> None:
    page = words_of(hidden_page.page(book, Audience.PUBLIC, language))
    for told in (*hidden_words.OPEN_RULES, *hidden_words.OPEN_READ, hidden_words.ONE):
        assert told[language] in page.replace("&#39;", "'")
    found = hidden_page._statuses(book, PACK, "parish")
    assert found.total() > 0 and f" {found.total()} " in page


@pytest.mark.parametrize("language", list(Language))
def test_studies_are_told_of_where_there_are_any(book: Book, language: Language) -> None:
    both = with_registers(book)
    heading = hidden_words.STUDIES[language]
    assert f"<h2>{heading}</h2>" not in hidden_page.page(both, Audience.AUTHORITIES, language)
    (pack,) = both.packs
    object.__setattr__(pack, "studies", (STUDY,))
    page = hidden_page.page(both, Audience.AUTHORITIES, language)
    said = words_of(page)
    assert f"<h2>{heading}</h2>" in page and "{" not in said
    assert all(f" {one}" in said for one in (STUDY.rule.base, STUDY.rule.whole, STUDY.rule.mean, STUDY.rule.dimensions))
    assert f"<h2>{heading}</h2>" not in hidden_page.page(both, Audience.PUBLIC, language)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("audience", [Audience.AUTHORITIES, Audience.OWN_STAFF])
def test_who_sees_figures_over_persons_is_told_the_rule_as_it_is(book: Book, audience: Audience, language: Language) -> None:
    both = with_registers(book)
    assert hidden_page.audiences(both) == tuple(Audience)
    page = words_of(hidden_page.page(both, audience, language))
    assert "{" not in page
    comma, space = (".", "") if language is Language.EN else (",", " ")
    assert f"1{comma}7 (17{comma}3{space}%)" in page and "5 (50" in page, "of ten persons"
    wanted = (hidden_words.READ, hidden_words.LIMITS, hidden_words.DATASET[audience_dataset(audience)])
    assert all(words[language] in page for words in wanted)


@pytest.mark.parametrize("language", list(Language))
def test_how_many_figures_are_hidden_is_told_by_level_and_kind(book: Book, language: Language) -> None:
    both = with_registers(book)
    assert loss_words.NOT_COUNTED[language] in words_of(hidden_page.page(both, Audience.AUTHORITIES, language))
    fates = {Fate.TOLD: 60, Fate.ZERO: 10, Fate.FEW_PERSONS: 23, Fate.FEW_UNITS: 2, Fate.NONE: 5}
    each = tuple(
        {"audience": "authorities", "level": level, "figures": figures, "percent": {fate: fates.get(fate, 0) for fate in Fate}}
        for level, figures in (("parish", 1234), ("county", 300))
    )
    keep_losses(book.house.store, "small", {"pack": "small", "build": "b", "day": "2026-11-23", "synthetic": True, "each": each})
    page = hidden_page.page(replace(both, views={}), Audience.AUTHORITIES, language)
    said = words_of(page)
    assert loss_words.NOT_COUNTED[language] not in said and loss_words.SYNTHETIC[language] in said and "{" not in said
    assert all(loss_words.FATES[fate][language] in said for fate in fates) and loss_words.FATES[Fate.UNPROTECTED][language] not in said
    told = "1,234 60 10 23 2 0 5" if language is Language.EN else "1 234 60 10 23 2 0 5"
    assert told in said and page.index("<svg") < page.index(loss_words.TABLE[language]), "a picture with its table under it"
    assert loss_words.NOT_COUNTED[language] in words_of(hidden_page.page(replace(both, views={}), Audience.OWN_STAFF, language))


@pytest.mark.parametrize("language", list(Language))
def test_what_a_protected_table_hides_is_told_as_it_is_declared(book: Book, language: Language) -> None:
    assert table_rules.HEADING[language] not in hidden_page.page(book, Audience.PUBLIC, language)
    rule = TableRule(Audience.PUBLIC, EVERY, Text("Koska niin.", "Därför.", "Because."), 7, 21, 4, ((2, 85), (1, 62.5)), 12)
    of_others = replace(rule, audience=Audience.AUTHORITIES, least=9)
    past = replace(rule, until=book.today - timedelta(days=1), least=11)
    declared = replace(PACK, table_rules=(rule, of_others))
    page = words_of(hidden_page.page(replace(book, house=House(book.house.store, {"small": declared})), Audience.PUBLIC, language))
    comma = "." if language is Language.EN else ","
    assert table_rules.HEADING[language] in page and rule.reason[language] in page and "{" not in page
    assert all(f" {one}" in page for one in ("7 ", "21 ", "4 ", f"62{comma}5", "12 ", "3 ")) and " 9 " not in page
    ended = replace(PACK, table_rules=(past,))
    later = replace(book, house=House(book.house.store, {"small": ended}))
    assert table_rules.HEADING[language] not in hidden_page.page(later, Audience.PUBLIC, language)


def audience_dataset(audience: Audience) -> object:
    return next(one.dataset for one in DISCLOSURES if one.audience is audience)


def test_another_rule_gives_other_figures(book: Book) -> None:
    strict = tuple(replace(one, rule=replace(one.rule, base=30, whole=60)) if one.rule else one for one in DISCLOSURES)
    pack = next(iter(with_registers(book).house.packs.values()))
    object.__setattr__(pack, "disclosures", strict)
    both = replace(book, house=House(book.house.store, {"small": pack}))
    page = words_of(hidden_page.page(both, Audience.AUTHORITIES, Language.EN))
    assert "at least 30 persons" in page and "under 60" in page and f"at least {CellKeys().base} persons" not in page
