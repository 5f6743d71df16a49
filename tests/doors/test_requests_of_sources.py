"""A build asks the owners of open sources for what they did not give, and the public can read what is asked."""

from __future__ import annotations

import pytest

from puntari.doors.house import House
from puntari.doors.requests import RequestReport, tell_requests
from puntari.flow.faults import FaultKind
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding
from tests.small.stocked import hens_csv, people_csv, stocked


@pytest.fixture(scope="module")
def faulty(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Hens of January and April, one parish of them misspelt, and people of 2023."""
    files = (
        ("hens", "january.csv", hens_csv()),
        ("hens", "april.csv", hens_csv("2024-04").replace("Pa,", "Pq,")),
        ("people", "people.csv", people_csv()),
    )
    return stocked(tmp_path_factory.mktemp("faulty"), files)


def requests(house: House, source: str | None = None) -> tuple[RequestReport, ...]:
    released = tell_requests(house, PUBLIC, source)
    assert isinstance(released, Finding)
    return released.body


def test_a_build_opens_requests_for_rows_gaps_and_age(faulty: House) -> None:
    told = {(one.source, one.kind): one for one in requests(faulty)}
    assert set(told) == {
        ("hens", FaultKind.WRONG_CODES), ("hens", FaultKind.GAP), ("hens", FaultKind.STALE), ("people", FaultKind.STALE),
    }  # fmt: skip
    assert told["hens", FaultKind.GAP].detail == "2024-02..2024-03"
    assert told["hens", FaultKind.WRONG_CODES].count == 3
    assert told["hens", FaultKind.WRONG_CODES].owner.en == "The small country"


def test_what_is_asked_names_no_cell_of_a_delivery(faulty: House) -> None:
    (wrong,) = (one for one in requests(faulty, "hens") if one.kind == FaultKind.WRONG_CODES)
    assert "Pq" not in f"{wrong.about}{wrong.detail}{wrong.what_to_do}"


def test_numbers_are_in_order_and_nothing_is_closed_of_itself(faulty: House) -> None:
    assert [one.number for one in requests(faulty)] == [1, 2, 3, 4]
    assert {one.state for one in requests(faulty)} == {"open"}
