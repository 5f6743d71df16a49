"""The page of national goals: every version of each target, where the country and the areas stand, and what it would take."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from puntari.define.goals import Aim, Target
from puntari.define.indicator import Indicator
from puntari.define.pack import Pack
from puntari.doors.goals import AreaTold, GoalsTold, GoalTold, Reading, Stand, TargetTold, ask_goals
from puntari.guard.release import Finding
from puntari.outlets.pages import frame
from puntari.outlets.site import about_indicator, paths, twins
from puntari.outlets.site import goal_words as words
from puntari.outlets.site.book import Book, day_text, open_indicators
from puntari.outlets.site.catalogue_parts import Line, Note, Part, Row, Said, rendered, said, source_link
from puntari.outlets.wording import change, number, period_text, plain_number, span
from puntari.words.text import Language, Text


def released(book: Book, pack: Pack) -> Finding[GoalsTold]:
    """What the page rests on."""
    return book.released("goals", pack, ask_goals)


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    told = released(book, pack)
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    shown = frame.Page(book.site, language, paths.goals_path(pack), words.TITLE[language], words.LEAD[language], crumbs, script=True)
    parts = [part for goal in told.body.goals for part in _parts(shown, pack, told, goal, language)]
    top = (Note(said(words.STEPS[language])), Note(said(words.NEED_HELP[language]), note=True))
    return rendered(book, shown, words.LEAD[language], parts, top)


def _parts(shown: frame.Page, pack: Pack, told: Finding[GoalsTold], goal: GoalTold, language: Language) -> Iterator[Part]:
    yield Part(goal.goal.id, goal.goal.title[language], facts=tuple(_steps(shown, pack, goal, language)))
    for id in goal.goal.indicators:
        versions = [one for one in goal.targets if one.target.indicator == id]
        yield _versions(pack, goal.goal.id, id, versions, language)
        if versions[-1].areas:
            yield _areas(shown, pack, told, goal.goal.id, versions[-1], language)


def _steps(shown: frame.Page, pack: Pack, goal: GoalTold, language: Language) -> Iterator[tuple[str, Line]]:
    """The goal from what it asks to how it is used."""
    ids = goal.goal.indicators
    yield words.ASKS[language], said(goal.goal.asks[language])
    yield words.INDICATORS[language], tuple(
        Said(pack.indicator(id).card.title[language], shown.href(paths.indicator_path(pack, id))) for id in ids
    ) or said(words.NONE_YET[language])
    yield words.RELIABILITY[language], said(*(_grade(pack.indicator(id), language) for id in ids)) or said(words.NONE_YET[language])
    sources = dict.fromkeys(source.id for id in ids for source in pack.indicator(id).sources)
    yield words.DATA[language], tuple(source_link(shown, pack, id) for id in sources) or said(words.NONE_YET[language])
    public = any(id in open_indicators(pack) for id in ids)
    yield words.PUBLISHED[language], said((words.ON_PAGES if public else words.NOT_PUBLISHED)[language])
    yield words.USE[language], said(goal.goal.use[language])
    if goal.goal.lacks is not None:
        yield words.LACKS[language], said(goal.goal.lacks[language])


def _grade(one: Indicator, language: Language) -> str:
    grade = about_indicator.GRADES[one.reliability][language]
    reason = f": {one.reliability_reason[language]}" if one.reliability_reason else ""
    return f"{one.card.title[language]}: {grade}{reason}".rstrip(".") + "."


def _versions(pack: Pack, goal: str, id: str, versions: list[TargetTold], language: Language) -> Part:
    indicator = pack.indicator(id)
    rows = tuple(_version(indicator, one, language) for one in versions)
    heads = (words.SINCE, words.SET_BY, words.TARGET, words.UNTIL, words.JUDGED, words.WHOLE, words.STAND, words.WHERE)
    title = words.VERSIONS[language].format(title=indicator.card.title[language])
    return Part(f"{goal}-{id}", title, columns=tuple(head[language] for head in heads), rows=rows, under=True)


def _version(indicator: Indicator, one: TargetTold, language: Language) -> Row:
    target = one.target
    until = period_text(target.until, language) if target.until else words.NO_DEADLINE[language]
    note = f". {target.note[language]}" if target.note else ""
    read = words.READ[language].format(day=day_text(target.read.isoformat(), language)) if target.read else words.UNREAD[language]
    return Row((
        said(day_text(target.since.isoformat(), language)), said(target.set_by[language]), said(aimed(target, indicator, language) + note),
        said(until), said(_then(one, indicator, language)), said(_dated(one.whole.now, indicator, words.NO_FIGURE, language)),
        said(words.STANDS[one.whole.stand][language]), (Said(read, target.source),),
    ))


def aimed(target: Target, indicator: Indicator, language: Language) -> str:
    """What a target aims at, in words."""
    return number(target.value, indicator.unit, language) if target.aim is Aim.VALUE else words.AIMS[target.aim][language]


def _then(one: TargetTold, indicator: Indicator, language: Language) -> str:
    """The figure of the time by which the target was to be reached, or why there is none."""
    until, now = one.target.until, one.whole.now
    if one.judged is not None:
        return _reading(one.judged, indicator, language)
    if until is None:
        return words.NO_DEADLINE[language]
    if now is None or until.first_day <= now.period.first_day:
        return words.NO_FIGURE_THEN[language]
    return words.ENDS_BEFORE[language].format(period=period_text(now.period, language))


def _reading(one: Reading, indicator: Indicator, language: Language) -> str:
    return number(one.low, indicator.unit, language) if one.exact else span(one.low, one.high, indicator.unit, language)


def _dated(one: Reading | None, indicator: Indicator, without: Text, language: Language) -> str:
    """A figure with its period, or the words for having none."""
    return f"{_reading(one, indicator, language)} ({period_text(one.period, language)})" if one else without[language]


def _areas(shown: frame.Page, pack: Pack, told: Finding[GoalsTold], goal: str, one: TargetTold, language: Language) -> Part:
    """Every area to the newest version of a target."""
    indicator = pack.indicator(one.target.indicator)
    names = {area.code: area.names[language] for area in pack.hierarchy.areas(told.body.level)}
    counts = Counter(area.stand for area in one.areas)
    summary = ", ".join(f"{words.STANDS[stand][language]} {counts[stand]}" for stand in Stand if counts[stand])
    rows = tuple(
        Row((
            (Said(names[area.code], shown.href(paths.area_path(pack, told.body.level, area.code))),),
            said(_dated(area.base, indicator, words.NO_BASE, language)), said(_dated(area.now, indicator, words.NO_FIGURE, language)),
            said(words.STANDS[area.stand][language]), said(_need(pack, one, area, indicator, language)),
        ))
        for area in sorted(one.areas, key=lambda area: names[area.code])
    )
    heads = (words.AREA[language], words.BEFORE[language], words.NOWADAYS[language], words.STAND[language], words.NEED[language])
    title = words.PROGRESS[language].format(title=indicator.card.title[language], aim=aimed(one.target, indicator, language))
    return Part(f"{goal}-{one.target.indicator}-areas", title, words.SUMMARY[language].format(told=summary), columns=heads, rows=rows,
                folded=True)


def _need(pack: Pack, one: TargetTold, area: AreaTold, indicator: Indicator, language: Language) -> str:
    """The change that is asked of the figure, and how many of what that is; or why nothing is."""
    need = area.need
    if need is None:
        return (words.NEEDS_NOTHING if area.stand is Stand.REACHED else words.NO_NEED[one.target.aim])[language]
    asked = _between(change(need.low, indicator.unit, language), change(need.high, indicator.unit, language), language)
    if need.counted is None or one.parts is None:
        return asked
    low, high = (f"{'+' if count > 0 else ''}{plain_number(count, 0, language)}" for count in need.counted)
    what = f"{pack.indicator(one.parts[0]).card.title[language]}: {_between(low, high, language)}"
    return words.COUNTED[language].format(change=asked, what=what)


def _between(low: str, high: str, language: Language) -> str:
    return low if low == high else words.BETWEEN[language].format(low=low, high=high)


def twin(book: Book, pack: Pack, language: Language) -> bytes:
    """The same for machines."""
    told = released(book, pack).body
    goals = [
        {
            "id": goal.goal.id, "title": goal.goal.title[language], "asks": goal.goal.asks[language],
            "targets": [_target_record(one, language) for one in goal.targets],
        }
        for goal in told.goals
    ]
    return twins.as_json({"pack": pack.id, "build": book.report.id, "level": told.level, "whole": told.whole, "goals": goals})


def _target_record(one: TargetTold, language: Language) -> dict[str, object]:
    target = one.target
    return {
        "indicator": target.indicator, "since": target.since.isoformat(), "set_by": target.set_by[language], "aim": target.aim,
        "value": target.value, "until": str(target.until) if target.until else None, "source": target.source,
        "read": target.read.isoformat() if target.read else None, "judged": _record(one.judged), "whole": _area_record(one.whole),
        "areas": [_area_record(area) for area in one.areas], "counted": one.parts[0] if one.parts else None,
    }


def _area_record(one: AreaTold) -> dict[str, object]:
    need = {"low": one.need.low, "high": one.need.high, "counted": one.need.counted} if one.need else None
    return {"code": one.code, "base": _record(one.base), "now": _record(one.now), "stand": one.stand, "need": need}


def _record(one: Reading | None) -> dict[str, object] | None:
    return {"period": str(one.period), "low": one.low, "high": one.high} if one else None
