"""The page of a published round of prices: own prices against peers, costs by service, and for invented customers their bills."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from puntari.define.pack import Pack
from puntari.define.price_sheets import KEYS
from puntari.doors.collected import (
    Bill,
    BillLine,
    Costed,
    GroupPrice,
    PriceResults,
    ask_bill,
    ask_costs,
    ask_customers,
    ask_results,
    published_price_rounds,
)
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC, Actor
from puntari.guard.release import Finding, Refusal
from puntari.outlets import collected as told_collected
from puntari.outlets.charts.draw import draw
from puntari.outlets.charts.kinds import ChartTable, DotPlot, DotRow, Drawing, Heading, Mark, Point, RangePlot, RangeRow, Series, TrendChart
from puntari.outlets.pages import frame
from puntari.outlets.site import paths, report_words
from puntari.outlets.site import price_round_words as words
from puntari.outlets.site.book import Book
from puntari.outlets.site.price_words import EUROS
from puntari.outlets.site.price_words import TITLE as ABOVE
from puntari.outlets.site.twins import as_json
from puntari.outlets.wording import MINUS, cell_text, number, plain_number, span
from puntari.words.cell import Cell, Status
from puntari.words.errors import BadQuestion
from puntari.words.period import Period
from puntari.words.text import Language, Text
from puntari.words.unit import EURO, PERCENT

NONE = "–"


def rounds_of(book: Book, pack: Pack) -> tuple[str, ...]:
    """The published rounds of a pack, the newest first."""
    return published_price_rounds(book.house, pack.id) if pack.prices is not None and pack.prices.collection is not None else ()


def ask_rounds(book: Book, pack: Pack) -> None:
    """Ask whatever the pages of published rounds rest on, before pages are written."""
    for id in rounds_of(book, pack):
        _results(book, pack, id)


def title_of(book: Book, pack: Pack, id: str) -> Text:
    """What the page of a round is called."""
    return _each(words.TITLE, period=_results(book, pack, id).body.period)


def _results(book: Book, pack: Pack, id: str) -> Finding[PriceResults]:
    return book.released(f"price round {id}", pack, partial(_ask_results, id=id))


def _ask_results(house: House, pack: str, actor: Actor, id: str) -> Finding[PriceResults] | Refusal:
    return ask_results(house, actor, id)


def _costs(book: Book, id: str) -> Finding[Costed] | None:
    """The centre's costs; None where it told none."""
    try:
        told = ask_costs(book.house, PUBLIC, id)
    except BadQuestion:
        return None
    return None if isinstance(told, Refusal) else told


def _bills(book: Book, id: str) -> Iterator[Finding[Bill]]:
    """Bills that the public may see, which are those of invented customers."""
    known = ask_customers(book.house, PUBLIC, id)
    for customer in () if isinstance(known, Refusal) else known.body:
        told = ask_bill(book.house, PUBLIC, id, customer)
        if not isinstance(told, Refusal):
            yield told


def page(book: Book, pack: Pack, id: str, language: Language) -> str:
    """The page as HTML."""
    told = _results(book, pack, id)
    crumbs = (frame.Place(paths.pack_path(pack), pack.title), frame.Place(paths.prices_path(pack), ABOVE))
    title = title_of(book, pack, id)[language]
    shown = frame.Page(book.site, language, paths.price_round_path(pack, id), title, words.LEAD[language], crumbs)
    costs = _costs(book, id)
    return book.render(
        shown, "price_round.html", pw=words, told=told.body,
        rule=_each(words.RULE, least=told.body.collection.least, range=told.body.collection.least_range)[language],
        asked=_asked(told, language), drawing=_ranges(told, language), positions=_positions(told, language),
        sentences=tuple(_sentences(told, language)),
        costs=None if costs is None else (_recovery(costs, language), _cost_table(costs, language), _pools(costs, language)),
        bills=tuple(_bill(one, number_, language) for number_, one in enumerate(_bills(book, id))),
    )


