"""How long titles may be: one that tables, charts and phones cannot show has a short one beside it, which no other of its theme has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from puntari.define.catalogue import Problem
from puntari.define.indicator import Indicator
from puntari.words.text import Language

LONG, SHORT = 50, 40
"""The most characters of a title that stands alone, and of a short title."""


def wrong_titles(indicators: Mapping[str, Indicator]) -> Iterator[Problem]:
    """Titles too long to stand alone, short titles that are none, and two of one theme with one name, each in its language."""
    named = Counter((one.theme.id, language, one.card.name[language].casefold()) for one in indicators.values() for language in Language)
    for id, one in indicators.items():
        title, brief = one.card.title, one.card.brief
        for language in Language:
            where = f"indicator {id}, {language}"
            if brief is None and len(title[language]) > LONG:
                yield Problem(where, f"has a title of {len(title[language])} characters", f"write a short title of at most {SHORT}")
            if brief is not None and len(brief[language]) > SHORT:
                yield Problem(where, f"has a short title of {len(brief[language])} characters", f"shorten it to {SHORT}")
            if named[one.theme.id, language, one.card.name[language].casefold()] > 1:
                yield Problem(where, f"is called {one.card.name[language]!r}, as another of its theme", "give each a name of its own")
