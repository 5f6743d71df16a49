"""What stands in words beside a claim: every figure in it is bound to rows, and it is not told when they no longer bear it out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from string import Formatter

import pytest

from packs.service_centre.pack import PACK
from puntari.define.claim import Verdict
from puntari.define.formula import Cited, tables
from puntari.define.prose import Bound, Plain
from puntari.define.remark import Remark, place_name, read_remark
from puntari.define.spelled import numbers_in
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.holding import fitting, remark_against
from puntari.flow.claims.judge import Judgement
from puntari.flow.claims.say import SENTENCES
from puntari.flow.claims.view import View
from puntari.words.errors import BadDefinition
from puntari.words.text import Language

CLAIMS = PACK.claims.claims
REMARKED = [id for id, claim in CLAIMS.items() if claim.remark is not None]
LEFT_OUT = SENTENCES["remark_left_out"]
Judge = Callable[..., Judgement]
V = "value"


def remark_of(id: str) -> Remark:
    remark = CLAIMS[id].remark
    assert remark is not None
    return remark


@pytest.mark.parametrize("id", REMARKED)
def test_a_remark_fits_the_figures_and_is_told(judged: Judge, figures: Mapping[str, Figure], id: str) -> None:
    view = View(figures, PACK.sources, PACK.reasons, PACK.claims.marks)
    assert remark_against(remark_of(id), view) == ()
    found = judged(id)
    assert fitting(remark_of(id), found.verdict)
    for language, prose in remark_of(id).words.items():
        assert prose.spans[-1].text in found.reason[language] and LEFT_OUT[language] not in found.reason[language]


@pytest.mark.parametrize("id", REMARKED)
def test_no_figure_in_a_remark_is_bound_to_nothing(id: str) -> None:
    for language, prose in remark_of(id).words.items():
        for span in prose.spans:
            assert not (isinstance(span, Plain) and numbers_in(span.text, language)), (id, language)
            if isinstance(span, Bound):
                assert span.formula.cited or any(True for term in span.formula.terms for _ in tables(term.node)), (id, language)


@pytest.mark.parametrize("id", REMARKED)
def test_a_changed_row_takes_the_remark_away(figures: Mapping[str, Figure], id: str) -> None:
    """Each number in a remark hangs on its rows: with another figure, another year or another amount it is not told."""
    remark = remark_of(id)
    for span in (span for prose in remark.words.values() for span in prose.spans if isinstance(span, Bound)):
        for one in span.formula.cited:
            view = View({**figures, one.id: _other(figures, one)}, PACK.sources, PACK.reasons, PACK.claims.marks)
            assert remark_against(remark, view), (id, one)


def _other(figures: Mapping[str, Figure], one: Cited) -> Figure:
    if one.id not in figures:
        return Figure(one.id, "", 77.0, None, None, "", {})
    figure = figures[one.id]
    if one.part in ("value", "low", "high"):
        return replace(figure, **{one.part: (figure.value or 7.0) * 3 + 5})
    return replace(figure, words={**figure.words, one.part: "1777"})


@pytest.mark.parametrize(
    ("claim", "row", "change"),
    [
        ("source-30", "of-source-30", {"words": {"day": "2022-10-29", "year": "2021"}}),
        ("desc-coverage", "pf-desc-exists-share", {V: 52.0}),
        ("sat-all-rose", "sat-coop-ictmgmt-tuve-2022", {V: 3.0}),
        ("halved", "pf-asko-now", {V: 240.0}),
        ("removed-share-55", "pf-reduction-s3", {"words": {"since": "2020"}}),
        ("t7-storage-tier", "t6-storage_capacity_low_performance-tb-month-tori-2021", {V: 44.0}),
    ],
)
def test_a_remark_that_went_stale_is_left_out_and_that_is_said(judged: Judge, claim: str, row: str, change: dict[str, object]) -> None:
    before, after = judged(f"chk-{claim}"), judged(f"chk-{claim}", {row: change})
    assert before.verdict == after.verdict
    for language in Language:
        assert LEFT_OUT[language] in after.reason[language]
        assert LEFT_OUT[language] not in before.reason[language]


def test_a_remark_written_for_another_verdict_is_not_told(judged: Judge) -> None:
    halved = judged("chk-halved", {"pf-asko-now": {V: 210.0}})
    assert halved.verdict == "agrees" and "left" not in halved.reason.en
    together = judged("chk-asko-75-vs-89", {"rv-asko-2019": {V: 75.0}})
    assert together.verdict == "agrees" and "definition" not in together.reason.en


def test_reasons_are_computed_and_hold_no_figure_of_their_own() -> None:
    """Every digit of a reason comes in through a place of its sentence, or from a row; the pack's words for missing figures hold none."""
    for name, sentence in SENTENCES.items():
        for language in Language:
            words = "".join(text for text, *_ in Formatter().parse(sentence[language]))
            assert not re.search(r"\d", words), name
    for id, reason in PACK.reasons.items():
        assert not re.search(r"\d", "".join(reason[language] for language in Language)), id


def test_years_that_a_claim_is_about_are_those_of_its_rows(figures: Mapping[str, Figure]) -> None:
    for id, claim in CLAIMS.items():
        known = set(re.findall(r"\d{4}", claim.stated))
        for one in (one for formula in claim.formulas for one in formula.cited if one.id in figures):
            row = figures[one.id]
            known |= {row.words.get("year", ""), row.words.get("since", "")} | {str(int(end)) for end in (row.low, row.high) if end}
        for language in Language:
            assert set(re.findall(r"\b(?:19|20)\d\d\b", claim.about[language])) <= known, (id, language)


WRONG = [
    ({"fi": "a", "sv": "b"}, "fi, sv and en"),
    ({"fi": "a", "sv": "b", "en": "in 2022"}, "'2022' is bound to nothing"),
    ({"fi": "a", "sv": "b", "en": "{@nowhere}"}, "no place in a report"),
    ({"fi": "a", "sv": "b", "en": "c", "when": "contradicts"}, "nearest: contradiction"),
    ({"fi": "a", "sv": "b", "en": "c", "while": "[a] + 1"}, "compares nothing"),
    ({"fi": "a", "sv": "b", "en": "c", "unless": "[a] > 1"}, "may have when and while"),
]


@pytest.mark.parametrize(("told", "said"), WRONG, ids=[said for _, said in WRONG])
def test_a_remark_that_is_written_wrong_refuses_to_exist(told: dict[str, str], said: str) -> None:
    with pytest.raises(BadDefinition, match=said):
        read_remark(told, "words/claims.yaml, chk-x", Verdict)


def test_places_are_named_in_every_language() -> None:
    assert [place_name("s6_3")[language] for language in Language] == ["luku 6.3", "avsnitt 6.3", "section 6.3"]
