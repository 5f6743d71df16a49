"""What has changed in the definitions: the two newest editions side by side, the editions, and the days on which definitions began."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.changes import Changed
from puntari.define.pack import Pack
from puntari.define.record import code_lists
from puntari.doors.catalogue import tell_differences, tell_editions
from puntari.outlets.pages import frame
from puntari.outlets.site import catalogue_words as words
from puntari.outlets.site import change_words, paths
from puntari.outlets.site.book import Book, capital, day_text
from puntari.outlets.site.catalogue_parts import (
    Line,
    Part,
    Row,
    Said,
    coded,
    concept_link,
    indicator_link,
    said,
    source_link,
    view_link,
)
from puntari.words.text import Language

MOST_CHANGES = 300


def parts_of(book: Book, shown: frame.Page, pack: Pack, language: Language) -> Iterator[Part]:
    """The parts of the page of changes."""
    kept = tell_editions(book.house, pack.id)
    rows = tuple(Row((said(day_text(one.when, language)), coded(one.id), coded(one.build))) for one in reversed(kept))
    heads = tuple(one[language] for one in (words.SINCE, words.EDITION, words.BUILD))
    if len(kept) < 2:
        yield Part("changed", words.CHANGES[language], words.ONE_EDITION[language])
    else:
        yield _difference(book, shown, pack, (kept[-2].id, kept[-1].id), language)
    yield Part("editions", words.EDITIONS[language], columns=heads, rows=rows)
    yield _dated(shown, pack, language)


def _difference(book: Book, shown: frame.Page, pack: Pack, between: tuple[str, str], language: Language) -> Part:
    found = tell_differences(book.house, pack.id, *between)
    title = words.BETWEEN[language].format(before=found.before, after=found.after)
    rows = tuple(
        Row((_named(shown, pack, one), said(words.PARTS[one.part][language]), said(words.CHANGED[one.change][language]),
             said(_places(one, language))))
        for one in found.changed[:MOST_CHANGES]
    )
    heads = (words.NAME, words.PART, words.WHAT_CHANGED, words.WHERE)
    lead = words.CHANGED_COUNT[language].format(count=len(found.changed))
    return Part("changed", title, lead, columns=tuple(one[language] for one in heads), rows=rows)


def _named(shown: frame.Page, pack: Pack, one: Changed) -> Line:
    """What changed by its name, leading to its page; by its code where it is gone or has no page."""
    lists = {each.id: each for each in code_lists(pack)} if one.part == "code_lists" else {}
    if one.id in lists:
        return (Said(capital(lists[one.id].title[shown.language]), shown.href(paths.codes_path(pack, one.id))),)
    told = pack.catalogue
    held, link = {
        "indicators": (pack.indicators, indicator_link), "sources": (pack.sources, source_link), "registers": (pack.registers, source_link),
        "concepts": (told.concepts if told else {}, concept_link), "views": (told.views if told else {}, view_link),
    }.get(one.part, ({}, None))
    return (link(shown, pack, one.id),) if one.id in held else coded(one.id)


def _places(one: Changed, language: Language) -> str:
    """The places that changed, in words, each once."""
    found = (change_words.PLACES.get(place.partition(".")[0], change_words.OTHER)[language] for place, _, _ in one.places)
    return ", ".join(dict.fromkeys(found))


def _dated(shown: frame.Page, pack: Pack, language: Language) -> Part:
    """The indicators whose definition of today began on each day, the newest first."""
    days: dict[str, list[str]] = {}
    for id, one in pack.indicators.items():
        for each in one.upkeep.dated if one.upkeep else ():
            days.setdefault(each.since.isoformat(), []).append(id)
    rows = tuple(
        Row((said(day_text(day, language)), tuple(indicator_link(shown, pack, id) for id in ids)))
        for day, ids in sorted(days.items(), reverse=True)
    )
    return Part("dated", words.DATED[language], columns=(words.SINCE[language], words.INDICATORS[language]), rows=rows)
