"""The page of the register of evidence: every piece by its sort, what is missing of it, and what each finding rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from babel.dates import format_date

from puntari.define.evidence import Sort
from puntari.define.pack import Pack
from puntari.doors.evidence import EvidenceTold, ExhibitTold, Holding, Lack, ask_evidence
from puntari.guard.release import Finding
from puntari.outlets.evidence import as_json
from puntari.outlets.pages import frame
from puntari.outlets.site import evidence_words as words
from puntari.outlets.site import paths
from puntari.outlets.site.book import Book, day_text
from puntari.outlets.wording import DASH, LOCALES, period_text
from puntari.words.period import Frequency, Period
from puntari.words.text import Language, Text

SHORT_HASH = 12
OWN_COLUMNS = {
    Sort.DOCUMENT: (words.BY, words.TOPIC, words.HASH),
    Sort.INTERVIEW: (words.BY, words.PERSONS),
    Sort.SURVEY: (words.BY, words.ANSWERED, words.MODE, words.SUPPLIER),
    Sort.TABLE: (words.HASH,),
}

SEEN_IN_ROW = frozenset({Lack.CARRIES_NOTHING, Lack.NO_DATE, Lack.NO_COUNT, Lack.NO_MODE, Lack.NO_SUPPLIER})
"""What a row shows without a remark: a cell of it says what is missing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A piece of evidence as a row: what stands in the columns of its sort, the findings and judged areas on it, what is to be remarked."""

    id: str
    title: str
    when: str
    cells: tuple[str, ...]
    findings: tuple[tuple[str, str], ...]
    areas: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """All evidence of a sort."""

    id: str
    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def released(book: Book, pack: Pack) -> Finding[EvidenceTold]:
    """What the page rests on."""
    return book.released("evidence", pack, ask_evidence)


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    told = released(book, pack).body
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    shown = frame.Page(book.site, language, paths.evidence_path(pack), words.TITLE[language], words.LEAD[language], crumbs)
    findings = pack.steering.findings if pack.steering is not None else {}
    chain = shown.href(paths.steering_path(pack))
    named = {id: (one.text[language], f"{chain}#{id}") for id, one in findings.items()} | _areas(pack, shown)
    titles = {one.exhibit.id: one.exhibit.title[language] for one in told.exhibits}
    idle = sum(not (one.carries or one.judged) for one in told.exhibits)
    days = {end: day_text(day.isoformat(), language) for end, day in (("since", told.book.since), ("until", told.book.until))}
    return book.render(
        shown, "evidence.html", ew=words, note=told.book.note[language], work=words.WORK[language].format(**days),
        count=words.COUNT[language].format(all=len(told.exhibits), idle=idle), held=_held(released(book, pack), language),
        parts=tuple(_part(sort, told.exhibits, named, language) for sort in Sort if any(one.exhibit.sort is sort for one in told.exhibits)),
        rests=tuple((*named[id], tuple((titles[one], f"#{one}") for one in ids)) for id, ids in told.rests.items()),
    )


def _areas(pack: Pack, shown: frame.Page) -> dict[str, tuple[str, str]]:
    """Judged areas by `round/area`: the name, and the place where the page of their assessment tells of them."""
    found = {}
    for one in pack.assessments:
        page = shown.href(paths.assessment_path(pack, one.id))
        for period, id in ((told.period, id) for told in one.grounds for id in told.areas):
            found[f"{period}/{id}"] = (one.framework.area(id).name[shown.language], f"{page}#told-{period}-{id}")
    return found


def _held(told: Finding[EvidenceTold], language: Language) -> str:
    documents = [one for one in told.body.exhibits if one.exhibit.sort is Sort.DOCUMENT]
    without = sum(one.holding is Holding.NOT_HELD for one in documents)
    return words.HELD[language].format(all=len(documents), held=len(documents) - without, without=without)


def _part(sort: Sort, exhibits: tuple[ExhibitTold, ...], named: dict[str, tuple[str, str]], language: Language) -> Part:
    rows = tuple(_row(one, named, language) for one in exhibits if one.exhibit.sort is sort)
    return Part(f"of-{sort}", words.SORTS[sort][language], tuple(one[language] for one in OWN_COLUMNS[sort]), rows)


def _row(one: ExhibitTold, named: dict[str, tuple[str, str]], language: Language) -> Row:
    exhibit = one.exhibit

    def said(text: Text | None, lack: Lack | None = None) -> str:
        return text[language] if text else words.LACKS[lack][language] if lack in one.lacks else ""

    hashes = _file(one, language)
    persons = str(exhibit.persons) if exhibit.persons is not None else said(None, Lack.NO_COUNT)
    cells = {
        Sort.DOCUMENT: (said(exhibit.by), said(exhibit.topic), hashes), Sort.INTERVIEW: (said(exhibit.by), persons),
        Sort.SURVEY: (said(exhibit.by), persons, said(exhibit.mode, Lack.NO_MODE), said(exhibit.supplier, Lack.NO_SUPPLIER)),
        Sort.TABLE: (hashes,),
    }[exhibit.sort]
    when = DASH.join(_when(period, language) for period in (exhibit.since, exhibit.until) if period) or said(None, Lack.NO_DATE)
    notes = (exhibit.note[language],) if exhibit.note else ()
    flags = tuple(words.LACKS[lack][language] for lack in one.lacks if lack not in SEEN_IN_ROW)
    remarks = (*flags, *_files(one, language), *notes)
    findings, areas = (tuple(named[id] for id in ids) for ids in (one.carries, one.judged))
    return Row(exhibit.id, exhibit.title[language], when, cells, findings, areas, remarks)


def _file(one: ExhibitTold, language: Language) -> str:
    """The hash of its file and whose word that is, else that none is held."""
    hashes = ", ".join(hash[:SHORT_HASH] for hash in one.hashes)
    said = words.HOLDINGS[one.holding][language]
    return said if not hashes else hashes if one.holding is Holding.DELIVERED else f"{hashes} ({said})"


def _files(one: ExhibitTold, language: Language) -> Iterator[str]:
    """Where its files came from and when, each version that was added, and the open files that a table was made from."""
    for file in one.files:
        day = day_text(file.on.isoformat(), language)
        yield words.ADDED[language].format(number=file.number, hash=file.sha256[:SHORT_HASH], day=day, source=file.source)
    for path, hash in one.mirror.items():
        yield (words.FROM_MIRROR if hash else words.NOT_IN_MIRROR)[language].format(path=path, hash=(hash or "")[:SHORT_HASH])


def _when(period: Period, language: Language) -> str:
    """A day in figures, so that it stands on one line; any other period in words."""
    if period.frequency is Frequency.DAY:
        return format_date(period.first_day, "medium", locale=LOCALES[language])
    return period_text(period, language)


def twin(book: Book, pack: Pack, language: Language) -> bytes:
    """The same for machines."""
    return (as_json(released(book, pack), language) + "\n").encode()
