"""What was recommended for the areas of a framework and what became of it, as the page of its rounds tells: the chain backwards."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.framework import Framework
from puntari.define.pack import Pack
from puntari.outlets.pages import frame
from puntari.outlets.site import paths, steering_page
from puntari.outlets.site import steering_words as words
from puntari.outlets.site.book import Book, day_text
from puntari.outlets.site.steering_walk import Link, anchor
from puntari.words.text import Language


@dataclass(frozen=True, slots=True)
class Followed:
    """A measure that an area tells of: the area by name and anchor, the measure, its recommendation with the answer, and its state."""

    area: Link
    measure: Link
    of: Link
    answer: str
    state: str
    due: str


def followed(book: Book, pack: Pack, framework: Framework, shown: frame.Page, language: Language) -> tuple[Followed, ...]:
    """Every measure by the areas that it is seen in; nothing for a pack without steering, or with another framework's."""
    if pack.steering is None or pack.steering.framework != framework.id:
        return ()
    told = steering_page.released(book, pack).body
    page, missing = shown.href(paths.steering_path(pack)), words.MISSING[language]
    found = []
    for area in framework.areas:
        for one in (each for each in told.steering.measures.values() if area.id in each.areas):
            stands, of = told.standing[one.id], told.standing[one.of]
            state = stands.state or of.state
            found.append(Followed(
                Link(area.name[language], f"#{area.id}"), Link(one.text[language], f"{page}#{anchor(one.id)}"),
                Link(told.steering.recommendations[one.of].text[language], f"{page}#{one.of}"),
                words.ANSWERS[of.answer][language] if of.answer else missing, words.STATES[state][language] if state else missing,
                day_text(stands.due.isoformat(), language) if stands.due else missing,
            ))
    return tuple(found)
