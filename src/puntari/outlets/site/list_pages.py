"""Pages that list: the index with its search, the sources, the checks; and the page for addresses that lead nowhere."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.doors.tell import CheckReport, DeliveryReport, SourceReport, tell_checks
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Refusal
from puntari.outlets.charts.kinds import ChartTable
from puntari.outlets.pages import frame
from puntari.outlets.site import about_words, search, words
from puntari.outlets.site.book import Book, capital, day_text
from puntari.outlets.wording import plain_number
from puntari.words.text import Language

MOST_NEAR = 8
CHECK_DECIMALS = 3


@dataclass(frozen=True, slots=True)
class Hit:
    """A page in a list of results or in the index."""

    name: str
    kind: str
    href: str


def _hit(shown: frame.Page, entry: search.Entry, language: Language) -> Hit:
    return Hit(capital(entry.names[language]), entry.kind[language], shown.href(entry.path))


def search_page(book: Book, entries: tuple[search.Entry, ...], language: Language, query: str = "") -> str:
    """The index of every page by letter, and above it what a query finds."""
    title = words.SEARCH[language]
    shown = frame.Page(book.site, language, "search", title, words.SEARCH_LEAD[language], script=True)
    hits = tuple(_hit(shown, entry, language) for entry in search.find(entries, query, language))
    letters = _letters([_hit(shown, entry, language) for entry in entries])
    return book.render(shown, "search.html", query=query.strip(), hits=hits, letters=letters)


def _letters(hits: list[Hit]) -> tuple[tuple[str, tuple[Hit, ...]], ...]:
    found: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda one: (_alphabet(one.name), one.kind)):
        found.setdefault(hit.name[:1].upper(), []).append(hit)
    return tuple((letter, tuple(listed)) for letter, listed in found.items())


def _alphabet(name: str) -> tuple[int, ...]:
    """The order of the Finnish and Swedish alphabet, in which å, ä and ö come last."""
    last = {"å": ord("z") + 1, "ä": ord("z") + 2, "ö": ord("z") + 3}
    return tuple(last.get(letter, ord(letter)) for letter in name.casefold())


def lost(book: Book, entries: tuple[search.Entry, ...], language: Language, asked: str = "") -> str:
    """The page for an address that leads nowhere: search, and the pages whose names are nearest to it."""
    path = asked.strip("/").removeprefix(language).strip("/")
    shown = frame.Page(book.site, language, "", words.LOST[language], words.LOST[language], status=404, script=True)
    last = " ".join(path.replace("_", " ").replace("-", " ").split("/")[-2:])
    near = tuple(_hit(shown, entry, language) for entry in search.find(entries, last, language, MOST_NEAR)) if last else ()
    return book.render(shown, "lost.html", near=near)


def sources(book: Book, language: Language) -> str:
    """Every public source with its freshness, its quarantine and its deliveries."""
    title = words.SOURCES[language]
    shown = frame.Page(book.site, language, "sources", title, about_words.SOURCES_LEAD[language], script=True)
    told = [(pack, book.sources(pack)) for pack in book.packs]
    notes = {source.id: source.notes for pack, _ in told for source in pack.sources.values()}
    return book.render(
        shown, "sources.html", tables=tuple((pack, _overview(pack, reports, language)) for pack, reports in told),
        told=told, notes=notes, deliveries=lambda one: _deliveries(one, language),
    )


def _overview(pack: Pack, reports: tuple[SourceReport, ...], language: Language) -> ChartTable:
    heads = (words.SOURCE, about_words.ROWS, about_words.QUARANTINED, about_words.SET_ASIDE, about_words.KNOWN_ON, about_words.FRESH)
    rows = tuple(
        (one.title[language], *(plain_number(number, 0, language) for number in (one.rows, one.quarantined, one.set_aside)),
         day_text(one.newest_known, language) if one.newest_known else about_words.NOT_DELIVERED[language],
         (about_words.NOT_DELIVERED if not one.newest_known else about_words.IS_STALE if one.stale else about_words.IS_FRESH)[language])
        for one in reports
    )
    caption = f"{pack.title[language]}: {about_words.TABLE[language].lower()}"
    return ChartTable(caption, tuple(head[language] for head in heads), rows)


def _deliveries(report: SourceReport, language: Language) -> Iterable[dict[str, str]]:
    """The deliveries of a source in words."""
    for one in report.deliveries:
        yield {
            "name": one.name, "hash": one.sha256, "origin": about_words.ORIGINS.get(one.origin, words.SOURCE)[language],
            "known": _known(one, language),
            "division": day_text(one.division, language) if one.division else about_words.NO_AREAS[language],
            "rows": plain_number(one.rows, 0, language), "rejected": plain_number(one.rejected, 0, language),
            "set_aside": plain_number(one.set_aside, 0, language),
        }


def _known(one: DeliveryReport, language: Language) -> str:
    """The day that a delivery tells of, and how that is known."""
    if not one.known:
        return about_words.NOT_TOLD[language]
    return f"{day_text(one.known, language)} ({about_words.BASIS[one.known_basis][language]})"


def checks(book: Book, language: Language) -> str:
    """Every comparison that the build made with published figures."""
    title = words.CHECKS[language]
    shown = frame.Page(book.site, language, "checks", title, about_words.CHECKS_LEAD[language], script=True)
    told = [(pack, found) for pack in book.packs if (found := _checks(book, pack))]
    counts = {
        name: plain_number(sum(getattr(one, name) for _, found in told for one in found), 0, language) for name in ("compared", "apart")
    }
    tables = tuple((pack, _checked(pack, found, language)) for pack, found in told)
    return book.render(shown, "checks.html", tables=tables, counts=counts)


def _checks(book: Book, pack: Pack) -> tuple[CheckReport, ...]:
    told = tell_checks(book.house, pack.id, PUBLIC)
    return () if isinstance(told, Refusal) else told.body


def _checked(pack: Pack, found: tuple[CheckReport, ...], language: Language) -> ChartTable:
    heads = (about_words.CHECKED, words.LEVEL, about_words.COMPARED, about_words.APART, about_words.WORST)
    levels = pack.hierarchy.by_id if pack.hierarchy else {}
    rows = tuple(
        (pack.indicator(one.indicator).card.title[language],
         levels[one.level].plural[language] if one.level in levels else about_words.NO_AREAS[language],
         plain_number(one.compared, 0, language), plain_number(one.apart, 0, language), plain_number(one.worst, CHECK_DECIMALS, language))
        for one in found
    )
    return ChartTable(f"{pack.title[language]}: {about_words.CHECK_TABLE[language].lower()}", tuple(h[language] for h in heads), rows)


PROSE = {"about": words.ABOUT, "accessibility": words.ACCESSIBILITY, "feedback": words.FEEDBACK, "privacy": words.PRIVACY}


def prose(book: Book, path: str, language: Language) -> str:
    """A page of prose, written whole in each language."""
    title = PROSE[path][language]
    shown = frame.Page(book.site, language, path, title, title)
    return book.render(shown, f"{path}.{language}.html")
