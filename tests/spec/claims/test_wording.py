"""How judgements are worded: titles in place of ids, every language whole, repeats kept, and one rule for each sort of statement."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from packs.service_centre.pack import PACK
from puntari.define.claim import Claim, Rule, Verdict
from puntari.define.document import Show
from puntari.define.formula import parse
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.judge import Judgement
from puntari.flow.claims.say import SENTENCES
from puntari.outlets.site.claims_page import recomputed, stated, written
from puntari.words.errors import BadDefinition
from puntari.words.text import Language, Text

CLAIMS = PACK.claims.claims
IDS = {id for id in PACK.claims.source_of} | set(PACK.claims.marks.yardsticks)
ENGLISH = re.compile(r"\b(against|of|to|with|weight|month|hour|unknown|services|peer|stated|and|dash|blank|about|below)\b")
NUMBER = re.compile(r"\d+(?:[.,]\d+)?")
PLACES_AND_DAYS = re.compile(r"(luku|avsnitt) [\d.]+|\d+\.\d+\.\d{4}", re.IGNORECASE)
FI, SV, EN = Language
Judge = Callable[..., Judgement]


def shown(judged: Judge, id: str, language: Language) -> tuple[str, str, str]:
    """What a reader sees of a claim beside its verdict."""
    one = judged(id)
    return stated(one.claim, language), recomputed(one, language), written(one.reason[language], language)


@pytest.mark.parametrize("language", Language)
def test_what_readers_see_has_titles_and_no_ids(judged: Judge, language: Language) -> None:
    for id in CLAIMS:
        for text in shown(judged, id, language):
            words = set(re.findall(r"[\w+.-]+", text))
            assert not words & IDS and "[" not in text and "_" not in text, (id, text)


@pytest.mark.parametrize("language", [FI, SV])
def test_nothing_in_finnish_and_swedish_stays_in_english(judged: Judge, language: Language) -> None:
    for id in CLAIMS:
        told = " ".join(shown(judged, id, language))
        assert not ENGLISH.findall(told), (id, told)
        assert not re.search(r"\d\.\d", PLACES_AND_DAYS.sub("", told)), (id, told)


def test_every_statement_is_told_with_the_figures_of_the_report(judged: Judge) -> None:
    for id, claim in CLAIMS.items():
        own = {number.replace(",", ".") for number in NUMBER.findall(claim.stated)}
        for language in Language:
            told = stated(claim, language)
            assert told.strip(" -"), id
            assert {number.replace(",", ".") for number in NUMBER.findall(told)} <= own, (id, told)
        if claim.told is not None and not own and claim.kind != "naming":
            assert len({claim.told[language] for language in Language}) == 3, id


def test_equal_figures_are_all_told(judged: Judge) -> None:
    assert judged("chk-t2-below-peers").recomputed.en.count(" against ") == len(CLAIMS["chk-t2-below-peers"].formula.terms) == 16
    assert judged("chk-t3-t9-tuve-regional").recomputed.en == "- / 60; - / 60; - / 65"
    assert judged("chk-sat-date").recomputed.en == "Q4/2022 / Q2/2022; Q4/2022 / Q2/2022"


PREFACES = {Rule.ALL_HOLD: ("without_exception", Verdict.CONTRADICTION), Rule.MOSTLY_HOLD: ("in_general", Verdict.PARTLY_HOLDS)}


@pytest.mark.parametrize("rule", PREFACES)
def test_one_rule_for_each_sort_of_statement_and_the_reason_tells_it(judged: Judge, rule: Rule) -> None:
    """A statement that leaves no room for exceptions falls by one; a general one holds in part; whichever it is, the reason says so."""
    sentence, verdict = PREFACES[rule]
    told = [judged(id) for id, claim in CLAIMS.items() if claim.rule is rule]
    in_part = [one for one in told if SENTENCES[sentence].en in one.reason.en]
    assert len(in_part) >= 3 and {one.verdict for one in in_part} == {verdict}
    for language in Language:
        assert all(SENTENCES[sentence][language] in one.reason[language] for one in in_part)


@pytest.mark.parametrize(
    ("claim", "mended"),
    [("chk-t5-only-rise", {"t5-basic_laptop-workstation-month-tori-2020": {"value": 15.5}}),
     ("chk-sat-all-rose", {"sat-coop-ictmgmt-tuve-2019": {"value": 3.0}})],
)
def test_two_statements_without_exception_are_judged_alike(judged: Judge, claim: str, mended: dict[str, dict[str, object]]) -> None:
    assert CLAIMS[claim].rule is Rule.ALL_HOLD and judged(claim).verdict is Verdict.CONTRADICTION
    assert judged(claim, mended).verdict is Verdict.AGREES


def test_a_row_is_titled_by_the_columns_that_the_pack_names(judged: Judge) -> None:
    reason = judged("chk-t4-flat").reason
    assert "Verkkopalvelu LAN + WAN (Reitti), käyttäjä kuukaudessa, TORI-palvelut, 2022: 12,3, vertailussa 14,3 (2020)" in reason.fi
    assert "mot 14,3 (2020), skillnad -14,0 %" in reason.sv
    assert "10 × 3, Peer, public sector" in judged("chk-t4-backbone-peers").reason.en
    assert "29.1.2022, vertailussa 1.11.2022" in judged("chk-source-30").reason.fi


def test_units_that_stand_in_texts_are_told_in_each_language(judged: Judge, figures: Mapping[str, Figure]) -> None:
    written_out = {re.sub(r"^[\d.,]+ ", "", one.words["unplaced"]) for one in figures.values() if one.words.get("unplaced")}
    cited = {re.sub(r"^[\d.,]+ ", "", figures[one.id].words["unplaced"]) for one in CLAIMS["chk-t7-public-units"].formula.cited}
    assert cited <= set(PACK.claims.marks.units) and cited <= written_out
    assert judged("chk-t7-public-units").recomputed.sv.startswith("€/mån; €/TB/mån")


def test_a_statement_in_words_must_be_told_in_three_languages() -> None:
    with pytest.raises(BadDefinition, match="write it in fi, sv and en"):
        Claim("chk-x", "t1", "sum", "about 3", "", Rule.DERIVED, parse(""), parse("[a]"), Text("a", "b", "c"))


def test_the_annex_of_the_report_lists_whatever_is_not_plain_agreement() -> None:
    listed = [one.of for document in PACK.documents for one in document.exhibits if one.show is Show.CLAIMS]
    for verdicts in listed:
        assert {word.strip() for word in verdicts.split(",")} == set(Verdict) - {Verdict.AGREES, Verdict.AGREES_AFTER_ROUNDING}
    assert listed


def test_a_code_that_no_list_has_is_told_as_it_stands(judged: Judge) -> None:
    """A table that is not built yet has not met its contract: what it holds is told, and nothing breaks."""
    odd = judged("chk-t4-flat", {"t4-network_service_lan_and_wan_reitti-user-month-tori-2022": {"words": {"service": "a_new_one"}}})
    assert odd.verdict is Verdict.PARTLY_HOLDS and "a_new_one, TORI services, 2022: 12.3" in odd.reason.en
