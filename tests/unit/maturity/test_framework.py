"""A framework is read from files, and refuses to exist when anything in them is wrong."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from puntari.words.errors import BadDefinition, BadQuestion
from tests.small.framework import area, areas, head, said, written

Top = dict[str, object]
Inside = dict[str, dict[str, dict[str, object]]]


def test_a_framework_is_read_whole(tmp_path: Path) -> None:
    found = written(tmp_path, head(), areas())
    assert [one.id for one in found.areas] == ["grass", "fence", "perch"]
    assert found.scale == (1.0, 1.5, 2.0, 2.5, 3.0)
    assert [one.id for one in found.area("grass").criteria] == ["grass_1a", "grass_2a", "grass_2b", "grass_3a"]
    assert found.area("grass").of_level(2)[1].text.sv == "middle b sv"
    assert found.dimensions[1].weight == 3 and found.group("hens").name.en == "hens en"
    with pytest.raises(BadQuestion, match="nearest: grass"):
        found.area("gras")
    with pytest.raises(BadQuestion, match=r"1\.25 is no level; levels go from 1 to 3 in steps of 0\.5"):
        found.check_level(1.25, "grass")


def without(place: dict, key: object) -> None:
    del place[key]


WRONG: list[tuple[str, Callable[[Top, Inside], object], str]] = [
    ("a language lacks", lambda top, inside: without(inside["yard"]["grass"]["name"], "sv"), r"yard\.yaml, area grass, name must be"),
    ("an empty text", lambda top, inside: top["title"].update(en=" "), r"small\.yaml, title must be written"),
    ("a gap in the levels", lambda top, inside: without(top["levels"], 2), r"levels are numbered \[1, 3\]"),
    ("a level without criteria", lambda top, inside: without(inside["house"]["perch"]["levels"], 2), "perch: level 2 has no criteria"),
    ("a criterion beyond", lambda top, inside: inside["yard"]["fence"]["levels"].update({4: [said("x")]}), "fence_4a is of a level"),
    ("a weight of nothing", lambda top, inside: inside["yard"]["fence"].update(weight=0), "area fence: a weight of 0 counts for nothing"),
    ("a weight below nothing", lambda top, inside: top["dimensions"]["house"].update(weight=-1), "house: a weight of -1"),
    ("a weight in words", lambda top, inside: top["dimensions"]["house"].update(weight="much"), "house, weight is 'much'; write a number"),
    ("no questions", lambda top, inside: inside["yard"]["grass"].update(questions=[]), "area grass has no questions"),
    ("a part that nobody knows", lambda top, inside: inside["yard"]["grass"].update(colour="green"), "has colour, which"),
    ("a part that lacks", lambda top, inside: without(inside["yard"]["grass"], "what"), "area grass says nothing of what"),
    ("the same area twice", lambda top, inside: inside["house"].update(grass=area("grass")), "area 'grass' stands twice"),
    ("too small a group", lambda top, inside: top.update(least=2), "groups from 2 respondents on would be shown"),
    ("an uneven step", lambda top, inside: top.update(step=0.3), r"a step of 0\.3 does not part a level evenly"),
    ("no groups", lambda top, inside: top.update(groups={}), "groups must hold names"),
    ("a bad id", lambda top, inside: top["groups"].update({"Old Hens": said("x")}), "is called 'Old Hens'"),
]


@pytest.mark.parametrize(("change", "says"), [one[1:] for one in WRONG], ids=[one[0] for one in WRONG])
def test_a_wrong_framework_refuses_to_exist(tmp_path: Path, change: Callable[[Top, Inside], object], says: str) -> None:
    top, inside = head(), areas()
    change(top, inside)
    with pytest.raises(BadDefinition, match=says):
        written(tmp_path, top, inside)
