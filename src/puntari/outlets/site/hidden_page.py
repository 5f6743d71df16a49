"""Pages on what is hidden from whom and why, how much is lost by it, and how to read what is left: one for each audience."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import sqrt

from puntari.define.days import holds_on
from puntari.define.disclosure import CellKeys, Disclosure
from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.outlets.charts.kinds import ChartTable
from puntari.outlets.pages import frame
from puntari.outlets.site import hidden_words as words
from puntari.outlets.site import loss_words, losses, table_rules
from puntari.outlets.site.book import Book, open_indicators
from puntari.outlets.site.paths import hidden_path
from puntari.outlets.wording import NBSP, plain_number
from puntari.words.cell import Status
from puntari.words.text import Language, Text

COUNTS = (10, 20, 50, 100, 1000)


def page(book: Book, audience: Audience, language: Language) -> str:
    """What this audience is told, how it is protected, what that costs it, and how it is read."""
    title = f"{words.TITLE[language]}: {words.FOR[audience][language]}"
    shown = frame.Page(book.site, language, hidden_path(audience), title, words.LEAD[audience][language])
    others = tuple((shown.href(hidden_path(one)), words.FOR[one][language]) for one in audiences(book) if one is not audience)
    told = tuple(disclosures(book, audience))
    rule = next((one.rule for one in told if one.rule is not None), None)
    parts = (words.KEY_RULES, words.KEY_READ, words.KEY_LIMITS) if rule else (words.OPEN_RULES, words.OPEN_READ, words.OPEN_LIMITS)
    rules, read, limits = (tuple(_said(one, rule, language) for one in part) for part in parts)
    studied = tuple(_said(one, strict, language) for one in words.STUDY_RULES) if (strict := _of_studies(book, audience)) else ()
    of_persons = [pack for pack in book.packs if rule and pack.registers and pack.hierarchy]
    hidden = tuple(losses.shown(book, pack, audience, language) for pack in of_persons)
    lost = (_of_rule(rule, language),) if rule else tuple(_of_open(book, pack, language) for pack in book.packs if pack.hierarchy)
    return book.render(
        shown, "hidden.html", hw=words, audience=audience, others=others, methods=_methods(told, language), rules=rules, read=read,
        limits=limits, studied=studied, lost=lost, hidden=hidden, lw=loss_words,
        tw=table_rules, tables=table_rules.said(book, audience, language),
        lost_lead=(words.LOST_KEYS if rule else words.LOST_OPEN)[language],
    )


def audiences(book: Book) -> tuple[Audience, ...]:
    """The audiences that some pack of the book tells something."""
    return tuple(audience for audience in Audience if any(disclosures(book, audience)))


def disclosures(book: Book, audience: Audience) -> Iterator[Disclosure]:
    """The methods by which the packs tell an audience of something, each once; those over persons only of packs with registers."""
    seen = set()
    for pack in book.packs:
        for one in pack.disclosures:
            key = (one.dataset, one.method, one.rule)
            if one.audience is audience and holds_on(one, book.today) and key not in seen and (one.rule is None or pack.registers):
                seen.add(key)
                yield one


def _of_studies(book: Book, audience: Audience) -> CellKeys | None:
    """The rule of the studies that are told what the audience is; the strictest base where there are several."""
    rules = [one.rule for pack in book.packs for one in pack.studies if audience in one.right.audiences]
    return max(rules, key=lambda rule: rule.base, default=None)


def _said(told: Text, rule: CellKeys | None, language: Language) -> str:
    if rule is None:
        return told[language]
    return told[language].format(
        most=rule.most, smallest=rule.smallest, base=rule.base, whole=rule.whole, mean=rule.mean, dimensions=rule.dimensions,
        dominance=plain_number(100 * rule.dominance, 0, language), several=rule.several,
        together=plain_number(100 * rule.dominance_several, 0, language), units=rule.units, units_top=rule.units + rule.units_more,
        apart_low=plain_number(50 * rule.apart, 0, language), apart_high=plain_number(150 * rule.apart, 0, language),
    )


def _methods(told: tuple[Disclosure, ...], language: Language) -> tuple[tuple[str, str, str], ...]:
    """What figures there are, how they are protected, and why so."""
    return tuple((words.DATASET[one.dataset][language], words.METHOD[one.method][language], one.reason[language]) for one in told)


def _of_rule(rule: CellKeys, language: Language) -> ChartTable:
    """How far off changed counts of several sizes are."""
    def of(count: int, change: float, decimals: int) -> str:
        part = plain_number(100 * change / count, 1, language)
        sign = "%" if language is Language.EN else f"{NBSP}%"
        return f"{plain_number(change, decimals, language)} ({part}{sign})"

    heads = (words.COUNT, words.USUAL, words.MOST)
    rows = tuple((plain_number(one, 0, language), of(one, sqrt(rule.variance), 1), of(one, rule.most, 0)) for one in COUNTS)
    return ChartTable(words.FAR[language], tuple(head[language] for head in heads), rows)


def _of_open(book: Book, pack: Pack, language: Language) -> ChartTable:
    """How many of the newest figures of the open indicators are told exactly, level by level."""
    heads = (words.LEVEL, words.CELLS, words.EXACT, words.INTERVALS, words.HIDDEN, words.MISSING)
    levels = [level for level in pack.hierarchy.levels if level.id in (pack.map_level, pack.hierarchy.base)]
    rows = []
    for level in levels:
        found = _statuses(book, pack, level.id)
        sums = [found[Status.OK] + found[Status.PUBLISHED], found[Status.INTERVAL], found[Status.HIDDEN]]
        counts = [found.total(), *sums, found.total() - sum(sums)]
        rows.append((level.plural[language], *(plain_number(one, 0, language) for one in counts)))
    return ChartTable(pack.title[language], tuple(head[language] for head in heads), tuple(rows))


def _statuses(book: Book, pack: Pack, level: str) -> Counter[Status]:
    found: Counter[Status] = Counter()
    for id, indicator in open_indicators(pack).items():
        if indicator.bindings[0].fact.place is not None:
            held = book.shelf.at(pack, id, level)
            found.update(figure.cell.status for figure in held.figures.values())
    return found
