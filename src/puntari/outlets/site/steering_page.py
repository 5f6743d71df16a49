"""The page of a centre's steering: goals with figures and judgements apart, and the chain from finding to next round, walked both ways."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.steering import Kind, Recommendation, Steering, above, steps
from puntari.doors.steering import Figure, GoalTold, PartTold, SteeringTold, Version, ask_steering
from puntari.guard.release import Finding
from puntari.outlets import followup as followed
from puntari.outlets.pages import frame
from puntari.outlets.site import followup_words, paths, roadmap_words
from puntari.outlets.site import steering_words as words
from puntari.outlets.site.book import Book, day_text
from puntari.outlets.site.steering_items import earlier_item, recommendation_item
from puntari.outlets.site.steering_walk import Item, Link, Walk, figure_line, remark
from puntari.outlets.site.twins import as_json
from puntari.outlets.wording import plain_number
from puntari.words.text import Language

MOST_NAMED = 4
"""Goals of a part of the programme that are told by name."""


@dataclass(frozen=True)
class GoalRow:
    """A goal in the table of its heading: who carries it, from the figures, and as judged; `below` how many goals it is derived from."""

    id: str
    name: str
    holder: str
    said: str
    judged: str
    below: int


@dataclass(frozen=True)
class PartRow:
    """A part of the programme: readiness, what came of it and the goals with both statuses, and money, each for itself."""

    name: str
    note: str
    readiness: tuple[str, ...]
    benefit: tuple[str, ...]
    goals: tuple[tuple[Link, str, str], ...]
    tally: tuple[str, ...]
    money: tuple[str, ...]


@dataclass(frozen=True)
class Group:
    """A heading with its goals."""

    title: str
    measures: str
    rows: tuple[GoalRow, ...]
    goals: tuple[Item, ...]
    further: tuple[Item, ...]


def released(book: Book, pack: Pack) -> Finding[SteeringTold]:
    """What the page rests on; raises LookupError where the public may not see it, which its maker must mend."""
    return book.released("steering", pack, ask_steering)


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    told = released(book, pack)
    steering = told.body.steering
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    shown = frame.Page(book.site, language, paths.steering_path(pack), words.TITLE[language], words.LEAD[language], crumbs)
    walk = Walk(steering, pack, shown, language, told.body.standing)
    earlier = [one for one in steering.recommendations.values() if one.kind is Kind.EARLIER]
    return book.render(
        shown, "steering.html", sw=words, rw=roadmap_words, fw=followup_words,
        goals_title=words.GOALS[language].format(day=day_text(steering.letter.isoformat(), language)),
        groups=tuple(_groups(told, walk)), findings=tuple(_finding(walk, id) for id in steering.findings),
        steps=tuple(
            (words.STEP[language].format(place=place), tuple(recommendation_item(walk, one) for one in step))
            for place, step in enumerate(steps(steering), 1)
        ),
        programme=tuple(_part(walk, one) for one in told.body.programme), progress=tuple(walk.indicators(_progress(steering))),
        roadmap_href=shown.href(paths.roadmap_path(pack)), lacking=lacking(told, language),
        earlier=tuple(earlier_item(walk, one) for one in earlier), looked_at=tuple(_looked_at(walk)),
        source=pack.sources[steering.source],
    )


def lacking(told: Finding[SteeringTold], language: Language) -> str:
    """How many measures and recommendations lack an answer, an owner, a deadline, how many are late, and how many measures no indicator
    shows."""
    steering, standing = told.body.steering, told.body.standing
    measures = [standing[id] for id in steering.measures]
    counted = {
        "all": len(measures), "dates": sum(one.due is None for one in measures), "owners": sum(one.owner is None for one in measures),
        "late": sum(one.late for one in measures), "signs": sum(one.unmeasured is not None for one in steering.measures.values()),
    }
    rounds = [standing[id] for id, one in steering.recommendations.items() if one.kind is not Kind.FURTHER]
    others = {
        "all": len(rounds), "answers": sum(one.answer is None for one in rounds), "owners": sum(one.owner is None for one in rounds),
        "dates": sum(one.due is None for one in rounds), "late": sum(one.late for one in rounds),
    }
    return f"{words.LACKING[language].format(**counted)} {words.LACKING_RECOMMENDATIONS[language].format(**others)}"


def _groups(told: Finding[SteeringTold], walk: Walk) -> Iterator[Group]:
    for heading in walk.steering.headings.values():
        mine = _in_cascade(walk.steering, [one for one in told.body.goals if one.goal.heading == heading.id])
        rows = tuple(
            GoalRow(one.goal.id, walk.said(one.goal.title), walk.said(one.goal.holder), words.SAID[one.status][walk.language],
                    _judged(one, walk.language), len(above(walk.steering.goals, one.goal.id)))
            for one in mine
        )
        further = tuple(_further(walk, one) for one in walk.steering.recommendations.values() if one.heading == heading.id)
        yield Group(walk.said(heading.title), walk.said(heading.measures), rows, tuple(_goal(walk, one) for one in mine), further)


def _progress(steering: Steering) -> tuple[str, ...]:
    return (steering.progress,) if steering.progress else ()


def _in_cascade(steering: Steering, goals: list[GoalTold]) -> list[GoalTold]:
    """Each goal followed by those that are derived from it."""
    place = {id: at for at, id in enumerate(steering.goals)}
    return sorted(goals, key=lambda one: [place[id] for id in (*reversed(above(steering.goals, one.goal.id)), one.goal.id)])


def _part(walk: Walk, told: PartTold) -> PartRow:
    """A few goals by name with both their statuses; of many, how many have which."""
    language = walk.language
    few = len(told.goals) <= MOST_NAMED
    statuses = (words.SAID[one.status][language] for one in told.goals)
    goals = tuple(
        (link, words.SAID[one.status][language], _judged(one, language))
        for link, one in zip(walk.to(one.goal.id for one in told.goals), told.goals, strict=True)
    )
    tally = (
        _tally(words.BY_FIGURES[language], statuses), _tally(words.BY_JUDGEMENT[language], (_judged(one, language) for one in told.goals)),
    )
    readiness, benefit, money = (tuple(figure_line(walk, one) for one in figures) for figures in (told.readiness, told.benefit, told.money))
    return PartRow(
        walk.said(told.part.title), walk.said(told.part.note), readiness, benefit, goals if few else (), () if few else tally, money
    )


def _tally(name: str, statuses: Iterable[str]) -> str:
    """How many have which status, the most frequent first."""
    return f"{name}: " + ", ".join(f"{status} {count}" for status, count in Counter(statuses).most_common())


def _further(walk: Walk, one: Recommendation) -> Item:
    successor = walk.standing[one.id].successor
    return Item(one.id, walk.said(one.text), (walk.line(words.SUCCESSOR, "", walk.to((successor,) if successor else ()), not successor),))


def _judged(told: GoalTold, language: Language) -> str:
    return (words.JUDGED[told.goal.judged] if told.goal.judged else words.NOT_JUDGED)[language]


def _goal(walk: Walk, told: GoalTold) -> Item:
    goal, language = told.goal, walk.language
    versions = "; ".join(_version(walk, one) for one in told.versions)
    lines = [
        walk.line(words.KIND_OF, words.BENEFIT[language]) if goal.benefit else None,
        walk.line(words.BASE, _figure(walk, told.base)) if told.base else None,
        walk.line(words.HOLDER, walk.said(goal.holder), lacks=goal.holder is None),
        walk.line(words.SERVES, "", walk.to((goal.serves,) if goal.serves else ())),
        walk.line(words.SERVED_BY, "", walk.to(id for id, one in walk.steering.goals.items() if one.serves == goal.id)),
        walk.line(words.TARGETS, versions or words.NO_TARGET[language]),
        walk.line(words.DEADLINE, day_text(goal.deadline.isoformat(), language) if goal.deadline else words.NO_DEADLINE[language]),
        walk.line(words.RESULT, _figure(walk, told.result) if told.result else words.NO_RESULT[language]),
        walk.line(words.BY_FIGURES, words.SAID[told.status][language]),
        walk.line(words.BROKEN, walk.said(goal.broken)) if goal.broken else None,
        walk.line(words.BY_JUDGEMENT, _judged(told, language)),
        walk.line(words.OUTCOME, walk.said(goal.outcome)) if goal.outcome else None,
        walk.line(words.FINDINGS, "", walk.to(id for id, one in walk.steering.findings.items() if goal.id in one.goals)),
    ]
    return Item(goal.id, walk.said(goal.title), tuple(line for line in lines if line is not None and (line.text or line.links)))


def _version(walk: Walk, one: Version) -> str:
    noted = f", {walk.said(one.note)}" if one.note else ""
    return f"{_figure(walk, one.target)}{noted}{_set_on(walk, one)}: {words.SAID[one.status][walk.language]}"


def _set_on(walk: Walk, one: Version) -> str:
    """The day a version was set, which is missing of one that has a note and no day: the others are the letter's."""
    if one.since is not None:
        return f", {day_text(one.since.isoformat(), walk.language)}"
    return f", {words.NO_DAY[walk.language]}" if one.note else ""


