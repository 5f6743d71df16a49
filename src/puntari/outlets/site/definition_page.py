"""The page of an indicator's definition, and the page of a report of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.breakdown import breakdowns
from puntari.define.catalogue import View
from puntari.define.fingerprint import of_indicator
from puntari.define.indicator import Indicator
from puntari.define.lineage import CLOSEST
from puntari.define.pack import Pack
from puntari.define.printing import definition_lines
from puntari.define.protection import protection_of
from puntari.define.record import read_for
from puntari.define.source import Audience
from puntari.define.upkeep import Upkeep
from puntari.doors.gate import rights_to
from puntari.outlets.pages import frame
from puntari.outlets.site import about_indicator, about_words, area_page, life_parts, paths, ways_words
from puntari.outlets.site import catalogue_words as words
from puntari.outlets.site import words as site_words
from puntari.outlets.site.area_page import Card
from puntari.outlets.site.book import Book, day_text, levels_of, open_indicators
from puntari.outlets.site.broken_page import leading_card, lists_of
from puntari.outlets.site.catalogue_parts import (
    Line,
    Note,
    Part,
    Row,
    Said,
    coded,
    column_link,
    concept_link,
    indicator_link,
    rendered,
    said,
    shown_at,
    source_link,
    state_said,
    used_in,
    view_link,
    who_sees,
)
from puntari.outlets.wording import BETTER, period_text
from puntari.words.cell import Status
from puntari.words.text import Language


def page(book: Book, pack: Pack, id: str, language: Language) -> str:
    """An indicator's definition: words, formula, rules and owner, who sees its figures, what it serves and what it is computed from."""
    one = pack.indicator(id)
    shown = shown_at(book, pack, paths.definition_path(pack, id), one.card.title[language], one.card.short[language], language)
    top = (Note((Said(words.SEE_FIGURES[language], shown.href(paths.indicator_path(pack, id))),)),) if id in open_indicators(pack) else ()
    parts = (
        Part("what-h", site_words.DEFINITION[language], facts=tuple(_defined(one, language))),
        life_parts.part(book, shown, pack, id, language),
        Part("kept-h", words.UPKEEP[language], facts=tuple(_kept(shown, pack, one, language))),
        _seen(pack, id, language),
        Part("serves-h", words.SERVES[language], facts=tuple(_serves(shown, pack, id, language))),
        _lineage(book, shown, pack, id, language),
    )
    return rendered(book, shown, one.card.short[language], parts, top)


def _defined(one: Indicator, language: Language) -> Iterator[tuple[str, Line]]:
    card = one.card
    if card.brief:
        yield words.SHORT_TITLE[language], said(card.brief[language])
    for title, text in (
        (site_words.WHAT, card.what), (site_words.HOW, card.how), (site_words.BEWARE, card.beware), (site_words.IS_NOT, card.is_not),
        (site_words.UNIT, one.unit.name), (site_words.DIRECTION, BETTER[one.better]),
    ):
        yield title[language], said(text[language])
    for way, lines in enumerate(definition_lines(one, language), 1):
        other = f" ({words.BY_WAY[language].format(ways=way)})" if way > 1 else ""
        yield site_words.COMPUTED[language] + other, said("; ".join(line.rstrip(".") for line in lines) + ".")
    named = [words.BY_AREA[language]] if one.bindings[0].fact.place else []
    lists = {name: column.codes for binding in one.bindings for fact in binding.facts for name, column in fact.dimensions.items()}
    named += [lists[name].title[language].lower() if name in lists else name for name in breakdowns(one)]
    if named:
        yield words.BREAKDOWNS[language], said(", ".join(named))


def _kept(shown: frame.Page, pack: Pack, one: Indicator, language: Language) -> Iterator[tuple[str, Line]]:
    reason = f": {one.reliability_reason[language]}" if one.reliability_reason else ""
    yield site_words.RELIABILITY[language], said(about_indicator.GRADES[one.reliability][language] + reason)
    if one.beside:
        yield site_words.TOLD_WITH[language], tuple(indicator_link(shown, pack, id) for id in one.beside)
    for each in one.breaks:
        since = site_words.SINCE[language].format(period=period_text(each.since, language))
        yield site_words.BREAKS[language], said(f"{since}: {each.reason[language]}")
    if one.made_by:
        names = ", ".join(lists_of(one)[name].title[language] for name in one.made_by)
        yield site_words.BREAKS[language], said(ways_words.WHERE_CHANGED[language].format(names=names))
    yield site_words.FINGERPRINT[language], coded(of_indicator(one))
    if one.upkeep is not None:
        yield from _owned(one.upkeep, language)


def _owned(upkeep: Upkeep, language: Language) -> Iterator[tuple[str, Line]]:
    for each in reversed(upkeep.dated):
        earlier = (Said(f"({about_words.EARLIER[each.earlier][language]})"),) if each.earlier else ()
        day = Said(day_text(each.since.isoformat(), language))
        yield about_words.DEFINED_SINCE[language], (day, Said(each.fingerprint, code=True), *earlier)
    for rule in upkeep.rules:
        read = about_words.READ_ON[language].format(day=day_text(rule.read.isoformat(), language)) if rule.read else ""
        where = f"{rule.act[language]}{', ' + rule.paragraph if rule.paragraph else ''} ({read or about_words.UNVERIFIED[language]})"
        yield about_words.RULE[language], said(f"{where}. {rule.asks[language]}")
    review = about_words.NEXT_REVIEW[language].format(day=day_text(upkeep.review.isoformat(), language))
    yield about_words.KEPT_BY[language], said(f"{upkeep.owner[language]}. {review}")


