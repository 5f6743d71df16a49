"""Places in a made-up country: areas, memberships with validity, mergers, and what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.place import Division, Level, Validity, division_from_rows

OLD, NEW = date(2019, 6, 1), date(2024, 6, 1)


def area(level: str, code: str, name: str, since: str = "", until: str = "") -> dict[str, str]:
    return {"level": level, "code": code, "name_fi": name, "name_sv": name + "by", "name_en": name, "valid_from": since, "valid_to": until}


def lies(member: str, level: str, code: str, since: str = "", until: str = "") -> dict[str, str]:
    return {"parish": member, "level": level, "code": code, "valid_from": since, "valid_to": until}


def merger(gone: str, into: str, on: str) -> dict[str, str]:
    return {"from_code": gone, "to_code": into, "date": on, "basis": "decree", "note": ""}


AREAS = [
    area("whole", "W", "Whole"),
    area("shire", "N", "North"),
    area("shire", "S", "South", until="2022-12-31"),
    area("parish", "01", "Ahti"),
    area("parish", "02", "Ilmari", until="2020-12-31"),
    area("parish", "03", "Sampo"),
    area("parish", "04", "Tapio", until="2017-12-31"),
    area("parish", "05", "Louhi", until="2022-12-31"),
]
MEMBERS = [
    lies("01", "shire", "N"),
    lies("02", "shire", "S", until="2020-12-31"),
    lies("03", "shire", "S", until="2022-12-31"),
    lies("03", "shire", "N", since="2023-01-01"),
    lies("05", "shire", "S", until="2022-12-31"),
]
MERGERS = [merger("04", "02", "2018-01-01"), merger("02", "03", "2021-01-01"), merger("05", "", "2023-01-01")]
ELSEWHERE = {"code": "P99", "level": "parish", "name_fi": "Muualla", "name_sv": "Annorstädes", "name_en": "Elsewhere"}


def build(areas: list = AREAS, membership: list = MEMBERS, mergers: list = MERGERS) -> Division:
    return division_from_rows(areas, membership, mergers, [ELSEWHERE], base="parish")


def test_areas_of_a_level_are_those_that_exist_on_the_day() -> None:
    places = build()
    assert [one.code for one in places.areas("shire", OLD)] == ["N", "S"]
    assert [one.code for one in places.areas("shire", NEW)] == ["N"]
    assert [one.code for one in places.areas("parish", date(2020, 12, 31))] == ["01", "02", "03", "05"]
    assert [one.code for one in places.areas("parish", date(2021, 1, 1))] == ["01", "03", "05"]
    assert places.area_levels == ("whole", "shire", "parish")


@pytest.mark.parametrize(
    ("member", "level", "on", "expected"),
    [
        ("03", "shire", date(2022, 12, 31), "S"),
        ("03", "shire", date(2023, 1, 1), "N"),
        ("02", "shire", OLD, "S"),
        ("02", "shire", NEW, None),
        ("02", "parish", OLD, "02"),
        ("02", "parish", NEW, None),
        ("01", "whole", NEW, None),
    ],
)
def test_parent_holds_on_its_days_only(member: str, level: str, on: date, expected: str | None) -> None:
    assert build().parent(member, level, on) == expected


def test_members_follow_the_division_of_the_day() -> None:
    places = build()
    assert places.members("shire", "S", OLD) == ("02", "03", "05")
    assert places.members("shire", "N", NEW) == ("01", "03")
    assert places.members("shire", "S", NEW) == ()


@pytest.mark.parametrize(
    ("code", "on", "expected"),
    [
        ("04", date(2017, 12, 31), "04"),
        ("04", date(2018, 1, 1), "02"),
        ("04", NEW, "03"),
        ("02", NEW, "03"),
        ("03", OLD, "03"),
        ("05", OLD, "05"),
        ("05", NEW, None),
    ],
)
def test_as_of_division_follows_mergers_and_knows_what_it_does_not_know(code: str, on: date, expected: str | None) -> None:
    assert build().as_of_division(code, on) == expected


def test_unknown_area_is_refused_with_the_nearest() -> None:
    with pytest.raises(BadQuestion, match=r"no parish 'Ilmarri'.*02 Ilmari"):
        build().find("parish", "Ilmarri")
    with pytest.raises(BadQuestion, match="no level 'county'; levels are whole, shire, parish"):
        build().areas("county", NEW)
    with pytest.raises(BadQuestion, match="no parish '77'"):
        build().as_of_division("77", NEW)


def test_names_in_any_language_are_near() -> None:
    assert [one.code for one in build().nearest("parish", "sampobi")][:1] == ["03"]
    assert build().nearest("parish", "qqqqqqq") == ()


def test_a_code_that_is_no_place_is_known_as_such() -> None:
    places = build()
    found = places.not_a_place("P99")
    assert found is not None and found.names.sv == "Annorstädes"
    assert places.not_a_place("01") is None


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"areas": [*AREAS, area("parish", "01", "Again")]}, "area parish:01 is given twice"),
        ({"areas": [*AREAS, area("Shire", "X", "X")]}, "areas, row 9: 'Shire' is no level id"),
        ({"areas": [*AREAS, area("shire", "X", "")]}, "areas, row 9: text has no fi words"),
        ({"areas": [*AREAS, area("shire", "X", "X", since="2020-13-01")]}, "areas, row 9"),
        ({"areas": [*AREAS, area("shire", "X", "X", since="2020-02-01", until="2020-01-01")]}, "ends on 2020-01-01, before it begins"),
        ({"areas": [{"level": "shire", "code": "X"}]}, "areas, row 1: column 'name_fi' is missing"),
        ({"membership": [lies("01", "shire", "Z")]}, "names shire:Z, which is no area"),
        ({"membership": [lies("77", "shire", "N")]}, "names parish:77, which is no area"),
        ({"membership": [*MEMBERS, lies("01", "shire", "S", since="2020-01-01")]}, "01 lies in shire N and S at once"),
        ({"mergers": [merger("01", "03", "2020-01-01")]}, "parish 01 still exists on 2020-01-01"),
        ({"mergers": [merger("02", "77", "2021-01-01")]}, "merger of 02 into 77"),
        ({"mergers": [merger("02", "04", "2021-01-01")]}, "parish 04 does not exist on 2021-01-01"),
        ({"mergers": [merger("02", "01", "2021-01-01"), merger("02", "03", "2021-01-01")]}, "ceased area 02 is given twice"),
    ],
)
def test_wrong_tables_are_refused_with_their_place(change: dict, said: str) -> None:
    with pytest.raises(BadDefinition, match=said):
        build(**change)


def test_validity_includes_both_ends_and_knows_overlap() -> None:
    year = Validity(date(2020, 1, 1), date(2020, 12, 31))
    assert date(2020, 1, 1) in year and date(2020, 12, 31) in year and date(2021, 1, 1) not in year
    assert not year.overlaps(Validity(date(2021, 1, 1)))
    assert year.overlaps(Validity(until=date(2020, 1, 1)))


def test_a_level_is_its_text() -> None:
    assert Level("region") == "region"
