"""The life of definitions on pages: how one stands with its rounds and comments, and the list of all that a step was taken with."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.pack import Pack
from puntari.doors.defining import tell_lives
from puntari.guard.actor import PUBLIC
from puntari.guard.defining import STAGES, VIEWS, Aim, Life, Round
from puntari.outlets.pages import frame
from puntari.outlets.site import life_words as words
from puntari.outlets.site import paths
from puntari.outlets.site.book import Book, day_text
from puntari.outlets.site.catalogue_parts import Line, Part, Row, Said, coded, indicator_link, rendered, said, shown_at
from puntari.words.text import Language


def life_of(book: Book, pack: Pack, id: str) -> Life:
    """How the definition of an indicator stands, as the public may know it."""
    return lives_told(book, pack).get(id, Life(id))


def lives_told(book: Book, pack: Pack) -> dict[str, Life]:
    """How the definitions stand that a step was taken with, as the public may know it."""
    if pack.id not in book.lives:
        book.lives[pack.id] = tell_lives(book.house, pack.id, PUBLIC)
    return dict(book.lives[pack.id])


def part(book: Book, shown: frame.Page, pack: Pack, id: str, language: Language) -> Part:
    """How the definition of an indicator stands, and what organisations said of it in closed rounds."""
    life = life_of(book, pack, id)
    rows = tuple(
        Row((said(_name(pack, one.organisation, language)), said(VIEWS[one.view][language]),
             said(one.text + (f" ({one.reference})" if one.reference else "")), said(day_text(one.when, language))))
        for each in life.rounds for one in each.comments
    )
    columns = tuple(head[language] for head in (words.ORGANISATION, words.VIEW, words.COMMENT, words.DAY))
    return Part("life-h", words.TITLE_ONE[language], facts=tuple(_facts(shown, pack, life, language)), columns=columns, rows=rows)


def _facts(shown: frame.Page, pack: Pack, life: Life, language: Language) -> Iterator[tuple[str, Line]]:
    since = words.FROM[language].format(day=day_text(life.since, language)) if life.since else ""
    yield words.STANDS[language], (Said(since, tag=STAGES[life.stage][language]),)
    if life.proposed:
        aim = (words.RETIRE if life.aim is Aim.RETIRE else words.HOLD)[language]
        told = f"{day_text(life.proposed, language)}: {aim}."
        yield words.PROPOSED[language], (Said(told), Said(life.why), Said(life.definition, code=True))
    if life.successor:
        yield words.SUCCESSOR[language], (indicator_link(shown, pack, life.successor),)
    for number, one in enumerate(life.rounds, 1):
        yield words.ROUND[language].format(number=number), said(_round(pack, one, language))
    must = pack.hearing.must_be_asked(pack.indicator(life.indicator))
    if must:
        yield words.MUST[language], said(", ".join(pack.hearing.kinds[kind][language] for kind in must))
    for definition, day in life.earlier:
        yield words.EARLIER[language], (Said(day_text(day, language)), Said(definition, code=True))


def retired_notes(pack: Pack, id: str, language: Language) -> tuple[str, ...]:
    """A sentence on an indicator that is retired: from when, why, and what follows it."""
    retired = pack.indicator(id).retired
    if retired is None:
        return ()
    told = words.RETIRED_NOTE[language].format(day=day_text(retired.since.isoformat(), language), why=retired.why.rstrip(". ") + ".")
    if retired.successor:
        told += " " + words.FOLLOWED_BY[language].format(title=pack.indicator(retired.successor).card.title[language])
    return (told,)


def _round(pack: Pack, one: Round, language: Language) -> str:
    asked = ", ".join(_name(pack, id, language) for id in one.asked)
    ended = words.CLOSED if one.closed else words.OPEN
    day = day_text(one.closed or one.until, language)
    return ended[language].format(opened=day_text(one.began, language), day=day, asked=asked)


def _name(pack: Pack, id: str, language: Language) -> str:
    return pack.hearing.organisation(id, pack.hierarchy).title[language]


def page(book: Book, pack: Pack, language: Language) -> str:
    """Every definition that a step was taken with, how a definition lives, and who is heard."""
    shown = shown_at(book, pack, paths.part_path(pack, "life"), words.TITLE[language], words.LEAD[language], language)
    parts = (_standing(book, shown, pack, language), _heard(pack, language))
    return rendered(book, shown, words.LEAD[language], parts)


def _standing(book: Book, shown: frame.Page, pack: Pack, language: Language) -> Part:
    rows = tuple(
        Row(((indicator_link(shown, pack, id),), (Said("", tag=STAGES[life.stage][language]),),
             said(day_text(life.since, language) if life.since else words.NOT_YET[language]), coded(life.definition)))
        for id, life in lives_told(book, pack).items()
    )
    columns = tuple(head[language] for head in (words.INDICATOR, words.STANDS, words.SINCE, words.DEFINITION))
    lead = words.COUNT[language].format(taken=len(pack.indicators) - len(rows), moved=len(rows))
    return Part("stands-h", words.STANDS[language], lead, columns=columns, rows=rows)


def _heard(pack: Pack, language: Language) -> Part:
    must = {kind: [id for id, kinds in pack.hearing.must.items() if kind in kinds] for kind in pack.hearing.kinds}
    rows = tuple(
        Row((said(one.title[language]), said(pack.hearing.kinds[one.kind][language]),
             said(", ".join(pack.registers[id].title[language] for id in must[one.kind] if id in pack.registers)
                  or words.NO_MUST[language])))
        for one in pack.hearing.organisations.values()
    )
    columns = tuple(head[language] for head in (words.ORGANISATION, words.KIND, words.MUST_OF))
    return Part("heard-h", words.HEARD[language], words.AREAS_TOO[language] if rows else "", columns=columns, rows=rows)
