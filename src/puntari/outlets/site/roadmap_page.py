"""The roadmap of recommended measures that anybody can rearrange: chosen steps move rows by the stylesheet alone, without a script."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from puntari.define.pack import Pack
from puntari.define.steering import Recommendation, Steering, steps
from puntari.outlets.pages import frame
from puntari.outlets.site import paths, steering_page
from puntari.outlets.site import roadmap_words as words
from puntari.outlets.site import steering_words as chain
from puntari.outlets.site.book import Book
from puntari.outlets.site.steering_walk import Line, Walk, anchor
from puntari.outlets.site.twins import as_json
from puntari.words.text import Language

SPARE_STEPS = 2
"""Steps after those that enabling gives, so that there is somewhere to move to."""
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


def page(book: Book, pack: Pack, language: Language) -> str:
    """The page as HTML."""
    told = steering_page.released(book, pack)
    steering = told.body.steering
    crumbs = (frame.Place(paths.pack_path(pack), pack.title), frame.Place(paths.steering_path(pack), chain.TITLE))
    path = paths.roadmap_path(pack)
    shown = frame.Page(book.site, language, path, words.TITLE[language], words.LEAD[language], crumbs, script=True, sheet=SHEET)
    walk = Walk(steering, pack, shown, language)
    return book.render(
        shown, "roadmap.html", rw=words, stones=tuple(_stones(walk)), steps=range(1, count_of(steering) + 1),
        lacking=steering_page.lacking(steering, language),
    )


def count_of(steering: Steering) -> int:
    """How many steps the roadmap has."""
    return len(steps(steering)) + SPARE_STEPS


def _stones(walk: Walk) -> Iterator[Stone]:
    steering, language = walk.steering, walk.language
    ordered = steps(steering)
    numbers = _numbers(steering)
    back = walk.shown.href(paths.steering_path(walk.pack))
    for number, step in enumerate(ordered, 1):
        for one in step:
            needs = tuple((numbers[id], words.WARNING[language].format(name=walk.said(other.text))) for id, other in _before(steering, one))
            for measure in (each for each in steering.measures.values() if each.of == one.id):
                where = f"{back}#{anchor(measure.id)}"
                lines = (walk.line(words.OF, walk.said(one.text)), *steering_page.due_lines(walk, measure))
                yield Stone(anchor(measure.id), walk.said(measure.text), where, number, numbers[one.id], lines, needs)


def _numbers(steering: Steering) -> dict[str, int]:
    """A number for each recommendation of the round, by which the stylesheet knows it."""
    return {one.id: number for number, one in enumerate((one for step in steps(steering) for one in step), 1)}


def _before(steering: Steering, one: Recommendation) -> list[tuple[str, Recommendation]]:
    return [(id, other) for id, other in steering.recommendations.items() if one.id in other.enables]


def sheet(book: Book, pack: Pack, language: Language) -> bytes:
    """The stylesheet of the page: a warning shows where a row's chosen step is not after the steps of what enables it."""
    steering = steering_page.released(book, pack).body.steering
    numbers, count = _numbers(steering), count_of(steering)
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
    """The same for machines: each measure with its step and what must come before it."""
    steering = steering_page.released(book, pack).body.steering
    at = {one.id: number for number, step in enumerate(steps(steering), 1) for one in step}
    measures = [
        {"id": one.id, "text": one.text[language], "of": one.of, "step": at[one.of], "owner": one.owner and one.owner[language],
         "due": one.due and one.due.isoformat(), "after": [id for id, _ in _before(steering, steering.recommendations[one.of])]}
        for one in steering.measures.values() if one.of in at
    ]
    return as_json({"steps": count_of(steering), "measures": measures})