def twin(book: Book, pack: Pack, id: str, language: Language) -> bytes:
    """The same for machines: results and costs by their codes."""
    told, costs = _results(book, pack, id), _costs(book, id)
    results = [dict(zip(told_collected.RESULTS, record, strict=True)) for record in told_collected.result_records(told)]
    parts = {} if costs is None else {
        "costs": [dict(zip(told_collected.COSTS, record, strict=True)) for record in told_collected.cost_records(costs)]
    }
    head = {"pack": pack.id, "round": id, "period": told.body.period, "synthetic": told.body.synthetic}
    return as_json({**head, "results": results, **parts})


def _each(text: Text, **given: object) -> Text:
    return Text(*(text[language].format(**given) for language in Language))


def _asked(told: Finding[PriceResults], language: Language) -> str:
    groups = told.body.collection.groups
    return ", ".join(f"{groups[group][language]} {count}" for group, count in told.body.asked.items())


def _ranges(told: Finding[PriceResults], language: Language) -> Drawing:
    body, rows = told.body, []
    for item in body.collection.items:
        own = body.own[item.id]
        both = ((words.BEFORE, own.earlier), (words.NOW, own.price))
        marks = tuple(Mark(label, Cell(Status.OK, price)) for label, price in both if price is not None)
        peers = tuple(
            Mark(body.collection.groups[group], one.cell) for (id, group), one in body.groups.items()
            if id == item.id and one.cell.value is not None
        )
        if marks or peers:
            rows.append(RangeRow(item.name, (DotRow(words.OWN, marks),) if marks else (), peers, EUROS))
    heading = Heading(_each(words.CHART, period=body.period), EUROS.name)
    return draw(RangePlot("collected", heading, EUROS, tuple(rows)), language)


def _positions(told: Finding[PriceResults], language: Language) -> ChartTable:
    body = told.body
    groups = list(body.asked)
    heads = [words.ITEM[language], words.OWN[language]]
    for group in groups:
        name = body.collection.groups[group][language]
        heads += [name, words.RESPONDENTS[language].format(group=name), words.STANDS[language].format(group=name)]
    rows = []
    for item in body.collection.items:
        own = body.own[item.id]
        price = _own(told, item.id, language) if own.price is None else _euros(own.price, language)
        line = [item.name[language], price]
        for group in groups:
            one = body.groups[item.id, group]
            line += [_mean(one.cell, language), _counted(told, one, language), _stand(one.stand, one.gap, language)]
        rows.append(tuple(line))
    return ChartTable(f"{words.POSITIONS[language]}, {EUROS.name[language]}", tuple(heads), tuple(rows))


def _counted(told: Finding[PriceResults], one: GroupPrice, language: Language) -> str:
    """How many prices are behind a mean, and how many are not and why."""
    reasons = told.body.collection.reasons
    others = [words.LEFT_OUT[language].format(out=one.left_out)] if one.left_out else []
    others += [words.WITHOUT[language].format(count=count, reason=reasons[reason][language]) for reason, count in one.without.items()]
    return f"{one.respondents} ({'; '.join(others)})" if others else str(one.respondents)


def _own(told: Finding[PriceResults], item: str, language: Language) -> str:
    reasons, reason = told.body.collection.reasons, told.body.own[item].reason
    return reasons[reason][language] if reason in reasons else NONE


def _mean(cell: Cell, language: Language) -> str:
    if cell.value is None or cell.low is None:
        return cell_text(cell, EUROS, language, sign=False)
    return f"{plain_number(cell.value, 2, language)} ({span(cell.low, cell.high, EUROS, language, sign=False)})"


def _stand(stand: str, gap: float | None, language: Language) -> str:
    said = words.STANDING[stand][language]
    if gap is None:
        return NONE
    text = plain_number(gap, 0, language)
    return report_words.GAP[language].format(stand=said, gap=text if text.startswith(MINUS) or text == "0" else f"+{text}")


def _sentences(told: Finding[PriceResults], language: Language) -> Iterator[str]:
    """The level of peers and the index of own prices, where there are any."""
    levels = told.body.levels
    if levels.cell.value is not None:
        ends = (levels.cell.value, levels.cell.low, levels.cell.high)
        mean, low, high = (None if end is None else plain_number(end, 1, language) for end in ends)
        shown = mean if low is None else words.RANGE[language].format(mean=mean, low=low, high=high)
        yield words.LEVEL[language].format(level=shown, count=levels.respondents)
    if told.body.index:
        each = "; ".join(
            words.FORMULAS[formula][language].format(value=plain_number(value, 1, language)) for formula, value in told.body.index.items()
        )
        yield words.INDEX[language].format(told=each)


