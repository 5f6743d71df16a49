"""The page of an indicator that is told by area."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.dimension import Level
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.define.printing import definition_lines
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import Area
from puntari.outlets.charts.layout import Link
from puntari.outlets.pages import frame
from puntari.outlets.site import about_indicator as about
from puntari.outlets.site import followup_words, life_parts, paths, pictures, saying, words
from puntari.outlets.site.book import Book, capital, levels_of
from puntari.outlets.site.comparing import compared, counted, rates_of
from puntari.outlets.site.shelf import Figure, Held
from puntari.outlets.site.steering_walk import where_seen
from puntari.outlets.site.totals import is_rate
from puntari.outlets.wording import cell_text, period_text, reason_text
from puntari.words.place import Area as PlaceArea
from puntari.words.text import Language


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area in the table of a level."""

    code: str
    name: str
    href: str
    value: str
    change: str
    goodness: str
    rank: str
    sort: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class LevelTable:
    """A level's areas in the order of their figures, with what the columns are (a change only where some area has one) and why some
    figures are no numbers."""

    id: str
    title: str
    period: str
    rows: tuple[AreaRow, ...]
    notes: tuple[str, ...]
    ranked: int
    count: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Lead:
    """The area that a page begins with, and its newest figure."""

    area: PlaceArea
    held: Held
    figure: Figure


def page(book: Book, pack: Pack, id: str, language: Language) -> str:
    """The page as HTML."""
    indicator, path = pack.indicator(id), paths.indicator_path(pack, id)
    levels = [(level, book.shelf.at(pack, id, level.id)) for level in levels_of(pack)]
    known = [(level, held) for level, held in levels if held.known]
    shown = _shown(book, pack, path, indicator, language)
    if not known:
        seen_from = where_seen(pack, shown, language, "indicators", id)
        waits = tuple(one for one in about.provenance(book, pack, indicator) if one.report is None or not one.report.newest_known)
        return book.render(
            shown, "indicator_empty.html", indicator=indicator, pack=pack, fw=followup_words, seen_from=seen_from, waits=waits
        )
    main = compared(pack, known)
    lead, origin = _lead(pack, known), main[1].origin
    wide = [level for level, _ in known]
    readable, machine = about.downloads(shown.up, pack, id, wide, language)
    return book.render(
        shown, "indicator.html", pack=pack, id=id, indicator=indicator, origin=origin,
        finding=_finding(indicator, pack, lead, main, language), key=_key(lead, indicator, language),
        totals=not is_rate(indicator), rates=_rates(shown, pack, id, language),
        intervals=any(not figure.cell.exact for _, held in known for figure in held.told.values()),
        gaps=(*life_parts.retired_notes(pack, id, language), *about.gap_notes((lead.held if lead else main[1]), language)),
        newest=period_text(main[1].newest, language),
        figures=_figures(book, shown, pack, id, known, main, lead, language),
        tables=tuple(table_of(shown, pack, indicator, level, held, language) for level, held in known if len(held.told) > 1),
        main=main[0], whole=capital(lead.area.names[language]) if lead else "", choices=_choices(pack, main, language),
        reach=about.reach_rows(levels, indicator, language), fw=followup_words,
        seen_from=where_seen(pack, shown, language, "indicators", id),
        division=pack.hierarchy.newest.isoformat(),
        unreached=", ".join(level.plural[language] for level, held in levels if not held.known),
        computed=definition_lines(indicator, language), sources=about.provenance(book, pack, indicator), grades=about.GRADES,
        readable=readable, machine=machine, beside=_beside(book, shown, pack, indicator, known, lead),
        identity=about.identity(book, path, indicator.card.title[language], indicator, origin, language),
    )


def _shown(book: Book, pack: Pack, path: str, indicator: Indicator, language: Language) -> frame.Page:
    card = indicator.card
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    return frame.Page(book.site, language, path, card.title[language], card.short[language], crumbs, script=True)


def _lead(pack: Pack, known: list[tuple[Level, Held]]) -> Lead | None:
    """The area that the page begins with: the only one there is of the widest level, or the only one that has a figure."""
    for level, held in known:
        told = [area for area in pack.hierarchy.areas(level.id) if area.code in held.told]
        if len(told) == 1:
            return Lead(told[0], held, held.told[told[0].code])
    return None


def _beside(
    book: Book, shown: frame.Page, pack: Pack, indicator: Indicator, known: list[tuple[Level, Held]], lead: Lead | None
) -> tuple[about.Beside, ...]:
    """What is told beside the indicator, with its figure of the area that the page begins with and the same period."""
    level = next((level.id for level, held in known if lead is not None and held is lead.held), "")
    figures = {
        id: book.shelf.at(pack, id, level).figure_of(lead.area.code, lead.figure.period) if lead is not None else None
        for id in indicator.beside
    }
    return about.beside(shown, pack, figures)


def _key(lead: Lead | None, indicator: Indicator, language: Language) -> dict[str, str] | None:
    if lead is None:
        return None
    figure = lead.figure
    return {
        "name": capital(lead.area.names[language]), "value": cell_text(figure.cell, indicator.unit, language),
        "period": period_text(figure.period, language), "kind": "" if figure.cell.exact else "interval",
    }


