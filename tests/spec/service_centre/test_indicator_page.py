"""The pages of the centre's own figures: what a break in a series does to their pictures."""

from __future__ import annotations

from html import escape

import pytest

from packs.service_centre.pack import PACK
from puntari.doors.house import House
from puntari.outlets.site import broken_page
from puntari.outlets.site.book import open_book
from puntari.words.text import Language


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("id", ["customer_specific_revenue", "billing_rate", "satisfaction_grade"])
def test_marks_on_both_sides_of_a_break_are_not_joined_and_the_reason_stands_below(house: House, id: str, language: Language) -> None:
    page = broken_page.page(open_book(house, "v"), PACK, id, language)
    reasons = [one.reason[language] for one in PACK.indicator(id).breaks]
    assert 'class="joint cut"' in page and any(escape(reason) in page for reason in reasons)


def test_a_series_without_a_break_is_joined(house: House) -> None:
    page = broken_page.page(open_book(house, "v"), PACK, "unit_price", Language.EN)
    assert not PACK.indicator("unit_price").breaks and "joint cut" not in page


def test_a_break_at_the_beginning_of_a_line_or_after_its_end_cuts_nothing() -> None:
    (cut,) = PACK.indicator("customer_specific_revenue").breaks
    since = cut.since
    told = PACK.indicator("customer_specific_revenue")
    before, after = since - 1, since + 1
    assert broken_page.cut_by((after, since), told) == broken_page.cut_by((before,), told) == broken_page.cut_by((), told) == ()
    assert broken_page.cut_by((since, before), told) == (cut,)
