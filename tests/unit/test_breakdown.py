"""What figures of an indicator can be broken down by: nothing that its own definition has fixed."""

from __future__ import annotations

import pytest

from packs.employment.pack import PACK
from puntari.define.breakdown import breakdowns


@pytest.mark.parametrize(
    ("id", "has", "lacks"),
    [
        ("register_at_work_3_months_after_job_offer", {"sex", "age_group"}, {"what", "months", "afterwards"}),
        ("register_share_of_unemployed_women", {"status", "age_group"}, {"sex"}),
        ("register_staff_expert_share", set(), {"role"}),
        ("register_staff", {"role"}, set()),
        ("register_job_searches_ended_in_work", {"reason", "sex"}, set()),
        ("women_share_of_population", set(), {"sex"}),
        ("structurally_unemployed", {"sex", "education"}, set()),
    ],
)
def test_what_a_definition_fixes_is_no_breakdown(id: str, has: set[str], lacks: set[str]) -> None:
    found = set(breakdowns(PACK.indicators[id]))
    assert has <= found and not lacks & found
