"""The framework that the pack ships: areas and dimensions of the evaluation, every word in three languages of its own."""

from __future__ import annotations

from collections.abc import Iterator

from packs.service_centre.codes import LISTS
from packs.service_centre.pack import PACK
from puntari.words.text import Text

FRAMEWORK = PACK.assessments[0].framework


def texts() -> Iterator[Text]:
    yield from (FRAMEWORK.title, FRAMEWORK.what, FRAMEWORK.is_not)
    for level in FRAMEWORK.levels:
        yield from (level.name, level.what)
    for area in FRAMEWORK.areas:
        yield from (area.what, *area.questions, *(one.text for one in area.criteria))


def test_dimensions_areas_and_levels_of_the_evaluation() -> None:
    assert [len(one.areas) for one in FRAMEWORK.dimensions] == [4, 4, 3, 7]
    assert {one.id: one.name for one in FRAMEWORK.dimensions} == dict(LISTS["maturity_dimensions"].names)
    assert {one.id: one.name for one in FRAMEWORK.areas} == dict(LISTS["maturity_areas"].names)
    assert [level.name.fi for level in FRAMEWORK.levels] == ["tiedostava", "kehittyvä", "suorittava", "kyvykäs", "johtava"]
    assert FRAMEWORK.scale == (1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5) and FRAMEWORK.least == 5
    assert [group.id for group in FRAMEWORK.groups] == ["management", "customers", "owner"]


def test_each_area_has_something_to_see_at_each_level() -> None:
    for area in FRAMEWORK.areas:
        assert len(area.questions) == 2, area.id
        assert [len(area.of_level(level)) for level in range(1, 6)] == [1, 2, 2, 2, 1], area.id


def test_every_text_is_written_anew_in_each_language() -> None:
    found = list(texts())
    assert len(found) > 200
    for text in found:
        assert len({text.fi, text.sv, text.en}) == 3, text
    criteria = [one.text.fi for area in FRAMEWORK.areas for one in area.criteria]
    assert len(set(criteria)) == len(criteria), "a criterion stands twice"


def test_sentences_end_as_sentences_and_questions_as_questions() -> None:
    for area in FRAMEWORK.areas:
        for text in (area.what, *(one.text for one in area.criteria)):
            assert all(said.endswith(".") and said[0].isupper() for said in (text.fi, text.sv, text.en)), text
        for text in area.questions:
            assert all(said.endswith("?") for said in (text.fi, text.sv, text.en)), text


def test_it_says_that_maturity_is_not_efficiency() -> None:
    assert "ei ole tehokkuutta" in FRAMEWORK.is_not.fi
    assert "inte effektivitet" in FRAMEWORK.is_not.sv
    assert "not efficiency" in FRAMEWORK.is_not.en
