"""The page of conditions for organising services: each criterion, what the law asks, what figures show of every area, what was judged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict

from puntari.define.conditions import Criterion, Side, Standard
from puntari.define.pack import Pack
from puntari.doors.conditions import AreaSeen, ConditionsTold, CriterionSeen, Reading, Stand, ask_conditions, tell_approved
from puntari.guard.judging import Evidence, Judgement
from puntari.guard.release import Finding
from puntari.outlets.pages import frame
from puntari.outlets.site import about_words, paths, twins
from puntari.outlets.site import condition_words as words
from puntari.outlets.site.book import Book, day_text, sentence
from puntari.outlets.site.catalogue_parts import Line, Note, Part, Row, Said, indicator_link, rendered, said
from puntari.outlets.wording import number, period_text, plain_number, span
from puntari.words.period import Period
from puntari.words.text import Language

STANDS = {
    Stand.REACHED: words.MET, Stand.NOT_REACHED: words.NOT_MET, Stand.UNSURE: words.UNSURE, Stand.NO_FIGURE: words.NO_FIGURE,
}  # fmt: skip
Judged = Mapping[tuple[str, str], Judgement]


def released(book: Book, pack: Pack) -> Finding[ConditionsTold]:
    """What the page rests on."""
    return book.released("conditions", pack, ask_conditions)


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    told = released(book, pack).body
    judged = tell_approved(book.house, pack.id)
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    shown = frame.Page(book.site, language, paths.conditions_path(pack), words.TITLE[language], words.LEAD[language], crumbs, script=True)
    order = {side: at for at, side in enumerate(Side)}
    criteria = sorted(told.criteria, key=lambda one: order[one.criterion.side])
    parts = [part for one in criteria for part in _parts(shown, pack, told.level, one, judged, language)]
    return rendered(book, shown, words.LEAD[language], parts, (Note(said(words.FOUR_EYES[language])),))


def _parts(
    shown: frame.Page, pack: Pack, level: str, one: CriterionSeen, judged: Judged, language: Language
) -> Iterator[Part]:
    criterion = one.criterion
    title = f"{words.SIDES[criterion.side][language]}: {criterion.title[language]}"
    yield Part(criterion.id, title, facts=tuple(_facts(shown, pack, one, language)))
    if _known(one) or any(key[0] == criterion.id for key in judged):
        yield _areas(shown, pack, level, one, judged, language)


def _known(one: CriterionSeen) -> bool:
    """Whether any area has a figure that shows something of the criterion."""
    return any(area.figures for area in one.areas)


def _facts(shown: frame.Page, pack: Pack, one: CriterionSeen, language: Language) -> Iterator[tuple[str, Line]]:
    criterion = one.criterion
    yield words.LOOKS_AT[language], said(criterion.looks_at[language])
    since = day_text(criterion.since.isoformat(), language)
    ended = words.BETWEEN[language].format(day=since, end=day_text(criterion.until.isoformat(), language)) if criterion.until else ""
    yield words.HOLDS[language], said(ended or words.SINCE[language].format(day=since))
    yield words.RULE[language], said(*_rule(criterion, language))
    if criterion.standard is not None:
        yield words.STANDARD[language], said(_standard(pack, criterion.standard, language))
    yield words.SHOWN_BY[language], tuple(indicator_link(shown, pack, id) for id in one.told) or said(words.NO_FIGURES[language])
    if one.told and not _known(one):
        yield words.BY_AREA[language], said(words.NO_AREA_FIGURES[language])
    if one.untold:
        yield words.UNTOLD[language], tuple(indicator_link(shown, pack, id) for id in one.untold)


def _rule(criterion: Criterion, language: Language) -> Iterator[str]:
    rule = criterion.rule
    if rule is None:
        yield words.NO_RULE[language]
        return
    read = about_words.READ_ON[language].format(day=day_text(rule.read.isoformat(), language)) if rule.read else ""
    yield f"{rule.act[language]}, {rule.paragraph} ({read or about_words.UNVERIFIED[language]}). {rule.asks[language]}"
    if criterion.standard is None:
        yield words.NO_STANDARD[language]


def _standard(pack: Pack, standard: Standard, language: Language) -> str:
    indicator = pack.indicator(standard.indicator)
    word, value = (words.LEAST, standard.least) if standard.least is not None else (words.MOST, standard.most)
    return sentence(f"{indicator.card.title[language]}: {word[language].format(value=number(value, indicator.unit, language))}")


def _areas(
    shown: frame.Page, pack: Pack, level: str, one: CriterionSeen, judged: Judged, language: Language
) -> Part:
    criterion = one.criterion
    names = {area.code: area.names[language] for area in pack.hierarchy.areas(level)}
    heads = [words.AREA[language], *(_head(pack, id, one, language) for id in one.told)]
    heads += [words.STAND[language]] if criterion.standard else []
    of_it = {area: found for (id, area), found in judged.items() if id == criterion.id}
    heads += [words.JUDGED[language]] if of_it else []
    rows = tuple(
        Row(((Said(names[area.code], shown.href(paths.area_path(pack, level, area.code))),), *_cells(pack, one, area, of_it, language)))
        for area in sorted(one.areas, key=lambda each: names[each.code])
    )
    counts = Counter(area.stand for area in one.areas if area.stand is not None)
    told = ", ".join(f"{STANDS[stand][language]} {plain_number(counts[stand], 0, language)}" for stand in STANDS if counts[stand])
    lead = words.SUMMARY[language].format(told=told) if told else ""
    return Part(
        f"{criterion.id}-areas", words.AREAS[language].format(title=criterion.title[language]), lead,
        columns=tuple(heads), rows=rows, folded=True,
    )


def _head(pack: Pack, id: str, one: CriterionSeen, language: Language) -> str:
    """An indicator's title, with the period where all areas have the same one."""
    periods = {area.figures[id].period for area in one.areas if id in area.figures}
    title = pack.indicator(id).card.title[language]
    return f"{title}, {period_text(periods.pop(), language)}" if len(periods) == 1 else title


