"""The page of a source or register: its contract, the indicators that use each column, and what would stop with it; and of a code list."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.breakdown import breakdowns
from puntari.define.column import CodeColumn
from puntari.define.dimension import CodeList
from puntari.define.lineage import Stop, stops
from puntari.define.pack import Pack
from puntari.define.record import code_lists, kind_of_column
from puntari.define.register import Register
from puntari.define.source import Source
from puntari.outlets.pages import frame
from puntari.outlets.site import catalogue_words as words
from puntari.outlets.site import paths
from puntari.outlets.site.book import Book, capital
from puntari.outlets.site.catalogue_parts import (
    Line,
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
    used_in,
    view_link,
)
from puntari.words.text import Language


def page(book: Book, pack: Pack, id: str, language: Language) -> str:
    """The contract of a source or register."""
    one = pack.sources.get(id) or pack.registers[id]
    lead = one.notes[language] if one.notes else f"{_owner(one)[language]}: {one.title[language]}."
    shown = shown_at(book, pack, paths.contract_path(pack, id), one.title[language], lead, language)
    facts = _register(one, language) if isinstance(one, Register) else _source(one, language)
    parts = (
        Part("about-h", words.SOURCE[language], facts=tuple(facts)),
        _stops(shown, pack, stops(pack, id), language),
        _columns(book, shown, pack, one, language),
    )
    return rendered(book, shown, lead, parts)


def _owner(one: Source | Register) -> object:
    return one.governance.owner if isinstance(one, Register) else one.owner


def _source(one: Source, language: Language) -> Iterator[tuple[str, Line]]:
    yield words.CODE[language], coded(one.id)
    yield words.OWNER[language], said(one.owner[language])
    yield words.LICENCE[language], (Said(one.licence.title[language], one.licence.url), Said(one.licence.attribution[language]))
    if one.kept_at:
        yield words.HOME[language], (Said(one.kept_at, one.kept_at),)
    yield words.FRESH[language], said(words.DAYS[language].format(count=one.fresh_days))
    yield words.HANDED_ON[language], said(words.HANDED[one.redistribution][language])


def _register(one: Register, language: Language) -> Iterator[tuple[str, Line]]:
    law = one.governance
    yield words.CODE[language], coded(one.id)
    yield words.OWNER[language], said(law.owner[language])
    yield words.SYSTEM[language], said(law.system)
    yield words.GROUND[language], (Said(law.legal_basis[language], tag=words.GROUND_UNVERIFIED[language] if law.unverified else ""),)
    yield words.FRESH[language], said(words.DAYS[language].format(count=law.fresh_days))
    yield words.KEPT[language], said(words.YEARS[language].format(count=law.retention_years))
    yield words.HANDED_ON[language], said(words.HANDED[law.redistribution][language])


def _columns(book: Book, shown: frame.Page, pack: Pack, one: Source | Register, language: Language) -> Part:
    """Every column with what it holds and the indicators that use it, those first whose figure it makes."""
    used = used_in(book, pack)
    rows = []
    for column in one.columns:
        found = used.get(f"{one.id}.{column.name}", ())
        users = tuple(indicator_link(shown, pack, use.indicator, words.FOR[use.purpose][language]) for use in found)
        title = (one.titles.get(column.name) if isinstance(one, Register) else None) or getattr(column, "title", None)
        holds = [Said(words.HOLDS_KIND[kind_of_column(column)][language])]
        if isinstance(column, CodeColumn):
            holds.append(Said(column.codes.title[language], shown.href(paths.codes_path(pack, column.codes.id))))
        rows.append(Row((
            coded(column.name), said(title[language] if title else ""), tuple(holds), users or said(words.NOT_USED[language]),
        ), column.name))
    columns = (words.COLUMN, words.NAME, words.HOLDS, words.USED_BY)
    return Part("columns-h", words.COLUMNS[language], columns=tuple(each[language] for each in columns), rows=tuple(rows))


def _stops(shown: frame.Page, pack: Pack, stop: Stop, language: Language) -> Part:
    facts = tuple((title[language], line) for title, line in _stopping(shown, pack, stop, language) if line)
    return Part("stops-h", words.STOPS[language], "" if facts else words.NOTHING_STOPS[language], facts=facts)


def _stopping(shown: frame.Page, pack: Pack, stop: Stop, language: Language) -> Iterator[tuple[object, Line]]:
    core = words.CORE[language]
    yield words.ENDS, tuple(indicator_link(shown, pack, id, core if pack.indicator(id).core else "") for id in stop.ends)
    yield words.GOES_ON, tuple(
        indicator_link(shown, pack, id, words.BY_WAY[language].format(ways=", ".join(map(str, ways)))) for id, ways in stop.goes_on
    )
    yield words.UNCHECKED, tuple(indicator_link(shown, pack, id) for id in stop.unchecked)
    if pack.catalogue is not None:
        for title, concepts, views in (
            (words.LOST, stop.concepts_lost, stop.views_lost), (words.LESS, stop.concepts_less, stop.views_less),
        ):
            yield title, (*(concept_link(shown, pack, id) for id in concepts), *(view_link(shown, pack, id) for id in views))
    yield words.CITED_BY, said(*(one[language] for one in stop.cited_by))


def codes(book: Book, pack: Pack, id: str, language: Language) -> str:
    """A code list: its codes, the columns that hold them, and the indicators that can be broken down by it."""
    one = next(each for each in code_lists(pack) if each.id == id)
    title = capital(one.title[language])
    shown = shown_at(book, pack, paths.codes_path(pack, id), title, words.CODES_LEAD[language], language)
    facts = [(words.CODE[language], coded(id)), *((name[language], line) for name, line in _used(shown, pack, one) if line)]
    rows = tuple(
        Row((coded(code), (Said(name[language], tag=words.TOTAL[language] if code == one.total else ""),)), f"code-{at}")
        for at, (code, name) in enumerate(one.names.items())
    )
    columns = (words.CODE[language], words.NAME[language])
    parts = (
        Part("about-h", words.CODE_LIST[language], facts=tuple(facts)),
        Part("codes-h", words.CODES_IN_LIST[language], columns=columns, rows=rows),
    )
    return rendered(book, shown, words.CODES_LEAD[language], parts)


def _used(shown: frame.Page, pack: Pack, one: CodeList) -> Iterator[tuple[object, Line]]:
    held = [(id, column) for each in (pack.sources, pack.registers) for id, source in each.items() for column in source.columns]
    mine = [(id, column.name) for id, column in held if isinstance(column, CodeColumn) and column.codes.id == one.id]
    yield words.IN_COLUMNS, tuple(column_link(shown, pack, f"{id}.{name}") for id, name in mine)
    yield words.BROKEN_BY, tuple(indicator_link(shown, pack, id) for id, each in pack.indicators.items() if _broken_by(each, one))


def _broken_by(indicator: object, one: CodeList) -> bool:
    facts = [fact for binding in indicator.bindings for fact in binding.facts]
    return any(name in fact.dimensions and fact.dimensions[name].codes.id == one.id for name in breakdowns(indicator) for fact in facts)
