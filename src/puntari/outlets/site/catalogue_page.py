"""The start page of a pack's catalogue, and the pages that list its parts: indicators, sources, codes, monitored items, changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from puntari.define.catalogue import Catalogue, Concept, State, Use, View
from puntari.define.indicator import Indicator, Theme
from puntari.define.pack import Pack
from puntari.define.record import code_lists, themes_of_registers
from puntari.outlets.files.catalogue_files import JSON_NAME, LINKED_NAME
from puntari.outlets.pages import frame
from puntari.outlets.site import catalogue_words as words
from puntari.outlets.site import change_parts, life_parts, life_words, paths
from puntari.outlets.site.book import Book, capital, levels_of, open_indicators
from puntari.outlets.site.catalogue_parts import (
    Note,
    Part,
    Row,
    Said,
    coded,
    column_link,
    indicator_link,
    rendered,
    said,
    shown_at,
    source_link,
    state_said,
    view_link,
)
from puntari.words.text import Language


def start(book: Book, pack: Pack, language: Language) -> str:
    """The start page: reports by need, how much is ready, the indicators by theme, and files for machines."""
    shown = shown_at(book, pack, paths.catalogue_path(pack), f"{words.TITLE[language]}: {pack.title[language]}", words.LEAD[language],
                     language, under=False)
    counts = words.COUNTS[language].format(
        indicators=len(pack.indicators), public=len(open_indicators(pack)), core=sum(one.core for one in pack.indicators.values()),
        sources=len(pack.sources), registers=len(pack.registers), codes=len(code_lists(pack)),
    )
    browse = tuple(
        Said(title[language], shown.href(paths.part_path(pack, part))) for part, title in listed_parts(pack).items()
    )
    lists = (_themes(shown, pack, language), _machines(shown, pack, language))
    parts = [*_needs(shown, pack, language), *_coverage(shown, pack, language), *lists]
    return rendered(book, shown, words.LEAD[language], parts, (Note(said(counts)), Note(browse)), search=True)


def listed_parts(pack: Pack) -> dict[str, object]:
    """The parts that have a page of their own, with its title."""
    found = {
        "indicators": words.INDICATORS, "sources": words.SOURCES, "codes": words.CODES, "life": life_words.TITLE, "changes": words.CHANGES,
    }
    return ({"concepts": words.CONCEPTS} if pack.catalogue else {}) | found


def _needs(shown: frame.Page, pack: Pack, language: Language) -> Iterator[Part]:
    """The reports of each need, by theme, with how far each is."""
    if pack.catalogue is None:
        return
    columns = (words.VIEW, words.THEME, words.STATE, words.FROM)
    for use in Use:
        views = [one for one in pack.catalogue.views.values() if one.use is use]
        views.sort(key=lambda one: pack.catalogue.themes.index(one.theme))
        rows = tuple(_view(shown, pack, one, language) for one in views)
        title = f"{words.USES[use][language]} ({len(rows)})"
        yield Part(f"need-{use}", title, words.FOR_WHOM[use][language], columns=tuple(one[language] for one in columns), rows=rows)


def _view(shown: frame.Page, pack: Pack, one: View, language: Language) -> Row:
    return Row((
        (view_link(shown, pack, one.id),), said(one.theme.title[language]), state_said(one.state, language),
        said(one.stage.text[language]),
    ))


def _coverage(shown: frame.Page, pack: Pack, language: Language) -> Iterator[Part]:
    """How many monitored items of each theme are in each state."""
    if pack.catalogue is None:
        return
    counted = Counter((one.theme.id, one.state) for one in pack.catalogue.concepts.values())
    partly = Counter(one.theme.id for one in pack.catalogue.concepts.values() if one.in_part)
    address = shown.href(paths.part_path(pack, "concepts"))
    rows = [_counted((Said(theme.title[language], f"{address}#{theme.id}"),), theme, counted, partly) for theme in pack.catalogue.themes]
    whole = Counter(one.state for one in pack.catalogue.concepts.values())
    numbers = (*(whole[state] for state in State), whole.total(), partly.total())
    rows.append(Row((said(words.ALL[language]), *(said(str(one)) for one in numbers))))
    columns = (
        words.THEME[language], *(capital(words.STATES[state][language]) for state in State), words.ALL[language],
        capital(words.IN_PART[language]),
    )
    at = tuple(range(1, len(columns)))
    yield Part("coverage", words.COVERAGE[language], words.MEANING[language], columns=columns, rows=tuple(rows), numbers=at)


def _counted(name: tuple[Said, ...], theme: Theme, counted: Counter, partly: Counter) -> Row:
    numbers = [counted[theme.id, state] for state in State]
    return Row((name, *(said(str(one)) for one in (*numbers, sum(numbers), partly[theme.id]))))


def _themes(shown: frame.Page, pack: Pack, language: Language) -> Part:
    """How many indicators each theme has, leading to the list."""
    address = shown.href(paths.part_path(pack, "indicators"))
    counted = Counter(one.theme.id for one in pack.indicators.values())
    core = Counter(one.theme.id for one in pack.indicators.values() if one.core)
    rows = tuple(
        Row(((Said(theme.title[language], f"{address}#{theme.id}"),), said(str(counted[theme.id])), said(str(core[theme.id]))))
        for theme in pack.themes
    )
    columns = (words.THEME[language], words.INDICATORS[language], capital(words.CORE[language]))
    closed = [theme.title[language] for theme in themes_of_registers(pack)]
    lead = words.NO_CORE[language].format(themes=", ".join(closed)) if closed else ""
    return Part("themes", words.THEMES[language], lead, columns=columns, rows=rows, numbers=(1, 2))


def _machines(shown: frame.Page, pack: Pack, language: Language) -> Part:
    facts = tuple(
        (title[language], (Said(name, shown.up + paths.catalogue_file(pack, name)),))
        for title, name in ((words.AS_JSON, JSON_NAME), (words.AS_LINKED, LINKED_NAME))
    )
    return Part("machines", words.MACHINES[language], facts=facts)


def indicators(book: Book, pack: Pack, language: Language) -> str:
    """Every indicator by theme, with its unit and who may see its figures."""
    shown = shown_at(book, pack, paths.part_path(pack, "indicators"), words.INDICATORS[language], words.INDICATORS_LEAD[language], language)
    columns = (words.INDICATOR[language], words.UNIT[language], words.AUDIENCE[language], words.FIGURES[language])
    parts = []
    for theme in pack.themes:
        mine = [(id, one) for id, one in pack.indicators.items() if one.theme == theme]
        rows = tuple(_indicator(shown, pack, id, one, language) for id, one in mine)
        parts.append(Part(theme.id, f"{theme.title[language]} ({len(rows)})", columns=columns, rows=rows))
    return rendered(book, shown, words.INDICATORS_LEAD[language], parts)


def _indicator(shown: frame.Page, pack: Pack, id: str, one: Indicator, language: Language) -> Row:
    figures = (Said(words.SEE_FIGURES[language], shown.href(paths.indicator_path(pack, id))),) if id in open_indicators(pack) else ()
    tag = words.CORE[language] if one.core else ""
    cells = (indicator_link(shown, pack, id, tag),), said(one.unit.name[language]), said(words.AUDIENCES[one.audience][language]), figures
    return Row(cells, id)


def sources(book: Book, pack: Pack, language: Language) -> str:
    """Every source and register, with how many indicators rest on it."""
    shown = shown_at(book, pack, paths.part_path(pack, "sources"), words.SOURCES[language], words.SOURCES_LEAD[language], language)
    rests = Counter(id for one in pack.indicators.values() for id in {column.id for column in (*one.sources, *one.registers)})
    parts = []
    for id, title, held in (("open", words.OPEN_SOURCES, pack.sources), ("registers", words.PARTS["registers"], pack.registers)):
        rows = tuple(
            Row(((source_link(shown, pack, name),), said(_owner(one, language)), said(str(len(one.columns))), said(str(rests[name]))))
            for name, one in held.items()
        )
        columns = (words.SOURCE[language], words.OWNER[language], words.COLUMNS_COUNT[language], words.INDICATORS[language])
        parts.append(Part(id, f"{capital(title[language])} ({len(rows)})", columns=columns, rows=rows, numbers=(2, 3)))
    return rendered(book, shown, words.SOURCES_LEAD[language], parts)


def _owner(one: object, language: Language) -> str:
    owner = one.governance.owner if hasattr(one, "governance") else one.owner
    return owner[language]


def codes(book: Book, pack: Pack, language: Language) -> str:
    """Levels of area and code lists."""
    shown = shown_at(book, pack, paths.part_path(pack, "codes"), words.CODES[language], words.CODES_LEAD[language], language)
    levels = tuple(
        Row(((Said(capital(one.plural[language]), f"{shown.href(f'{pack.id}/areas')}#{one.id}"),), coded(one.id),
             said(str(len(pack.hierarchy.areas(one.id))))))
        for one in levels_of(pack)
    )
    lists = tuple(
        Row(((Said(capital(one.title[language]), shown.href(paths.codes_path(pack, one.id))),), coded(one.id), said(str(len(one.names)))))
        for one in sorted(code_lists(pack), key=lambda one: one.title[language].casefold())
    )
    columns = (words.CODE[language], words.COUNT[language])
    parts = (
        Part("levels", words.LEVELS[language], columns=(words.LEVEL[language], *columns), rows=levels, numbers=(2,)),
        Part("lists", words.PARTS["code_lists"][language], columns=(words.CODE_LIST[language], *columns), rows=lists, numbers=(2,)),
    )
    return rendered(book, shown, words.CODES_LEAD[language], parts)


def concepts(book: Book, pack: Pack, language: Language) -> str:
    """Every monitored item by theme: its need, how far it is, and what it has become."""
    shown = shown_at(book, pack, paths.part_path(pack, "concepts"), words.CONCEPTS[language], words.CONCEPTS_LEAD[language], language)
    columns = tuple(one[language] for one in (
        words.CONCEPT, words.NEED, words.STATE, words.INDICATORS, words.PARTS["views"], words.ITEMS, words.LACKS,
    ))
    parts = []
    for theme in _catalogue(pack).themes:
        rows = tuple(_concept(shown, pack, one, language) for one in _catalogue(pack).concepts.values() if one.theme == theme)
        parts.append(Part(theme.id, f"{theme.title[language]} ({len(rows)})", columns=columns, rows=rows))
    return rendered(book, shown, words.CONCEPTS_LEAD[language], parts, (Note(said(words.MEANING[language]), note=True),))


def _concept(shown: frame.Page, pack: Pack, one: Concept, language: Language) -> Row:
    items = tuple(column_link(shown, pack, item) for item in one.items)
    return Row((
        said(one.title[language]), said(words.USES[one.use][language]), state_said(one.state, language, one.in_part),
        tuple(indicator_link(shown, pack, id) for id in one.indicators), tuple(view_link(shown, pack, id) for id in one.views), items,
        said("; ".join(need.text[language] for need in one.needs)),
    ), one.id)


def _catalogue(pack: Pack) -> Catalogue:
    if pack.catalogue is None:
        raise LookupError(f"pack {pack.id} follows no list of items; only packs with a catalogue have this page")
    return pack.catalogue


def life(book: Book, pack: Pack, language: Language) -> str:
    """How definitions stand on their way from proposed to retired, and who is heard of them."""
    return life_parts.page(book, pack, language)


def changes(book: Book, pack: Pack, language: Language) -> str:
    """What differs between the two newest editions that the store keeps, the editions, and the days on which definitions began."""
    shown = shown_at(book, pack, paths.part_path(pack, "changes"), words.CHANGES[language], words.CHANGES_LEAD[language], language)
    return rendered(book, shown, words.CHANGES_LEAD[language], change_parts.parts_of(book, shown, pack, language))