def _finding(indicator: Indicator, pack: Pack, lead: Lead | None, main: tuple[Level, Held], language: Language) -> tuple[str, ...]:
    level, held = main
    named = pictures.named_figures(pack, level, held, language, compared=True)
    among = list(saying.extremes(named, capital(level.plural[language]), indicator.unit, language))
    if lead is None:
        return tuple(among)
    here = saying.here(capital(lead.area.names[language]), lead.figure, indicator.unit, language)
    change = [saying.changed(lead.figure, indicator, language)]
    said = change + among if lead.figure.change is not None else among + change
    return tuple(filter(None, said if lead.figure.cell.exact else [here, *said]))


def _rates(shown: frame.Page, pack: Pack, id: str, language: Language) -> tuple[tuple[str, str], ...]:
    """(title, address) of the indicators that say the same in proportion to something."""
    return tuple(
        (pack.indicator(one).card.title[language], shown.href(paths.indicator_path(pack, one))) for one in rates_of(pack, id)
    )


def _figures(
    book: Book, shown: frame.Page, pack: Pack, id: str, known: list[tuple[Level, Held]], main: tuple[Level, Held],
    lead: Lead | None, language: Language,
) -> dict[str, object]:
    """The drawings of the page by the place they have on it; those that there is nothing for are absent."""
    indicator, (level, held) = pack.indicator(id), main
    found: dict[str, object] = {"trend": None, "ranking": None, "tiles": (), "shapes": None, "attribution": ""}
    line = pictures.trend("trend", indicator, [(lead.area.names, lead.held.points(lead.area.code))] if lead else [])
    if line is not None:
        found["trend"] = draw(line, language)
    if len(held.told) < 2:
        return found
    reference = Area(lead.area.code, lead.area.names, lead.figure.cell) if lead and lead.figure.period == held.newest else None
    order = pictures.ranking("ranking", pack, indicator, level, held, reference)
    if order is not None:
        found["ranking"] = draw(order, language, _link(shown, pack, level))
    maps = []
    for one, figures in known:
        if len(figures.told) > 1 and (tiled := pictures.tiles(f"tiles-{one.id}", pack, indicator, one, figures)):
            maps.append((one.id == level.id, draw(tiled, language, _link(shown, pack, one))))
    found["tiles"] = tuple(drawing for _, drawing in sorted(maps, key=lambda pair: not pair[0]))
    if (drawn := book.drawing(pack, level.id)) is not None:
        found["shapes"] = draw(pictures.shapes("shapes", pack, indicator, level, held, drawn), language, _link(shown, pack, level))
        found["attribution"] = drawn.attribution[language]
    return found


def _link(shown: frame.Page, pack: Pack, level: Level) -> Link:
    return lambda code: shown.href(paths.area_path(pack, level.id, code))


def table_of(shown: frame.Page, pack: Pack, indicator: Indicator, level: Level, held: Held, language: Language) -> LevelTable:
    """A level's areas: of a rate by rank, of a total from the largest; those without a figure last, by name."""
    areas = [(area, held.told[area.code]) for area in pack.hierarchy.areas(level.id) if area.code in held.told]
    areas.sort(key=lambda pair: _place(pair[1], is_rate(indicator), pair[0].names[language]))
    rows = tuple(_row(shown, pack, indicator, level, area.code, area.names[language], figure, language) for area, figure in areas)
    notes = sorted({f"{cell_text(f.cell, indicator.unit, language)}: {reason_text(f.cell, language)}" if not f.cell.numbered
                    else reason_text(f.cell, language) for _, f in areas if f.cell.reason is not None})
    if (lacking := len(held.figures) - len(held.told)) > 0:
        notes.append(words.LACKING[language].format(count=lacking))
    outside = [area.names[language] for area, _ in areas if area.code in level.outside]
    if outside:
        reason = f" {level.outside_reason[language]}" if level.outside_reason else ""
        notes.append(words.OUTSIDE[language].format(names=", ".join(outside)) + reason)
    if level.note:
        notes.append(level.note[language])
    ranked = max((figure.ranked or 0 for _, figure in areas), default=0)
    changed = any(figure.change is not None for _, figure in areas)
    if any(changed and figure.change is None or ranked and figure.rank is None for _, figure in areas):
        notes.append(words.BLANKS[language])
    title, period, count = capital(level.plural[language]), period_text(held.newest, language), [area for area, _ in areas]
    return LevelTable(level.id, title, period, rows, tuple(notes), ranked, counted(level, count, language), changed)


def _place(figure: Figure, ranked: bool, name: str) -> tuple[bool, float, str]:
    """What an area of a table is sorted by."""
    if ranked:
        return figure.rank is None, figure.rank or 0, name
    number = figure.cell.lowest
    return number is None, -(number or 0), name


def _row(
    shown: frame.Page, pack: Pack, indicator: Indicator, level: Level, code: str, name: str, figure: Figure, language: Language
) -> AreaRow:
    value = figure.cell.lowest
    sort = ("" if value is None else f"{value:.6g}", "" if figure.change is None else f"{figure.change:.6g}", str(figure.rank or ""))
    return AreaRow(
        code, name, shown.href(paths.area_path(pack, level.id, code)), cell_text(figure.cell, indicator.unit, language, sign=False),
        saying.short_change(figure, indicator, language), saying.goodness(figure, indicator), str(figure.rank or ""), sort,
    )


def _choices(pack: Pack, main: tuple[Level, Held], language: Language) -> tuple[tuple[str, str], ...]:
    """(code, name) of the areas that can be chosen, by name."""
    level, held = main
    found = [(area.code, area.names[language]) for area in pack.hierarchy.areas(level.id) if area.code in held.told]
    return tuple(sorted(found, key=lambda pair: pair[1]))