def _cells(
    pack: Pack, one: CriterionSeen, area: AreaSeen, judged: Mapping[str, Judgement], language: Language
) -> Iterator[Line]:
    """The figures of an area, where it stands, and what people judged; the last only where they judged some area."""
    for id in one.told:
        yield said(_figure(pack, id, area.figures.get(id), language))
    if one.criterion.standard is not None:
        yield said(STANDS[area.stand][language])
    if judged:
        yield _judged(pack, judged.get(area.code), language)


def _figure(pack: Pack, id: str, figure: Reading | None, language: Language) -> str:
    if figure is None:
        return words.NO_FIGURE[language]
    unit = pack.indicator(id).unit
    return number(figure.low, unit, language) if figure.exact else span(figure.low, figure.high, unit, language)


def _judged(pack: Pack, one: Judgement | None, language: Language) -> Line:
    if one is None:
        return said(words.NOT_JUDGED[language])
    rests = "; ".join((*(_evidence(pack, each, language) for each in one.evidence), *one.documents))
    text = words.SAID[language].format(text=one.text, evidence=rests, day=day_text(one.when, language))
    return (Said(text, tag=words.GRADES[one.grade][language] if one.grade else ""),)


def _evidence(pack: Pack, one: Evidence, language: Language) -> str:
    """An indicator with its period and its figure, and the bounds that it lies in where it is no exact one."""
    indicator = pack.indicator(one.indicator)
    named = f"{indicator.card.title[language]}, {period_text(Period.parse(one.period), language)}"
    if not one.told:
        return f"{named} ({words.NOT_FOR_ALL[language]})"
    bounds = span(one.low, one.high, indicator.unit, language) if one.low != one.high else ""
    if one.value is None:
        return f"{named}: {bounds}"
    return f"{named}: {number(one.value, indicator.unit, language)}" + (f" ({bounds})" if bounds else "")


def twin(book: Book, pack: Pack, language: Language) -> bytes:
    """The same for machines."""
    told = released(book, pack).body
    judged = tell_approved(book.house, pack.id)
    criteria = [_record(one, judged, language) for one in told.criteria]
    return twins.as_json({"pack": pack.id, "build": book.report.id, "level": told.level, "criteria": criteria})


def _record(one: CriterionSeen, judged: Judged, language: Language) -> dict[str, object]:
    criterion = one.criterion
    standard = criterion.standard
    return {
        "id": criterion.id, "side": criterion.side, "title": criterion.title[language], "since": criterion.since.isoformat(),
        "until": criterion.until.isoformat() if criterion.until else None, "rule": criterion.rule.id if criterion.rule else None,
        "standard": {"indicator": standard.indicator, "least": standard.least, "most": standard.most} if standard else None,
        "areas": [_area_record(criterion, area, judged) for area in one.areas],
    }


def _area_record(criterion: Criterion, area: AreaSeen, judged: Judged) -> dict[str, object]:
    figures = {id: {"period": str(one.period), "low": one.low, "high": one.high} for id, one in area.figures.items()}
    found = judged.get((criterion.id, area.code))
    return {"code": area.code, "figures": figures, "stand": area.stand, "judgement": None if found is None else _judgement_record(found)}


def _judgement_record(one: Judgement) -> dict[str, object]:
    return {
        "text": one.text, "evidence": [asdict(each) for each in one.evidence], "documents": list(one.documents), "grade": one.grade,
        "when": one.when,
    }
