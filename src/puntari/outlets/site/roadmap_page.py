"""The roadmap of recommended measures in its saved order, which anybody can rearrange: chosen steps move rows by the stylesheet alone,
without a script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.steering import Recommendation, Steering, steps
from puntari.doors.steering import Order, SteeringTold
from puntari.guard.release import Finding
from puntari.outlets.pages import frame
from puntari.outlets.site import paths, steering_page
from puntari.outlets.site import roadmap_words as words
from puntari.outlets.site import steering_words as chain
from puntari.outlets.site.book import Book, day_text
from puntari.outlets.site.steering_items import due_lines
from puntari.outlets.site.steering_walk import Line, Walk, anchor
from puntari.outlets.site.twins import as_json
from puntari.words.text import Language

SHEET = "roadmap.css"


@dataclass(frozen=True, slots=True)
class Stone:
    """A measure on the way: its step at the start, the recommendation that it is of (by number), and those that must come before it."""

    id: str
    name: str
    href: str
    step: int
    of: int
    lines: tuple[Line, ...]
    needs: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """An order that was saved: its number, what is said of it, the address that shows it, and the measures that it moves."""

    number: int
    title: str
    reason: str
    lang: str
    href: str
    moved: tuple[str, ...]


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    told = steering_page.released(book, pack)
    steering = told.body.steering
    crumbs = (frame.Place(paths.pack_path(pack), pack.title), frame.Place(paths.steering_path(pack), chain.TITLE))
    path = paths.roadmap_path(pack)
    shown = frame.Page(book.site, language, path, words.TITLE[language], words.LEAD[language], crumbs, script=True, sheet=SHEET)
    walk = Walk(steering, pack, shown, language, told.body.standing)
    saved = tuple(_saved(told, walk, one) for one in reversed(told.body.orders))
    return book.render(
        shown, "roadmap.html", rw=words, stones=tuple(_stones(walk, told)), steps=range(1, told.body.most + 1),
        lacking=steering_page.lacking(told, language), saved=saved, enabling_href=f"?{_query(told.body.enabling)}",
    )


def _saved(told: Finding[SteeringTold], walk: Walk, order: Order) -> Saved:
    one, first = order.arrangement, told.body.enabling
    title = words.SAVED_BY[walk.language].format(number=order.number, day=day_text(one.on.isoformat(), walk.language), who=order.by)
    moved = tuple(
        words.MOVED[walk.language].format(name=walk.said(walk.steering.measures[id].text), before=first[id], after=step)
        for id, step in one.steps.items() if id in first and first[id] != step
    )
    return Saved(order.number, title, one.reason, one.language, f"?{_query(one.steps)}", moved)


def _query(order: Mapping[str, int]) -> str:
    """The address of an order: the step of every measure, so that it says the same whichever order is the newest."""
    return "&".join(f"{anchor(id)}={step}" for id, step in order.items())


def _stones(walk: Walk, told: Finding[SteeringTold]) -> Iterator[Stone]:
    steering, language = walk.steering, walk.language
    numbers = _numbers(steering)
    back = walk.shown.href(paths.steering_path(walk.pack))
    for step in steps(steering):
        for one in step:
            needs = tuple((numbers[id], words.WARNING[language].format(name=walk.said(other.text))) for id, other in _before(steering, one))
            for measure in (each for each in steering.measures.values() if each.of == one.id):
                where = f"{back}#{anchor(measure.id)}"
                lines = (walk.line(words.OF, walk.said(one.text)), *due_lines(walk, measure))
                yield Stone(anchor(measure.id), walk.said(measure.text), where, told.body.order[measure.id], numbers[one.id], lines, needs)


def _numbers(steering: Steering) -> dict[str, int]:
    """A number for each recommendation of the round, by which the stylesheet knows it."""
    return {one.id: number for number, one in enumerate((one for step in steps(steering) for one in step), 1)}


def _before(steering: Steering, one: Recommendation) -> list[tuple[str, Recommendation]]:
    return [(id, other) for id, other in steering.recommendations.items() if one.id in other.enables]


def sheet(book: Book, pack: Pack, language: Language) -> bytes:
    """The stylesheet of the page: a warning shows where a row's chosen step is not after the steps of what enables it."""
    told = steering_page.released(book, pack).body
    steering = told.steering
    numbers, count = _numbers(steering), told.most
    enabling = sorted(numbers[id] for id, one in steering.recommendations.items() if id in numbers and one.enables)
    rules = [
        f'.road:has(.of-{one} option[value="{late}"]:checked) .needs-{one}:has(option[value="{early}"]:checked) .warn-{one}'
        for one in enabling for late in range(1, count + 1) for early in range(1, late + 1)
    ]
    moved = [f'.road .stone:has(option[value="{step}"]:checked) {{ order: {2 * step}; }}' for step in range(1, count + 1)]
    stops = [f".road .stop-{step} {{ order: {2 * step - 1}; }}" for step in range(1, count + 1)]
    shown = [f"{', '.join(rules)} {{ display: block; }}"] if rules else []
    return ("\n".join([*stops, *moved, *shown]) + "\n").encode()


def twin(book: Book, pack: Pack, language: Language) -> bytes:
    """The same for machines: each measure with its step, the one that enabling gives, and what must come before it; saved orders."""
    told = steering_page.released(book, pack).body
    steering = told.steering
    measures = [
        {"id": one.id, "text": one.text[language], "of": one.of, "step": told.order[one.id], "enabling_step": told.enabling[one.id],
         "owner": (owner := told.standing[one.id].owner) and owner[language],
         "due": (due := told.standing[one.id].due) and due.isoformat(),
         "after": [id for id, _ in _before(steering, steering.recommendations[one.of])]}
        for one in steering.measures.values() if one.of in steering.recommendations and one.id in told.order
    ]
    saved = [
        {"number": one.number, "on": one.arrangement.on.isoformat(), "by": one.by, "at": one.at, "reason": one.arrangement.reason,
         "steps": dict(one.arrangement.steps)}
        for one in told.orders
    ]
    return as_json({"steps": told.most, "measures": measures, "saved": saved})
