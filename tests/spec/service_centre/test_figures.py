"""Spec table of the service centre: what is asked, and the cell that the report's figures must give."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from csv import DictReader
from pathlib import Path

import pytest

from packs.service_centre import claims
from packs.service_centre.derive_codes import DOUBTED
from packs.service_centre.pack import PACK
from puntari.define.claim import Rule, Verdict
from puntari.doors.claims import judge_claims
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding
from puntari.words.cell import Cell, IntervalKind, Status

TABLE = Path(claims.__file__).parent / "tables" / "prices.csv"
Ask = Callable[..., Mapping[tuple[str, ...], Cell]]

# indicator, breakdowns, codes and year, status, value, low, high, reason
SPEC = """
unit_price service,provider specialist,tori,2020 published 65 - - -
unit_price service,provider specialist,public_peer,2022 published 72 65 79 doubtful_midpoint
unit_price service,provider specialist,private_peer,2022 published 84 62 95 -
unit_price service,provider senior_specialist,tuve,2020 missing - - - not_available
unit_price service,provider testing_consultant,tori,2020 interval - - 83 upper_bound
unit_price service,provider testing_consultant,tori,2022 interval - 65 75 list_of_values
unit_price service,provider user_support,tori,2021 missing - - - dash_in_source
unit_price service,provider user_support,tuve,2022 missing - - - no_longer_monitored
unit_price service,provider user_support,private_peer,2022 missing - - - not_comparable
unit_price service,provider regional_support_hour,tuve,2022 missing - - - included_in_other_price
unit_price service,provider remote_access,tuve,2022 missing - - - not_separately_priced
unit_price service,provider backbone_network,tuve,2021 published 32.7 - - parenthesised
unit_price service,provider mobile_management_own,private_peer,2022 published 7.5 7 8 mean_is_midpoint
unit_price service,provider storage_low,tori,2022 missing - - - withdrawn_from_offering
unit_price service,provider storage_low,public_peer,2022 published 75 - - unit_doubtful
unit_price service,provider server_deployment,tori,2022 published 1313 - - estimate
unit_price service,provider basic_fee_unlabelled,unknown,2022 missing - - - ambiguous_layout
summary_price service,provider specialist,public_peer,2022 published 68 61 75 doubtful_midpoint
summary_price service,provider customer_support_workstation,tori,2021 missing - - - blank_in_source
summary_price service,provider workstation_management,tori,2020 published 30 - - stated_doubtful
unit_price service,provider workstation_management,tori,2020 published 26 - - stated_doubtful
configuration_price configuration,provider basic_security,own_capacity,2022 published 286 - - -
configuration_price configuration,component,provider raised_security,storage_and_backup,partner_eea,2020 published 63 - - -
basic_configuration_price component,provider backup,public_peer,2022 missing - - - ambiguous_layout
basic_configuration_price component,provider network_card,own_capacity,2020 missing - - - blank_in_source
raised_configuration_price component,provider total,partner_finland,2020 published 459.76 - - -
configuration_total configuration,provider basic_security,own_capacity,2020 ok 227.3 - - -
configuration_total configuration,provider raised_security,public_peer,2022 ok 219.5 - - -
billing_rate organisation tori,2019 published 69 - - -
billing_rate organisation any_industry,2022 interval - 80 85 only_range
billing_rate_before organisation tori,2019 published 67 - - -
programme_money item programme_ministry_used,2022 published 0 - - -
programme_money item programme_spent,2022 interval - - 1 upper_bound
investment_share item investment_share,2020 interval - 5 7 only_range
investment_share item peer_investment_share,2022 published 7.4 - - derived
satisfaction_grade question,organisation cooperation,tuve,2022 published 3.1 - - -
satisfaction_grade question,organisation operation,tuve,2020 published 2.4 - - year_assumed
satisfied_share question works_at_least_fairly,2019 published 49 - - -
customer_specific_services - 2019 ok 421 - - -
services_removed - 2022 ok 190 - - -
services_removed item removed_returned,2022 ok 59 - - -
share_without_description - 2022 ok 48.0519 - - -
customer_specific_revenue - 2022 ok 83 - - -
customer_specific_revenue item one_large_customer,2022 ok 61 - - -
maturity_level maturity_area customer_management,2023 published 3 - - -
maturity_level maturity_area culture,2019 missing - - - implied_unchanged
maturity_level maturity_area pricing,2023 missing - - - only_in_picture
maturity_target maturity_area processes,2023 published 3 - - stated_minimum
"""
LINES = [line.split() for line in SPEC.strip().splitlines()]


def number(text: str) -> object:
    return None if text == "-" else pytest.approx(float(text), abs=1e-4)


@pytest.mark.parametrize("line", LINES, ids=lambda line: " ".join(line[:3]))
def test_a_figure_of_the_report(cells: Ask, line: list[str]) -> None:
    indicator, by, key, status, value, low, high, reason = line
    cell = cells(indicator, *(by.split(",") if by != "-" else ()))[tuple(key.split(","))]
    assert cell.status == status
    assert (cell.value, cell.low, cell.high) == (number(value), number(low), number(high))
    assert cell.reason == (None if reason == "-" else reason)


def test_the_spec_asks_every_indicator_that_the_report_has_figures_of() -> None:
    coming = {id for id, one in PACK.indicators.items() if any(source.by_hand for source in one.sources)}
    assert {line[0] for line in LINES} == set(PACK.indicators) - coming


def test_every_reason_that_is_given_has_its_words_in_three_languages(cells: Ask) -> None:
    asked = {(line[0], line[1]) for line in LINES if line[1] != "-"}
    given = {cell.reason for indicator, by in asked for cell in cells(indicator, *by.split(",")).values()} - {None}
    assert len(given) > 15
    assert given <= set(PACK.reasons)


def test_peer_means_lie_in_their_printed_ranges(cells: Ask) -> None:
    for indicator in ("unit_price", "summary_price"):
        ranged = [cell for cell in cells(indicator, "service", "provider").values() if cell.exact and cell.low is not None]
        assert ranged and all(cell.low <= cell.value <= cell.high for cell in ranged)
        assert {cell.interval for cell in ranged} == {IntervalKind.PEERS}


def test_prices_that_claims_find_contradicted_bear_a_doubt_and_no_other_do(house: House) -> None:
    """Of two figures for one fact both do; of a whole held against its parts the whole does, in the summary table, too, where it prints the
    same figure again. Claims in words doubt no price."""
    told = judge_claims(house, PACK.id, PUBLIC)
    assert isinstance(told, Finding)
    found: set[str] = set()
    for one in told.body.judgements:
        held = one.claim.rule in (Rule.SAME, Rule.EQUALS, Rule.WEIGHT)
        if held and one.verdict in (Verdict.CONTRADICTION, Verdict.IMPOSSIBLE):
            texts = [part.text for part in (one.claim.says, one.claim.formula if one.claim.rule is Rule.SAME else None) if part]
            found |= {id for text in texts for id in re.findall(r"\[([^\]]+)\]", text)}
    empty = {"t3-regional_on-site_support-hour-tuve-2020", "t3-regional_on-site_support-hour-tuve-2021",
             "t3-regional_on-site_support-hour-tuve-2022"}
    printed = {row["id"]: row["printed"] for row in DictReader(TABLE.read_text(encoding="utf-8").splitlines())}
    again = {f"t9-{id[3:]}" for id in found - empty if id in printed and printed[id] == printed.get(f"t9-{id[3:]}")}
    assert {id for id in found if re.match(r"t\d-", id)} - empty | again == {id for id in DOUBTED if re.match(r"t\d-", id)}
    assert {id for id in DOUBTED if id.startswith("goal")} == {"goal-3-2-result", "goal-4-8-base"}


def test_eleven_peer_means_are_the_middle_of_their_range(cells: Ask) -> None:
    both = [cells(id, "service", "provider") for id in ("unit_price", "summary_price")]
    middle = [key for told in both for key, cell in told.items() if cell.reason in ("mean_is_midpoint", "doubtful_midpoint")]
    assert len(middle) == 11
    assert [key[1] for key in middle].count("public_peer") == 10
    note = PACK.prices.note
    assert ("Yhdessätoista" in note.fi, "kymmenessä julkisten" in note.fi, "yhdessä yksityisen" in note.fi) == (True, True, True)
    assert "elva referenspriser (tio av offentliga referenser och ett av en privat)" in note.sv
    assert "eleven peer prices (ten of public peers and one of a private one)" in note.en


def test_an_empty_value_is_nowhere_a_zero(cells: Ask) -> None:
    for indicator, *by in (("unit_price", "service", "provider"), ("configuration_price", "configuration", "component", "provider")):
        told = cells(indicator, *by).values()
        assert any(cell.status is Status.MISSING for cell in told)
        assert all(cell.value != 0 for cell in told)
