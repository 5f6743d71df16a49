"""The verdict of every claim, and how it turns when a figure that it cites is another."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK
from puntari.define.claim import Claim, Rule
from puntari.define.formula import parse
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.judge import RULES, Judgement
from puntari.words.errors import BadDefinition
from puntari.words.text import Language, Text

Judge = Callable[..., Judgement]
CLAIMS = PACK.claims.claims

VERDICTS = """
agrees: removed-sum removed-diff asko-other-2019 asko-other-2022 billing-mix-2022 t5-waas-tori-2020 t5-waas-tori-2021 t5-waas-tori-2022
  t5-waas-tuve-2022 t5-waas-private t2-below-peers t6-vm t6-deployment-private t7-total-2022 t8-fi-2020 t8-eea-2020 t8-fi-2022
  t8-eea-2022 t8-public-2020 t8-public-2022 t8-ratio maturity-count maturity-processes recommendation-themes peer-ranges
agrees_after_rounding: removed-share-45 desc-missing-share billing-result t5-t9-mgmt-private t7-total-2020 t7-total-2021
  t9-config-private tuve-regional-27
agrees_with_unstated_weight: t4-t9-composite-2020 t4-t9-composite-2021 t4-t9-composite-2022
contradiction: removed-share-55 desc-coverage asko-75-vs-89 asko-direction billing-growth billing-baseline t4-t9-composite-public
  t2-public-specialist t3-t9-tuve-regional t5-t9-mgmt-2020 t5-waas-public t4-t9-composite-private t6-fee-vs-t8 t7-storage-tier
  t9-config-public goal-11-6 sat-date sat-all-rose readiness t5-only-rise
