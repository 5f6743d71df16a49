"""Numbers that bring the word for one or for many."""

from __future__ import annotations

import pytest

from puntari.define.person_printing import EXPECTED
from puntari.words.text import HowMany, Language


@pytest.mark.parametrize(("count", "said"), [
    (1, ("ennuste 1 kuukausi aiemmin: x", "prognos 1 månad tidigare: x", "forecast 1 month earlier: x")),
    (3, ("ennuste 3 kuukautta aiemmin: x", "prognos 3 månader tidigare: x", "forecast 3 months earlier: x")),
])
def test_a_count_says_its_thing_in_singular_or_plural(count: int, said: tuple[str, ...]) -> None:
    assert tuple(EXPECTED[language].format(months=HowMany(count), of="x") for language in Language) == said


def test_a_count_is_a_number_where_no_words_are_given() -> None:
    assert f"{HowMany(7)} {HowMany(7):03d}" == "7 007"