def _figure(walk: Walk, figure: Figure) -> str:
    lists = {column.name: column.codes for column in walk.pack.sources[walk.steering.source].columns if hasattr(column, "codes")}
    named = [lists[name].names[figure.words[name]][walk.language] for name in walk.steering.alike if name in lists]
    value = figure.value
    amount = words.MISSING[walk.language] if value is None else plain_number(value, 0 if value == int(value) else 1, walk.language)
    told = f"{amount} {named[-1]}" if named else amount
    about = "; ".join(one for one in (figure.stated_year, ", ".join(named[:-1]), remark(walk.pack, figure, walk.language)) if one)
    return f"{told} ({about})" if about else told


def _finding(walk: Walk, id: str) -> Item:
    found = walk.steering.findings[id]
    led = [one.id for one in walk.steering.recommendations.values() if id in one.because]
    lines = (
        *((walk.line(words.RESTS_ON, "", walk.to(found.goals)),) if found.goals else ()),
        *((walk.line(words.IN_AREAS, "", walk.areas(found.areas)),) if found.areas else ()),
        *((walk.line(words.ON_EVIDENCE, "", walk.exhibits(found.evidence), lacks=not found.evidence),) if walk.pack.evidence else ()),
        walk.line(words.LED_TO, "", walk.to(led), lacks=not led),
    )
    return Item(id, walk.said(found.text), lines)


