"""The page of a centre's steering: goals with figures and judgements apart, and the chain from finding to next round, walked both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.steering import Kind, Measure, Recommendation, Steering, steps
from puntari.doors.steering import Figure, GoalTold, SteeringTold, Version, ask_steering
from puntari.guard.release import Finding
from puntari.outlets.pages import frame
from puntari.outlets.site import paths
from puntari.outlets.site import steering_words as words
from puntari.outlets.site.book import Book, day_text
from puntari.outlets.site.twins import as_json
from puntari.outlets.wording import plain_number
from puntari.words.text import Language, Text


@dataclass(frozen=True)
class Link:
    """A step of the chain: its name and where it lies."""

    name: str
    href: str


@dataclass(frozen=True)
class Line:
    """Something said of a thing: in words, or as links; `lacks` where it ought to be there and is not."""

    name: str
    text: str = ""
    links: tuple[Link, ...] = ()
    lacks: bool = False


@dataclass(frozen=True)
class Item:
    """A thing with its anchor, its name and what is said of it; `inner` are things within it."""

    id: str
    name: str
    lines: tuple[Line, ...]
    inner: tuple[Item, ...] = ()


@dataclass(frozen=True)
class GoalRow:
    """A goal in the table of its heading: from the figures, and as judged."""

    id: str
    name: str
    said: str
    judged: str


@dataclass(frozen=True)
class Group:
    """A heading with its goals."""

    title: str
    measures: str
    rows: tuple[GoalRow, ...]
    goals: tuple[Item, ...]
    further: tuple[Item, ...]


@dataclass(frozen=True)
class Walk:
    """What the parts of the page need to name and find one another in one language."""

    steering: Steering
    pack: Pack
    shown: frame.Page
    language: Language

    def said(self, text: Text | None) -> str:
        """The words, or none."""
        return text[self.language] if text else ""

    def line(self, name: Text, text: str = "", links: Iterable[Link] = (), lacks: bool = False) -> Line:
        """A line; one that lacks says so."""
        return Line(name[self.language], words.MISSING[self.language] if lacks else text, tuple(links), lacks)

    def to(self, ids: Iterable[str]) -> Iterator[Link]:
        """Links to goals, findings, recommendations and measures of this page."""
        steering = self.steering
        named: dict[str, Text] = {id: one.title for id, one in steering.goals.items()}
        for things in (steering.findings, steering.recommendations, steering.measures):
            named |= {id: one.text for id, one in things.items()}
        yield from (Link(named[id][self.language], f"#{anchor(id)}") for id in ids)

    def areas(self, ids: Iterable[str]) -> Iterator[Link]:
        """Links to areas of the framework on the page of its assessment."""
        framework = self.pack.assessment(self.steering.framework).framework
        page = self.shown.href(paths.assessment_path(self.pack, framework.id))
        yield from (Link(framework.area(id).name[self.language], f"{page}#{id}") for id in ids)

    def exhibits(self, ids: Iterable[str]) -> Iterator[Link]:
        """Links to pieces of evidence on the page of their register."""
        page = self.shown.href(paths.evidence_path(self.pack))
        yield from (Link(self.pack.evidence.exhibits[id].title[self.language], f"{page}#{id}") for id in ids)

    def indicators(self, ids: Iterable[str]) -> Iterator[Link]:
        """Links to pages of indicators."""
        for id in ids:
            yield Link(self.pack.indicator(id).card.title[self.language], self.shown.href(paths.indicator_path(self.pack, id)))


def anchor(id: str) -> str:
    """Where a thing lies on the page; an anchor begins with a letter."""
    return f"m_{id}" if id[:1].isdigit() else id


def released(book: Book, pack: Pack) -> Finding[SteeringTold]:
    """What the page rests on; raises LookupError where the public may not see it, which its maker must mend."""
    return book.released("steering", pack, ask_steering)


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    told = released(book, pack)
    steering = told.body.steering
    crumbs = (frame.Place(paths.pack_path(pack), pack.title),)
    shown = frame.Page(book.site, language, paths.steering_path(pack), words.TITLE[language], words.LEAD[language], crumbs)
    walk = Walk(steering, pack, shown, language)
    earlier = [one for one in steering.recommendations.values() if one.kind is Kind.EARLIER]
    return book.render(
        shown, "steering.html", sw=words, goals_title=words.GOALS[language].format(day=day_text(steering.letter.isoformat(), language)),
        groups=tuple(_groups(told, walk)), findings=tuple(_finding(walk, id) for id in steering.findings),
        steps=tuple(
            (words.STEP[language].format(place=place), tuple(_recommendation(walk, one) for one in step))
            for place, step in enumerate(steps(steering), 1)
        ),
        lacking=lacking(steering, language), earlier=tuple(_earlier(walk, one) for one in earlier), looked_at=tuple(_looked_at(walk)),
        source=pack.sources[steering.source],
    )


def lacking(steering: Steering, language: Language) -> str:
    """How many measures have no deadline, no owner, no indicator."""
    measures = steering.measures.values()
    counted = {
        "all": len(steering.measures), "dates": sum(one.due is None for one in measures),
        "owners": sum(one.owner is None for one in measures), "signs": sum(not one.indicators for one in measures),
    }
    return words.LACKING[language].format(**counted)


def _groups(told: Finding[SteeringTold], walk: Walk) -> Iterator[Group]:
    for heading in walk.steering.headings.values():
        mine = [one for one in told.body.goals if one.goal.heading == heading.id]
        rows = tuple(
            GoalRow(one.goal.id, walk.said(one.goal.title), words.SAID[one.status][walk.language], _judged(one, walk.language))
            for one in mine
        )
        further = tuple(_further(walk, one) for one in walk.steering.recommendations.values() if one.heading == heading.id)
        yield Group(walk.said(heading.title), walk.said(heading.measures), rows, tuple(_goal(walk, one) for one in mine), further)


def _further(walk: Walk, one: Recommendation) -> Item:
    lacks = not one.successor
    return Item(one.id, walk.said(one.text), (walk.line(words.SUCCESSOR, "", walk.to((one.successor,) if one.successor else ()), lacks),))


def _judged(told: GoalTold, language: Language) -> str:
    return (words.JUDGED[told.goal.judged] if told.goal.judged else words.NOT_JUDGED)[language]


def _goal(walk: Walk, told: GoalTold) -> Item:
    goal, language = told.goal, walk.language
    versions = "; ".join(_version(walk, one) for one in told.versions)
    lines = [
        walk.line(words.KIND_OF, words.BENEFIT[language]) if goal.benefit else None,
        walk.line(words.BASE, _figure(walk, told.base)) if told.base else None,
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
    return f"{_figure(walk, one.target)}{noted}: {words.SAID[one.status][walk.language]}"


def _figure(walk: Walk, figure: Figure) -> str:
    lists = {column.name: column.codes for column in walk.pack.sources[walk.steering.source].columns if hasattr(column, "codes")}
    named = [lists[name].names[figure.words[name]][walk.language] for name in walk.steering.alike if name in lists]
    value = figure.value
    amount = words.MISSING[walk.language] if value is None else plain_number(value, 0 if value == int(value) else 1, walk.language)
    return words.FIGURE[walk.language].format(amount=f"{amount} {named[-1]}" if named else amount, year=figure.words.get("year", ""),
                                              what=", ".join(named[:-1]))


def _finding(walk: Walk, id: str) -> Item:
    found = walk.steering.findings[id]
    led = [one.id for one in walk.steering.recommendations.values() if id in one.because]
    lines = (
        walk.line(words.RESTS_ON, "", walk.to(found.goals)), walk.line(words.IN_AREAS, "", walk.areas(found.areas)),
        *((walk.line(words.ON_EVIDENCE, "", walk.exhibits(found.evidence), lacks=not found.evidence),) if walk.pack.evidence else ()),
        walk.line(words.LED_TO, "", walk.to(led), lacks=not led),
    )
    return Item(id, walk.said(found.text), lines)


def _recommendation(walk: Walk, one: Recommendation) -> Item:
    every = walk.steering.recommendations
    before = [id for id, other in every.items() if one.id in other.enables]
    earlier, further = (
        [id for id, other in every.items() if other.successor == one.id and other.kind is kind] for kind in (Kind.EARLIER, Kind.FURTHER)
    )
    lines = [
        walk.line(words.ADDRESSEE, walk.said(one.addressee), lacks=one.addressee is None),
        walk.line(words.BECAUSE, "", walk.to(one.because)), walk.line(words.ENABLED_BY, "", walk.to(before)),
        walk.line(words.ENABLES, "", walk.to(one.enables)), walk.line(words.GOES_ON, "", walk.to(earlier)),
        walk.line(words.TAKES_UP, "", walk.to(further)),
        walk.line(words.ANSWER, walk.said(words.ANSWERS.get(one.answer)) if one.answer else "", lacks=one.answer is None),
    ]
    measures = tuple(_measure(walk, measure) for measure in walk.steering.measures.values() if measure.of == one.id)
    return Item(one.id, walk.said(one.text), tuple(line for line in lines if line.text or line.links), measures)


def _measure(walk: Walk, one: Measure) -> Item:
    language = walk.language
    lines = (
        walk.line(words.OWNER, walk.said(one.owner), lacks=one.owner is None),
        walk.line(words.DEADLINE, day_text(one.due.isoformat(), language) if one.due else "", lacks=one.due is None),
        walk.line(words.PRIORITY, str(one.priority or ""), lacks=one.priority is None),
        walk.line(words.SEEN_BY, "", walk.indicators(one.indicators), lacks=not one.indicators),
        walk.line(words.SEEN_IN, "", walk.areas(one.areas), lacks=not one.areas),
    )
    return Item(anchor(one.id), walk.said(one.text), lines)


def _earlier(walk: Walk, one: Recommendation) -> Item:
    lines = (
        walk.line(words.ADDRESSEE, walk.said(one.addressee), lacks=one.addressee is None),
        walk.line(words.ANSWER, walk.said(words.ANSWERS.get(one.answer)) if one.answer else "", lacks=one.answer is None),
        walk.line(words.STATE, walk.said(words.STATES.get(one.state)) if one.state else "", lacks=one.state is None),
        walk.line(words.EVIDENCE, walk.said(one.evidence), lacks=one.evidence is None),
        walk.line(words.SUCCESSOR, "", walk.to((one.successor,) if one.successor else ()), lacks=not one.successor),
    )
    return Item(one.id, walk.said(one.text), lines)


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
    """The same for machines: goals with statuses apart, and the chain as links."""
    told = released(book, pack)
    steering = told.body.steering
    goals = [
        {
            "id": one.goal.id, "title": one.goal.title[language], "base": _value(one.base), "result": _value(one.result),
            "targets": [{"figure": _value(version.target), "computed": version.status} for version in one.versions],
            "computed": one.status, "judged": one.goal.judged, "benefit": one.goal.benefit,
        }
        for one in told.body.goals
    ]
    measures = [
        {"id": one.id, "text": one.text[language], "of": one.of, "owner": one.owner and one.owner[language],
         "due": one.due and one.due.isoformat(), "priority": one.priority, "indicators": one.indicators, "areas": one.areas}
        for one in steering.measures.values()
    ]
    recommendations = [
        {"id": one.id, "kind": one.kind, "text": one.text[language], "because": one.because, "enables": one.enables, "answer": one.answer,
         "addressee": one.addressee and one.addressee[language],
         "state": one.state, "successor": one.successor or None}
        for one in steering.recommendations.values()
    ]
    findings = [{"id": one.id, "text": one.text[language], "goals": one.goals, "areas": one.areas} for one in steering.findings.values()]
    whole: Mapping[str, object] = {"goals": goals, "findings": findings, "recommendations": recommendations, "measures": measures}
    return as_json({**whole, "build": told.build})


def _value(figure: Figure | None) -> dict[str, object] | None:
    return figure and {"id": figure.id, "value": figure.value}