impossible: source-30
partly_holds: halved t4-flat t2-flat
holds_for_total_only: t5-below-peers
missing_in_one_table: t3-t9-public-regional t3-t9-support t5-t9-mgmt-public
definition_differs: plans-20
not_comparable: sat-49-70
series_break: billing-unchanged billing-break-2019 billing-break-2021 sat-mode
unit_mismatch: t6-footnote5-unit t7-public-units
undefined_notation: t4-parentheses
outlier: t4-backbone-peers
recognisable_peers: t6-two-peers
cannot_recompute: goal-mean goal-6-4
derived: asko-change t6-deployment-tori t7-growth inflation sat-change programme-use academy
note: programme-years maturity-naming t20-fragment
not_checkable: investment-benchmark maturity-improved maturity-service-development footnote-8
"""


def spec() -> dict[str, str]:
    found: dict[str, str] = {}
    verdict = ""
    for line in VERDICTS.strip().splitlines():
        head, colon, rest = line.rpartition(":")
        verdict = head.strip() if colon else verdict
        found |= {f"chk-{name}": verdict for name in rest.split()}
    return found


EXPECTED = spec()


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_claim_has_its_verdict(judged: Judge, claim: str) -> None:
    assert judged(claim).verdict == EXPECTED[claim]


def test_the_spec_names_every_claim_once() -> None:
    assert set(EXPECTED) == set(CLAIMS)
    assert len(VERDICTS.replace(":", " ").split()) == len(CLAIMS) + len(set(EXPECTED.values()))


def test_every_rule_judges_some_claim() -> None:
    assert set(RULES) == set(Rule) == {claim.rule for claim in CLAIMS.values()}


V = "value"
MGMT, WAAS = "t5-workstation_management-workstation-month-", "t5-workstation_as_a_service_basic_laptop-workstation-month-"
WHOLE, NET = "t9-whole_service_lan_and_wan_and_vpn_excl_backbone-user-month-", "t4-network_service_lan_and_wan_reitti-user-month-"
TURNS: list[tuple[str, str, dict[str, object], str]] = [
    ("removed-sum", "pf-removed-ended", {V: 97.0}, "contradiction"),
    ("removed-share-55", "pf-reduction-s1", {V: 45.0}, "agrees_after_rounding"),
    ("removed-share-45", "pf-asko-removed", {V: 231.0}, "contradiction"),
    ("desc-coverage", "pf-desc-coverage", {V: 52.0}, "agrees_after_rounding"),
    ("halved", "pf-asko-now", {V: 210.0}, "agrees"),
    ("asko-75-vs-89", "rv-asko-2019", {V: 75.0}, "agrees"),
    ("asko-direction", "rv-asko-2022", {V: 95.0}, "agrees"),
    ("billing-growth", "br-goal-target", {V: 72.0}, "agrees_after_rounding"),
    ("billing-growth", "br-goal-target", {V: 80.0}, "contradiction"),
    ("billing-baseline", "br-goal-start", {V: 67.0}, "agrees"),
    ("billing-unchanged", "br-tori-2021", {V: 70.0}, "series_break"),
    ("billing-unchanged", "br-tori-2020", {V: 60.0}, "contradiction"),
    ("billing-unchanged", "of-billing-definition", {"words": {"year": "2022"}}, "contradiction"),
    ("billing-unchanged", "of-billing-definition", {"words": {"year": "2020"}}, "series_break"),
    ("billing-break-2019", "br-tori-2019-old", {"words": {"definition": "current"}}, "agrees"),
    ("billing-break-2021", "of-billing-definition", {"words": {"year": "2020"}}, "agrees"),
    ("billing-mix-2022", "br-valtori-2022", {V: 85.0}, "impossible"),
    ("t2-public-specialist", "t9-specialist-hour-public_peer-na", {V: 72.0}, "contradiction"),
    ("t2-public-specialist", "t9-specialist-hour-public_peer-na", {V: 72.0, "low": 65.0, "high": 79.0}, "agrees"),
    ("t3-t9-public-regional", "t3-regional_on-site_support-hour-public_peer-na", {V: 61.0, "why": ""}, "agrees"),
    ("t3-t9-public-regional", "t3-regional_on-site_support-hour-public_peer-na", {"why": "not_available"}, "contradiction"),
    ("t3-t9-public-regional", "t3-regional_on-site_support-hour-public_peer-na", {"why": "only_in_picture"}, "not_checkable"),
    ("t5-t9-mgmt-private", "t9-workstation_management-workstation-month-private_peer-na", {V: 15.0}, "contradiction"),
    ("t5-waas-private", MGMT + "private_peer-na", {V: 14.5}, "contradiction"),
    ("t5-waas-public", WAAS + "public_peer-na", {V: 68.0}, "agrees"),
    ("t5-below-peers", MGMT + "tori-2022", {V: 17.0}, "agrees"),
    ("t5-below-peers", WAAS + "tori-2022", {V: 66.0}, "contradiction"),
    ("t4-t9-composite-public", WHOLE + "public_peer-na", {V: 9.5}, "agrees_with_unstated_weight"),
    ("t4-t9-composite-public", WHOLE + "public_peer-na", {V: 12.0}, "contradiction"),
    ("t4-t9-composite-private", WHOLE + "private_peer-na", {V: 22.0}, "agrees"),
    ("t4-parentheses", NET + "tuve-2020", {"why": ""}, "undefined_notation"),
    ("t4-backbone-peers", "t4-backbone_network_vy-user-month-private_peer-na", {V: 6.8}, "agrees"),
    ("t4-flat", NET + "tori-2022", {V: 14.0}, "agrees"),
    ("t2-below-peers", "t2-specialist-hour-tori-2022", {V: 90.0}, "contradiction"),
    ("t6-footnote5-unit", "t6-storage_low_performance-public_peer-footnote5", {"words": {"charged_per": "terabyte_month"}}, "agrees"),
    ("t7-total-2021", "t7-vaka-valtori-own_weekdays_8-16_finland-2021-total", {V: 240.0}, "contradiction"),
    ("t8-public-2022", "t8-public_peer-public_peer_tl3-2022-total", {V: 229.5}, "contradiction"),
    ("goal-11-6", "goal-4-1-target-s1", {"words": {"measured_by": "customer_costs"}}, "contradiction"),
    ("goal-mean", "goal-4-1-target", {V: -14.0}, "agrees"),
    ("goal-mean", "goal-4-1-target", {V: -30.0}, "contradiction"),
    ("goal-6-4", "goal-4-1-result", {V: -40.0}, "contradiction"),
    ("sat-date", "sat-satisfied-2022-text", {"words": {"survey": "2022-Q2"}}, "contradiction"),
    ("sat-all-rose", "sat-coop-ictmgmt-tuve-2022", {V: 3.2}, "agrees"),
    ("sat-49-70", "sat-function-2019", {"words": {"question": "satisfied_with_services"}}, "agrees"),
    ("plans-20", "pf-plans-coverage-table", {V: 25.0}, "not_comparable"),
    ("readiness", "of-readiness-partners", {V: 78.0}, "agrees"),
    ("programme-years", "of-programme-start", {"words": {"year": "2020"}}, "agrees"),
    ("investment-benchmark", "of-peer-investment-share", {V: 7.4, "why": ""}, "agrees_after_rounding"),
    ("maturity-service-development", "mat-service-development-level-2019", {V: 2.0, "why": ""}, "not_checkable"),
    ("maturity-processes", "mat-processes-level-2023", {V: 2.5}, "contradiction"),
    ("source-30", "of-source-30", {"words": {"day": "2023-01-29"}}, "agrees"),
    ("footnote-8", "of-footnote-8", {"why": "only_in_words"}, "agrees"),
    ("t20-fragment", "of-stray-fragment", {V: 1.0}, "agrees"),
    ("recommendation-themes", "of-themes", {V: 7.0}, "contradiction"),
    ("recommendation-themes", "rec-6-1", {"words": {"theme": "service_strategy"}}, "agrees"),
    ("peer-ranges", "t2-specialist-hour-public_peer-na", {V: 99.0}, "contradiction"),
]


@pytest.mark.parametrize(("claim", "id", "change", "verdict"), TURNS, ids=[f"{c}-{i}" for c, i, _, _ in TURNS])
def test_a_changed_figure_turns_the_verdict(judged: Judge, claim: str, id: str, change: dict[str, object], verdict: str) -> None:
    assert judged(f"chk-{claim}", {id: change}).verdict == verdict


def test_a_target_that_was_moved_is_seen_by_itself(judged: Judge) -> None:
    one_meaning = {"goal-4-1-target-s1": {"words": {"measured_by": "customer_costs"}}}
    assert "moved" in judged("chk-goal-11-6", one_meaning).reason.en
    kept = judged("chk-goal-11-6", one_meaning | {"goal-4-2-target": {V: -11.0}})
    assert kept.verdict == "agrees"


def test_an_unbroken_series_is_judged_whole(judged: Judge) -> None:
    """Without the event between them the same years are compared: 70 is within a twentieth of 69, 73 is not."""
    later = {"of-billing-definition": {"words": {"year": "2022"}}, "br-tori-2021": {V: 70.0}}
    assert judged("chk-billing-unchanged", later).verdict == "agrees"
    alone = judged("chk-billing-unchanged", {"of-billing-definition": {"words": {"year": "2020"}}})
    assert "The series breaks" in alone.reason.en and "The other comparisons" not in alone.reason.en


def test_a_statement_of_a_series_compares_something() -> None:
    with pytest.raises(BadDefinition, match="compares nothing"):
        Claim("chk-x", "t1", "sum", "1", "", Rule.SERIES_HOLDS, parse(""), parse("[a]; [b]"), Text("a", "b", "c"))


def test_a_few_becomes_many_when_the_picture_is_read(judged: Judge) -> None:
    areas = ("service-management", "pricing", "risk-management", "organisation-skills", "systems-technology", "user-support",
             "service-development")
    read = {f"mat-{area}-level-{year}": {V: level, "why": ""} for area in areas for year, level in (("2019", 2.0), ("2023", 2.0))}
    assert judged("chk-maturity-improved", read).verdict == "agrees"
    risen = {id: {V: 3.0, "why": ""} if id.endswith("2023") else change for id, change in read.items()}
    assert judged("chk-maturity-improved", risen).verdict == "contradiction"


def test_peers_are_not_recognised_when_no_mean_is_the_middle(judged: Judge, figures: Mapping[str, Figure]) -> None:
    moved = {id: {V: figure.value + 0.3} for id, figure in figures.items() if figure.source == "prices" and figure.value}
    assert judged("chk-t6-two-peers", moved).verdict == "agrees"


@pytest.mark.parametrize("claim", CLAIMS)
def test_reasons_are_told_in_three_languages(judged: Judge, claim: str) -> None:
    reason, about = judged(claim).reason, CLAIMS[claim].about
    assert len({reason[language] for language in Language}) == 3
    assert len({about[language] for language in Language}) == 3
    assert "{" not in "".join(reason[language] for language in Language)


WAYS = [
    ("removed-share-55", "swapped"), ("desc-coverage", "swapped"), ("billing-growth", "9 points, which is 13.6 %"),
    ("asko-75-vs-89", "15.7 % lower"), ("t4-t9-composite-private", "without Remote access (Kauko)"), ("t5-waas-public", "3 too low"),
    ("t9-config-public", "35.54 too low"), ("t7-storage-tier", "46.2 % lower"), ("goal-11-6", "meets only the moved one"),
    ("billing-break-2021", "Service development became billable work"), ("sat-mode", "can't be read as a development"),
    ("t6-two-peers", "10 of 16"), ("t4-backbone-peers", "Out of line"),
    ("t4-t9-composite-2022", "0.60"), ("t5-below-peers", "+28.9 %"),
    ("t2-flat", "Specialist, per hour, TUVE services, 2022: 65 against 60 (2020), +8.3 %"),
    ("source-30", "It can't be so"), ("t6-fee-vs-t8", "Table 8: 104.5"), ("billing-baseline", "1 percentage point higher"),
    ("maturity-improved", "6 count as not risen"), ("maturity-improved", "without it at most 18 rose"),
    ("billing-unchanged", "68 % against 69 % (2019)"), ("billing-unchanged", "(69 → 73) can't be read as a development"),
    ("t4-t9-composite-public", "other respondents"), ("t4-t9-composite-private", "other respondents"),
    ("t5-waas-public", "other respondents"),
]


@pytest.mark.parametrize(("claim", "said"), WAYS, ids=[f"{claim}-{n}" for n, (claim, _) in enumerate(WAYS)])
def test_a_reason_says_which_way_the_report_is_wrong(judged: Judge, claim: str, said: str) -> None:
    assert said in judged(f"chk-{claim}").reason.en


def test_decimals_are_those_of_the_language(judged: Judge) -> None:
    reason = judged("chk-removed-share-55").reason
    assert "45,1 %" in reason.fi and "45,1 %" in reason.sv and "45.1 %" in reason.en


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


@pytest.mark.mirror
def test_the_claims_are_those_of_the_mirror_in_its_order(mirror: Path) -> None:
    assert [row["id"] for row in rows(mirror / "valtori" / "claims.csv")] == list(CLAIMS)


@pytest.mark.mirror
def test_the_worked_examples_agree(mirror: Path, judged: Judge) -> None:
    examples = rows(mirror / "valtori" / "claims_examples.csv")
    assert len(examples) == 23
    assert {row["id"]: row["verdict"] for row in examples} == {row["id"]: str(judged(row["id"]).verdict) for row in examples}


SAME_NUMBER = {
    "asko-other-2019", "removed-sum", "t5-waas-private", "t6-deployment-private", "t8-eea-2022", "t8-public-2022", "desc-missing-share",
    "t7-total-2021", "t4-t9-composite-2022", "desc-coverage", "t4-t9-composite-private", "t7-storage-tier", "inflation",
}


@pytest.mark.mirror
def test_the_worked_examples_have_our_numbers(mirror: Path, judged: Judge) -> None:
    """Where an example's formula gives the recomputed figure itself: per cent are shown with one decimal, others with two."""
    examples = {row["id"]: row for row in rows(mirror / "valtori" / "claims_examples.csv")}
    for name in SAME_NUMBER:
        shown = judged(f"chk-{name}").recomputed.en
        value = float(examples[f"chk-{name}"]["formula_value"]) * (100 if "%" in shown else 1)
        assert float(shown.split()[0]) == pytest.approx(value, abs=0.05 if "%" in shown else 0.005)


def test_every_price_that_two_tables_print_differently_is_cited_by_a_claim(figures: Mapping[str, Figure]) -> None:
    """No contradiction between the tables is left unjudged: services, providers and years that stand twice."""
    printed: dict[tuple[str, ...], list[Figure]] = {}
    for figure in figures.values():
        if figure.source == "prices":
            key = tuple(figure.words[name] for name in ("service", "provider", "year", "charged_per"))
            printed.setdefault(key, []).append(figure)
    apart = [two for two in printed.values() if len({(one.value, one.low, one.high) for one in two}) > 1]
    cited = {one.id for claim in CLAIMS.values() for one in (*claim.formula.cited, *claim.says.cited)}
    assert len(apart) == 10
    assert [one.id for two in apart for one in two if one.id not in cited] == []


@pytest.mark.mirror
def test_what_is_stated_is_stated_verbatim(mirror: Path) -> None:
    claims = {row["id"]: row["stated"] for row in rows(mirror / "valtori" / "claims.csv")}
    assert len(claims) == 91 and {id: claim.stated for id, claim in CLAIMS.items()} == claims