def _seen(pack: Pack, id: str, language: Language) -> Part:
    """Whom the figures are for, and the rights that open them."""
    one = pack.indicator(id)
    facts = (
        (words.AUDIENCE[language], said(words.AUDIENCES[one.audience][language])),
        (words.PROTECTION[language], said(protection_of(pack, one, language))),
    )
    if one.audience is Audience.PUBLIC:
        return Part("who-h", words.WHO_SEES[language], facts=facts)
    rows = tuple(
        Row((said(", ".join(words.ROLES[role][language] for role in words.ROLES if role in right.roles)), said(right.reason[language])))
        for right in rights_to(pack, id)
    )
    lead = "" if rows else words.NO_ROLE[language]
    return Part("who-h", words.WHO_SEES[language], lead, facts, (words.ROLE[language], words.WHY[language]), rows)


def _serves(shown: frame.Page, pack: Pack, id: str, language: Language) -> Iterator[tuple[str, Line]]:
    if pack.catalogue is None:
        return
    concepts = pack.catalogue.concepts_of(id)
    views = dict.fromkeys(view for concept in concepts for view in pack.catalogue.concepts[concept].views)
    yield words.CONCEPTS[language], tuple(concept_link(shown, pack, one) for one in concepts)
    yield words.PARTS["views"][language], tuple(view_link(shown, pack, one) for one in views)


def _lineage(book: Book, shown: frame.Page, pack: Pack, id: str, language: Language) -> Part:
    """Every column that the indicator uses, the closest uses first."""
    mine = [use for found in used_in(book, pack).values() for use in found if use.indicator == id]
    mine.sort(key=lambda use: (CLOSEST.index(use.purpose), use.column))
    rows = []
    for use in mine:
        ways = said(words.BY_WAY[language].format(ways=", ".join(map(str, use.ways))))
        source = source_link(shown, pack, use.column.partition(".")[0])
        rows.append(Row(((column_link(shown, pack, use.column),), (source,), said(words.FOR[use.purpose][language]), ways)))
    columns = (words.COLUMN[language], words.SOURCE[language], words.PURPOSE[language], site_words.COMPUTED[language])
    lead = ", ".join((pack.sources.get(one) or pack.registers[one]).title[language] for one in read_for(pack.indicator(id)))
    return Part("lineage-h", words.LINEAGE[language], f"{lead}.", columns=columns, rows=tuple(rows))


def view(book: Book, pack: Pack, id: str, language: Language) -> str:
    """A report: for whom it is and how far it is, its public figures, the other indicators, and the items that it tells of."""
    one = pack.catalogue.views[id]
    lead = f"{words.USES[one.use][language]}. {words.FOR_WHOM[one.use][language]}"
    shown = shown_at(book, pack, paths.view_path(pack, id), one.title[language], lead, language)
    told = tuple(dict.fromkeys(name for concept in pack.catalogue.concepts_in(id) for name in concept.indicators))
    public = [name for name in told if name in open_indicators(pack)]
    cards = tuple(card for name in public if (card := _card(book, shown, pack, name, language)) is not None)
    columns = (words.INDICATOR[language], words.WHO_SEES[language])
    others = tuple(
        Row(((indicator_link(shown, pack, name),), who_sees(pack, name, language))) for name in told if name not in public
    )
    top = (Note((Said(words.STATE[language] + ":", tag=words.STATES[one.state][language]), Said(one.stage.text[language] + "."))),)
    top += () if told else (Note(said(words.NO_INDICATORS[language]), note=True),)
    parts = (
        Part("public-h", words.PUBLIC_ONES[language], words.BY_AREAS[language] if cards else "", cards=cards),
        Part("others-h", words.OTHER_ONES[language], words.OTHER_LEAD[language] if others else "", columns=columns, rows=others),
        _items(shown, pack, one, language),
    )
    return rendered(book, shown, lead, parts, top)


def _card(book: Book, shown: frame.Page, pack: Pack, id: str, language: Language) -> Card | None:
    """The newest figure of the widest area, or by its own dimensions where the indicator has no areas; None where there is no figure."""
    indicator, levels = pack.indicator(id), levels_of(pack)
    if not levels or indicator.bindings[0].fact.place is None:
        return leading_card(book, shown, pack, id, language)
    held, area = book.shelf.at(pack, id, levels[0].id), pack.hierarchy.areas(levels[0].id)[0]
    figure = held.figures.get(area.code)
    if figure is None or figure.cell.status is Status.MISSING:
        return None
    return area_page.card(shown, pack, id, indicator, levels[0], held, area.code, language)


def _items(shown: frame.Page, pack: Pack, one: View, language: Language) -> Part:
    """The monitored items that the report tells of, and what is needed before each is whole."""
    rows = tuple(
        Row((
            (concept_link(shown, pack, each.id),), state_said(each.state, language, each.in_part),
            tuple(indicator_link(shown, pack, name) for name in each.indicators),
            said("; ".join(need.text[language] for need in each.needs)),
        ))
        for each in pack.catalogue.concepts_in(one.id)
    )
    columns = (words.CONCEPT[language], words.STATE[language], words.INDICATORS[language], words.LACKS[language])
    return Part("items-h", words.CONCEPTS[language], columns=columns, rows=rows)
