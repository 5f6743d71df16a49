"""Numbers, intervals and periods as each language writes them."""

from __future__ import annotations

import pytest

from puntari.outlets.wording import cell_text, change, number, period_text, reason_text, short_period, shown, span
from puntari.words.cell import Cell, IntervalKind, Reason, Status
from puntari.words.period import Period
from puntari.words.text import Language
from puntari.words.unit import EURO, PERCENT, PERSONS

FI, SV, EN = Language.FI, Language.SV, Language.EN


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (1234567.0, PERSONS, ("1\u00a0234\u00a0567\u00a0henk.", "1\u00a0234\u00a0567\u00a0pers.", "1,234,567\u00a0persons")),
        (9.45, PERCENT, ("9,5\u00a0%", "9,5\u00a0%", "9.5%")),
        (0.0, PERCENT, ("0,0\u00a0%", "0,0\u00a0%", "0.0%")),
        (-0.04, PERCENT, ("0,0\u00a0%", "0,0\u00a0%", "0.0%")),
        (-12.5, EURO, ("−13\u00a0€", "−13\u00a0€", "−€13")),
    ],
)
def test_numbers(value: float, unit: object, expected: tuple[str, str, str]) -> None:
    assert tuple(number(value, unit, language) for language in Language) == expected


TIES = [(0.25, 1, "0.3"), (2.5, 0, "3"), (-2.5, 0, "-3"), (1.005, 2, "1.01"), (-0.001, 1, "0.0")]


@pytest.mark.parametrize(("value", "decimals", "text"), TIES)
def test_ties_go_away_from_zero(value: float, decimals: int, text: str) -> None:
    assert str(shown(value, decimals)) == text


def test_changes_carry_their_sign_and_unit() -> None:
    assert change(1.26, PERCENT, FI) == "+1,3\u00a0%-yks."
    assert change(-0.5, PERCENT, SV) == "−0,5\u00a0%-enh."
    assert change(0.04, PERCENT, EN) == "0.0\u00a0pp"
    assert change(3, PERSONS, FI) == "+3\u00a0henk."


def test_intervals() -> None:
    assert span(1, 4, PERSONS, FI) == "1–4\u00a0henk."
    assert span(1, None, PERSONS, SV) == "minst 1\u00a0pers."
    assert span(2.01, 2.04, PERCENT, EN) == "2.0%"
    assert [span(None, 83, PERSONS, language, sign=False) for language in Language] == ["alle 83", "under 83", "below 83"]
    assert span(None, 2.5, PERCENT, EN) == "below 2.5%"


def test_a_figure_known_only_to_lie_below_something_has_no_lower_bound() -> None:
    cell = Cell(Status.INTERVAL, high=83, interval=IntervalKind.UPPER_BOUND, reason=Reason.UPPER_BOUND)
    assert [cell_text(cell, PERSONS, language, sign=False) for language in Language] == ["alle 83", "under 83", "below 83"]
    assert cell.lowest == 83 and cell.numbered and not cell.exact
    with pytest.raises(ValueError, match="carries a lower bound"):
        Cell(Status.INTERVAL, low=0, high=83, interval=IntervalKind.UPPER_BOUND, reason=Reason.UPPER_BOUND)
    with pytest.raises(ValueError, match="needs a lower bound"):
        Cell(Status.INTERVAL, high=83, interval=IntervalKind.PEERS, reason=Reason.UPPER_BOUND)


@pytest.mark.parametrize("status", [Status.HIDDEN, Status.MISSING, Status.IMPOSSIBLE])
def test_a_cell_without_a_number_is_words_in_every_language(status: Status) -> None:
    cell = Cell(status, reason=Reason.NOT_DELIVERED)
    written = {cell_text(cell, PERSONS, language) for language in Language}
    assert len(written) == 3 and not any(character.isdigit() for text in written for character in text)
    assert all(reason_text(cell, language).endswith(".") for language in Language)


def test_a_cell_with_a_number_and_an_interval() -> None:
    assert cell_text(Cell(Status.PUBLISHED, 3), PERSONS, FI, sign=False) == "3"
    interval = Cell(Status.INTERVAL, low=1, high=4, interval=IntervalKind.SUPPRESSION, reason=Reason.MEMBER_HIDDEN)
    assert cell_text(interval, PERSONS, EN) == "1–4\u00a0persons"
    assert reason_text(Cell(Status.OK, 1), FI) == ""


@pytest.mark.parametrize(
    ("period", "long", "short"),
    [
        ("2025", ("2025", "2025", "2025"), "2025"),
        ("2025Q2", ("2. neljännes 2025", "2:a kvartalet 2025", "2nd quarter 2025"), "Q2\u00a02025"),
        ("2026-06", ("kesäkuu 2026", "juni 2026", "June 2026"), "6/2026"),
        ("2026-06-30", ("30. kesäkuuta 2026", "30 juni 2026", "30 June 2026"), None),
    ],
)
def test_periods(period: str, long: tuple[str, str, str], short: str | None) -> None:
    assert tuple(period_text(Period.parse(period), language) for language in Language) == long
    assert short is None or short_period(Period.parse(period), FI) == short