def _looked_at(walk: Walk) -> Iterator[tuple[Link, tuple[Link, ...]]]:
    """Indicators and areas with the measures that they tell of."""
    for kind, links in (("indicators", walk.indicators), ("areas", walk.areas)):
        told: dict[str, list[str]] = {}
        for one in walk.steering.measures.values():
            for id in getattr(one, kind):
                told.setdefault(id, []).append(one.id)
        for link, measures in zip(links(told), told.values(), strict=True):
            yield link, tuple(walk.to(measures))


def twin(book: Book, pack: Pack, language: Language) -> bytes:
    """The same for machines: goals with statuses apart, the chain as links, and what was recorded along it."""
    told = released(book, pack)
    steering = told.body.steering
    findings = [{"id": one.id, "text": one.text[language], "goals": one.goals, "areas": one.areas} for one in steering.findings.values()]
    programme = [
        {"id": one.part.id, "title": one.part.title[language], "goals": one.part.goals,
         **{name: [_value(figure) for figure in getattr(one, name)] for name in ("readiness", "benefit", "money")}}
        for one in told.body.programme
    ]
    whole: Mapping[str, object] = {
        "goals": [_goal_record(one, language) for one in told.body.goals], "programme": programme, "findings": findings,
        "recommendations": followed.recommendations(told, language), "measures": followed.measures(told, language),
    }
    return as_json({**whole, "build": told.build})


def _goal_record(one: GoalTold, language: Language) -> dict[str, object]:
    targets = [
        {"figure": _value(version.target), "computed": version.status, "since": version.since and version.since.isoformat()}
        for version in one.versions
    ]
    return {
        "id": one.goal.id, "title": one.goal.title[language], "base": _value(one.base), "result": _value(one.result), "targets": targets,
        "computed": one.status, "judged": one.goal.judged, "benefit": one.goal.benefit, "serves": one.goal.serves or None,
        "holder": one.goal.holder and one.goal.holder[language],
    }


def _value(figure: Figure | None) -> dict[str, object] | None:
    if figure is None:
        return None
    ends = {end: value for end, value in (("low", figure.low), ("high", figure.high)) if value is not None}
    return {"id": figure.id, "value": figure.value, **ends}
