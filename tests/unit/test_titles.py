"""Long titles need a short one, short ones are short, and two of a theme are not called the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from puntari.define.indicator import Card, Indicator
from puntari.define.titles import LONG, SHORT, wrong_titles
from puntari.words.text import Text
from tests.small.accounts import PACK

T = Text.same
ONE = PACK.indicators["spent"]


def called(title: Text, brief: Text | None = None) -> Indicator:
    return replace(ONE, card=replace(ONE.card, title=title, brief=brief))


@pytest.mark.parametrize(("titles", "said"), [
    ((called(T("a" * LONG)),), []),
    ((called(Text("a", "b" * (LONG + 1), "c")),), [("indicator 0, sv", f"has a title of {LONG + 1} characters")]),
    ((called(T("a" * (LONG + 1)), T("b" * SHORT)),), []),
    ((called(T("a"), Text("b", "c", "d" * (SHORT + 1))),), [("indicator 0, en", f"has a short title of {SHORT + 1} characters")]),
    (
        (called(T("Long words"), Text("One", "Ett", "Same")), called(Text("Yksi", "Två", "same"))),
        [
            ("indicator 0, en", "is called 'Same', as another of its theme"),
            ("indicator 1, en", "is called 'same', as another of its theme"),
        ],
    ),
])
def test_titles_are_judged(titles: tuple[Indicator, ...], said: list[tuple[str, str]]) -> None:
    assert [(one.where, one.what) for one in wrong_titles({str(at): one for at, one in enumerate(titles)})] == said


def test_a_card_is_called_by_its_short_title_where_it_has_one() -> None:
    card = Card(*map(T, ("Title", "s", "w", "h", "b", "n")))
    assert card.name == T("Title") and replace(card, brief=T("Short")).name == T("Short")