def _euros(value: float | None, language: Language) -> str:
    return NONE if value is None else plain_number(value, 2, language)


def _recovery(told: Finding[Costed], language: Language) -> Drawing:
    body = told.body
    known = [(one, one.recovery) for one in body.items if one.recovery is not None]
    rows = tuple(
        DotRow(body.collection.item(one.item).name, (Mark(Text.same(body.period), Cell(Status.OK, recovery)),)) for one, recovery in known
    )
    covered = sum(recovery >= 100 for _, recovery in known)
    heading = Heading(_each(words.RECOVERY_CHART, covered=covered, all=len(known)), _each(words.RECOVERY_MEASURE, period=body.period))
    return draw(DotPlot("recovery", heading, PERCENT, rows), language)


def _cost_table(told: Finding[Costed], language: Language) -> ChartTable:
    heads = (words.ITEM, words.OWN_WORK, words.PARTNERS, words.OVERHEAD, words.COST, words.PRICE, words.RECOVERY)
    rows = tuple(
        (
            told.body.collection.item(one.item).name[language],
            *(_euros(one.each(part), language) for part in (one.own_work, one.partners, one.overhead, one.cost, one.revenue)),
            NONE if one.recovery is None else plain_number(one.recovery, 1, language),
        )
        for one in told.body.items
    )
    return ChartTable(words.COSTS[language], tuple(head[language] for head in heads), rows)


def _pools(told: Finding[Costed], language: Language) -> tuple[str, ...]:
    """Each overhead with its key, and its sum where it may be told."""
    return tuple(
        f"{pool}: {'' if amount is None else number(amount, EURO, language) + ', '}{KEYS[key][language]}"
        for pool, (key, amount) in told.body.pools.items()
    )


def _bill(told: Finding[Bill], place: int, language: Language) -> tuple[str, Drawing, ChartTable, str]:
    """A bill as its name, the picture of its months, the table of its lines, and its sums in words."""
    body = told.body
    series = tuple(
        Series(name, tuple(Point(Period.parse(month), Cell(Status.OK, sums[at])) for month, sums in body.months.items()))
        for name, at in ((words.BILLED, 2), (words.FORECAST, 0))
    )
    heading = Heading(_each(words.OF_MONTHS, customer=body.customer), words.EUROS_A_MONTH)
    return body.customer, draw(TrendChart(f"bill-{place}", heading, EURO, series), language), _lines(told, language), _sums(told, language)


def _lines(told: Finding[Bill], language: Language) -> ChartTable:
    heads = (words.ITEM, words.FORECAST, words.BILLED, words.NEXT, words.NEXT_COST)
    rows = tuple(
        (
            f"{told.body.collection.item(one.item).name[language]} ({_quality(told, one.quality, language)})",
            number(one.forecast, EURO, language), number(one.billed, EURO, language), _next(told, one, language),
            "" if one.next_cost is None else number(one.next_cost, EURO, language),
        )
        for one in told.body.lines
    )
    return ChartTable(f"{words.BILLS[language]}: {told.body.customer}, {told.body.period}", tuple(head[language] for head in heads), rows)


def _next(told: Finding[Bill], line: BillLine, language: Language) -> str:
    return words.NO_OTHER[language] if line.next is None else _quality(told, line.next.quality, language)


def _quality(told: Finding[Bill], quality: tuple[str, ...], language: Language) -> str:
    scales = told.body.collection.scales
    return ", ".join(scales[scale][code][language] for scale, code in zip(scales, quality, strict=True))


def _sums(told: Finding[Bill], language: Language) -> str:
    body = told.body
    return words.SUMS[language].format(
        forecast=number(sum(one.forecast for one in body.lines), EURO, language),
        billed=number(sum(one.billed for one in body.lines), EURO, language),
        late=len(body.late), days=max((one.days for one in body.late), default=0), complaints=len(body.complaints),
        disputed=number(sum(one.disputed for one in body.complaints), EURO, language),
        returned=number(sum(one.returned for one in body.complaints), EURO, language),
    )
