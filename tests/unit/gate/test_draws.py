"""Which draw of the passing noise a count takes: one for one description, another for every other."""

from __future__ import annotations

from collections import defaultdict

from packs.employment.pack import PACK
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import (
    After,
    At,
    Base,
    Behind,
    Count,
    Ends,
    HalfLeft,
    Lasting,
    Share,
    Spread,
    Starts,
    Stock,
    Surviving,
    Within,
    base_of,
)
from puntari.flow.figures.guarded_draws import MARKS, mark_of, mark_sql
from puntari.flow.figures.guarded_parts import sides_of
from puntari.words.period import Frequency
from tests.small.behind import FIRST, served
from tests.small.persons import LONG, stay
from tests.small.visited import EITHER, ILL, MEASURES, WOMEN, visit, visits


def test_one_description_has_one_mark_however_it_is_written() -> None:
    both = mark_of(Count(visit, (ILL, WOMEN)), "a")
    assert both == mark_of(Count(visit, (WOMEN, ILL, ILL)), "a") == mark_of(Share(Count(visit, ILL), WOMEN), "a")
    assert mark_of(Share(visits, ILL), "b") == mark_of(visits, "a")
    assert mark_of(Stock(served), "a") == mark_of(Stock(served, frequency=Frequency.QUARTER), "a")
    begun = Starts(served)
    assert mark_of(Behind(begun), "a") == mark_of(Spread(begun), "b") != mark_of(begun, "a") != mark_of(Spread(begun), "a")
    assert mark_of(Behind(Starts(served, FIRST)), "a") == mark_of(Spread(Starts(served, FIRST)), "b") != mark_of(Behind(begun), "a")
    assert mark_of(Lasting(begun, 3), "b") == mark_of(Lasting(begun, 6), "b") == mark_of(begun, "a")


def test_other_descriptions_have_other_marks() -> None:
    begun = Starts(served)
    others = (
        begun, Ends(served), Stock(served), Stock(served, at=At.AVERAGE), Stock(served, FIRST), Starts(served, frequency=Frequency.YEAR),
        Starts(served, FIRST), Lasting(begun, 3), Lasting(begun, 6), visits, *(MEASURES[id] for id in ("persons", "ill", "ill_either")),
        Count(visit, EITHER), *(MEASURES[f"mean_{fee}"] for fee in ("fee", "tax")), After(visits, ILL, 3), After(visits, ILL, 6),
    )
    marks = [mark_of(one, "a") for one in others]
    assert len(set(marks)) == len(others) and all(0 <= one < MARKS for one in marks)


def test_no_two_descriptions_of_the_pack_share_a_mark() -> None:
    found = defaultdict(set)
    for one in PACK.indicators.values():
        for binding in one.bindings:
            if isinstance(binding, RegisterBinding) and not base_of(binding.value).fact.of_nobody:
                measure = binding.value
                for side in sides_of(measure):
                    if isinstance(measure, Base):
                        found[mark_of(measure, side)].add((type(measure).__name__, measure.fact.id, frozenset(measure.where)))
                    if isinstance(measure, Within):
                        assert mark_of(measure, side) != mark_of(measure.of, "a"), "who is left out would be seen"
    assert len(found) > 100 and all(len(described) == 1 for described in found.values())


def test_a_step_has_one_draw_however_far_the_curve_goes_that_of_the_share_that_lasts() -> None:
    def marks(curve: Surviving | HalfLeft, side: str = "a") -> list[int]:
        return [int(one.split()[0]) for one in mark_sql(curve, side).split("THEN ")[1:]]

    begun = Starts(stay)
    short, long, half = Surviving(begun, months=3), Surviving(begun, months=12), HalfLeft(begun, months=12)
    assert marks(short) == marks(long)[:3] == marks(half)[:3] and marks(short, "c") == marks(half, "c")[:3]
    assert marks(short) == [mark_of(Lasting(begun, months), "a") for months in (1, 2, 3)]
    lost, days, lost_days = Surviving(begun, months=3, lost=LONG), Surviving(begun, days=21), Surviving(begun, days=21, lost=LONG)
    assert marks(lost) == marks(short) and marks(lost_days) == marks(days), "who still goes on is the same, whoever is called lost"
    apart = [mark_of(begun, "a"), *marks(long), *marks(days), *(mark for one in (long, lost, days, lost_days) for mark in marks(one, "c"))]
    assert len(set(apart)) == len(apart) and {mark_sql(one, "b") for one in (short, half, lost, days)} == {str(mark_of(begun, "a"))}
