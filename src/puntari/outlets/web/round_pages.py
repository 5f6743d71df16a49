"""Pages of the form that respondents of a round fill in: an overview, a page for each area, and one for links that open nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader

from puntari.define.framework import AssessedArea
from puntari.doors.assessed import Answer, OwnAnswers
from puntari.doors.rounds import LONGEST_COMMENT
from puntari.guard.release import Finding
from puntari.outlets.pages import frame
from puntari.outlets.site.round_parts import level_text
from puntari.outlets.web import round_words as words
from puntari.outlets.wording import period_text
from puntari.words.period import Period
from puntari.words.text import Language, Text

UNKNOWN = "unknown"
BARE = frame.Site(menu=(), foot=(), build="", synthetic=False)
"""The frame before anything has been built."""


@dataclass(frozen=True)
class Step:
    """An area in the overview, with its answer in words."""

    name: str
    href: str
    state: str
    given: bool


@dataclass(frozen=True)
class Part:
    """A dimension in the overview."""

    name: str
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Choice:
    """One level that can be chosen; half steps have no criteria of their own."""

    id: str
    value: str
    label: str
    criteria: tuple[str, ...]
    half: bool
    chosen: bool


@dataclass(frozen=True)
class Filled:
    """What came back with a form, and what is wrong with it."""

    level: str = ""
    comment: str = ""
    wrong: str = ""
    at: str = "level-1"


@cache
def _templates() -> Environment:
    base = frame.environment()
    # Its names are given to each page and never set as globals: an overlay shares those of the frame with the site's templates.
    return base.overlay(loader=ChoiceLoader([PackageLoader("puntari.outlets.web"), base.loader]), auto_reload=False, cache_size=20)


def path_of(own: Finding[OwnAnswers], key: str) -> str:
    """The path of a respondent's pages, the same in every language."""
    return f"round/{own.body.round}/{key}"


def overview(site: frame.Site, own: Finding[OwnAnswers], key: str, language: Language) -> str:
    """The page that a link opens: how far one is, what is next, who sees the answers."""
    told, path = own.body, path_of(own, key)
    shown = frame.Page(site, language, path, _title(own)[language], words.LEAD[language])
    return _templates().get_template("round.html").render(
        page=shown, l=language, w=words, own=told, group=told.framework.group(told.group).name, all=len(told.framework.areas),
        done=len(told.answers), done_of=progress(own, language), next=shown.href(f"{path}/{next_area(own)}"),
        dimensions=tuple(_parts(own, shown, path, language)),
    )


def progress(own: Finding[OwnAnswers], language: Language) -> str:
    """How many areas have an answer, in words."""
    return words.DONE_OF[language].format(done=len(own.body.answers), all=len(own.body.framework.areas))


def next_area(own: Finding[OwnAnswers], after: str = "") -> str:
    """The next area without an answer, from the one after a given one round to it; empty when all have one."""
    areas = [area.id for area in own.body.framework.areas]
    start = areas.index(after) + 1 if after in areas else 0
    return next((id for id in areas[start:] + areas[:start] if id not in own.body.answers), "")


def _parts(own: Finding[OwnAnswers], shown: frame.Page, path: str, language: Language) -> Iterator[Part]:
    for dimension in own.body.framework.dimensions:
        steps = (_step(own, area, shown.href(f"{path}/{area.id}"), language) for area in dimension.areas)
        yield Part(dimension.name[language], tuple(steps))


def _step(own: Finding[OwnAnswers], area: AssessedArea, href: str, language: Language) -> Step:
    given = own.body.answers.get(area.id)
    return Step(area.name[language], href, _state(given, language), given is not None)


def _state(given: Answer | None, language: Language) -> str:
    if given is None:
        return words.OPEN[language]
    return words.CANNOT[language] if given.level is None else words.LEVEL[language].format(level=level_text(given.level, language))


def area_page(site: frame.Site, own: Finding[OwnAnswers], key: str, id: str, language: Language, filled: Filled | None = None) -> str:
    """The page of one area, with what was answered before, or with what came back and is wrong."""
    told, path = own.body, path_of(own, key)
    area, areas = told.framework.area(id), [one.id for one in told.framework.areas]
    place = areas.index(id)
    dimension = next(one for one in told.framework.dimensions if area in one.areas)
    shown = frame.Page(site, language, f"{path}/{id}", area.name[language], area.what[language], _crumbs(own, path))
    now = filled or _filled(told.answers.get(id))
    return _templates().get_template("round_area.html").render(
        page=shown, l=language, w=words, own=told, area=area, dimension=dimension.name[language], longest=LONGEST_COMMENT,
        step=words.STEP[language].format(place=place + 1, all=len(areas)), all=len(areas), done=len(told.answers),
        done_of=progress(own, language), choices=tuple(_choices(own, area, now.level, language)), comment=now.comment,
        wrong=now.wrong, wrong_at=now.at, before=shown.href(f"{path}/{areas[place - 1]}") if place else "", overview=shown.href(path),
    )


def _crumbs(own: Finding[OwnAnswers], path: str) -> tuple[frame.Place, ...]:
    return (frame.Place(path, _title(own)),)


def _title(own: Finding[OwnAnswers]) -> Text:
    """The framework's title with the round's period."""
    title, period = own.body.framework.title, Period.parse(own.body.period)
    return Text(*(f"{title[language]} {period_text(period, language)}" for language in Language))


def _filled(given: Answer | None) -> Filled:
    if given is None:
        return Filled()
    return Filled(UNKNOWN if given.level is None else f"{given.level:g}", given.comment)


def _choices(own: Finding[OwnAnswers], area: AssessedArea, chosen: str, language: Language) -> Iterator[Choice]:
    names = {level.number: level.name[language] for level in own.body.framework.levels}
    for level in own.body.framework.scale:
        value, half = f"{level:g}", level != int(level)
        name = words.BETWEEN[language].format(low=int(level), high=int(level) + 1) if half else names[int(level)]
        label = f"{level_text(level, language)} {name}"
        criteria = () if half else tuple(one.text[language] for one in area.of_level(int(level)))
        yield Choice(f"level-{value.replace('.', '-')}", value, label, criteria, half, chosen == value)
    yield Choice("level-unknown", UNKNOWN, words.CANNOT_LONG[language], (), False, chosen == UNKNOWN)


def lost(site: frame.Site, language: Language, title: Text, text: Text) -> str:
    """A page that says why nothing is opened or done."""
    shown = frame.Page(site, language, "", title[language], text[language], status=404)
    return frame.framed(shown, f"<p>{text[language]}</p>")
