"""Scales and classes: round, honest, and never hiding a value."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puntari.outlets.charts.scale import classes_of, nice_step, scale_of
from puntari.outlets.wording import shown
from puntari.words.cell import Cell, IntervalKind, Reason, Status
from puntari.words.text import Language
from puntari.words.unit import PERCENT, PERSONS

values = st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=60)


def exact(*numbers: float) -> list[Cell]:
    return [Cell(Status.OK, number) for number in numbers]


@given(values)
def test_a_scale_holds_every_value_between_its_ends(numbers: list[float]) -> None:
    scale = scale_of(numbers, 0, 100)
    span = scale.high - scale.low
    assert scale.low <= 0 <= scale.high
    assert all(scale.low - span * 1e-6 <= number <= scale.high + span * 1e-6 for number in numbers)
    assert scale(scale.low) == 0 and scale(scale.high) == pytest.approx(100)


@pytest.mark.parametrize(("width", "wanted", "step"), [(10, 5, 2), (12.9, 5, 5), (1, 4, 0.5), (980, 5, 200), (0.3, 3, 0.1)])
def test_steps_are_round(width: float, wanted: int, step: float) -> None:
    assert nice_step(width, wanted) == pytest.approx(step)


def test_a_line_may_cut_its_scale_only_when_far_from_zero() -> None:
    assert scale_of([90, 100], 0, 1, zero=False).cut
    assert not scale_of([40, 100], 0, 1, zero=False).cut
    assert not scale_of([90, 100], 0, 1).cut
    assert not scale_of([-5, 3], 0, 1, zero=False).cut


@given(st.lists(st.floats(0, 40, allow_nan=False), min_size=1, max_size=60))
def test_the_label_of_a_class_is_true_of_every_value_in_it(numbers: list[float]) -> None:
    cells = exact(*numbers)
    classes = classes_of(cells, PERCENT)
    labels = classes.labels(Language.EN)
    assert len(labels) == classes.count <= 5
    ends = [[Decimal(end) for end in (label.split("–") * 2)[:2]] for label in labels]
    for cell in cells:
        first, last = ends[classes.of(cell)]
        assert first <= shown(cell.value, 1) <= last
    assert all(before[1] < after[0] for before, after in zip(ends, ends[1:], strict=False))


def test_classes_hold_about_equally_many() -> None:
    cells = exact(*range(1, 46))
    classes = classes_of(cells, PERSONS)
    counts = [sum(classes.of(cell) == place for cell in cells) for place in range(classes.count)]
    assert len(counts) == 5 and max(counts) - min(counts) <= 3


def test_an_interval_has_a_class_only_when_it_lies_within_one() -> None:
    cells = exact(*range(1, 46))
    classes = classes_of(cells, PERSONS)
    inside = Cell(Status.INTERVAL, low=1, high=2, interval=IntervalKind.SUPPRESSION, reason=Reason.MEMBER_HIDDEN)
    across = Cell(Status.INTERVAL, low=1, high=40, interval=IntervalKind.SUPPRESSION, reason=Reason.MEMBER_HIDDEN)
    endless = Cell(Status.INTERVAL, low=1, interval=IntervalKind.SUPPRESSION, reason=Reason.MEMBER_HIDDEN)
    assert classes.of(inside) == 0
    assert classes.of(across) is None and classes.of(endless) is None
    assert classes.of(Cell(Status.HIDDEN, reason=Reason.HIDDEN_AT_SOURCE)) is None


def test_equal_values_make_one_class_and_none_make_none_up() -> None:
    assert classes_of(exact(3, 3, 3), PERSONS).labels(Language.FI) == ("3",)
    assert classes_of([], PERSONS).count == 1
