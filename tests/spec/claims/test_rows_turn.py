"""Formulas cite their rows one by one: each cited row, changed or taken away, turns the verdict or what was recomputed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

import pytest

from packs.service_centre.pack import PACK
from puntari.define.claim import CONVERSIONS, Claim, Rule
from puntari.define.column import CodeColumn
from puntari.define.formula import Cited, bare_numbers, parse
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.judge import Judgement, judge
from puntari.flow.claims.view import View
from puntari.words.errors import BadDefinition
from puntari.words.text import Language, Text

CLAIMS = PACK.claims.claims
UNSEEN = {"chk-investment-benchmark", "chk-maturity-improved", "chk-maturity-service-development", "chk-footnote-8"}
"""What these rest on is in a picture only, or nowhere: they are not judged, and a row taken away leaves them so."""
Judge = Callable[..., Judgement]
Judged = tuple[str, str]
FIRST = re.compile(r"-?\d+(?:\.\d+)?")


def cited(claim: Claim) -> tuple[Cited, ...]:
    return tuple(dict.fromkeys((*claim.says.cited, *claim.formula.cited)))


def judged_with(claim: Claim, figures: Mapping[str, Figure]) -> Judged:
    found = judge(claim, View(figures, PACK.sources, PACK.reasons, PACK.claims.marks))
    return str(found.verdict), found.recomputed.en if found.recomputed else ""


def others(figure: Figure, one: Cited, claim: Claim, figures: Mapping[str, Figure], before: Judged) -> Iterator[Figure]:
    """The row with other figures, other ends of its range, another reason, or other words in its columns."""
    recomputed = [float(each) for each in FIRST.findall(before[1])[:1]]
    numbers = [*recomputed, (figure.value or 1.0) * 3 + 1.37, (figure.value or 7.0) / 7, 0.0, 5000.0]
    if figure.low is not None and figure.high is not None:
        numbers.append((figure.low + figure.high) / 2)
    yield from (replace(figure, value=number, why="") for number in numbers)
    yield from (replace(figure, low=number, high=number) for number in (0.25, 4999.0))
    yield replace(figure, value=None, why="only_in_picture")
    yield replace(figure, why="")
    for column in dict.fromkeys((one.part, "year", "definition")):
        yield from (replace(figure, words={**figure.words, column: word}) for word in words(figure, column, claim, figures))


def words(figure: Figure, column: str, claim: Claim, figures: Mapping[str, Figure]) -> Iterator[str]:
    """Other words that the column may hold: those of the claim's other rows, other codes of its list, other years."""
    if column not in figure.words:
        return
    yield from (figures[one.id].words[column] for one in cited(claim) if one.id in figures and column in figures[one.id].words)
    defined = PACK.sources[figure.source].column(column)
    if claim.rule is Rule.EQUALS:
        yield "a_code_that_no_row_has"
    yield from list(defined.codes.names)[:2] if isinstance(defined, CodeColumn) else ("1990", "2099", "2099-01-01")


@pytest.mark.parametrize("id", [id for id in CLAIMS if id not in UNSEEN])
def test_every_cited_row_turns_its_claim_when_it_changes_and_when_it_is_gone(figures: Mapping[str, Figure], id: str) -> None:
    claim = CLAIMS[id]
    before = judged_with(claim, figures)
    assert cited(claim)
    for one in cited(claim):
        row = figures.get(one.id)
        if row is None:
            assert one.id in PACK.claims.marks.yardsticks
            row = Figure(one.id, "", PACK.claims.marks.yardsticks[one.id].amount, None, None, "", {})
        else:
            gone = {other: figure for other, figure in figures.items() if other != one.id}
            assert judged_with(claim, gone) != before, f"{id}: nothing changes without {one.id}"
        changed = (judged_with(claim, {**figures, one.id: other}) for other in others(row, one, claim, figures, before))
        assert any(found != before for found in changed), f"{id}: nothing changes with another {one.id}.{one.part}"


def test_only_the_rows_that_a_claim_cites_turn_it(figures: Mapping[str, Figure]) -> None:
    """The counterpart: with every row gone that it does not cite, a claim is judged as before."""
    for claim in CLAIMS.values():
        leant_on = {one.id for formula in claim.formulas for one in formula.cited}
        if any("respondents=" in formula.text for formula in claim.formulas):
            continue
        only = {id: figure for id, figure in figures.items() if id in leant_on}
        assert judged_with(claim, only) == judged_with(claim, figures), claim.id


def test_formulas_hold_no_number_but_conversions() -> None:
    held = {number for claim in CLAIMS.values() for formula in (claim.says, claim.formula) for term in formula.terms
            for number in bare_numbers(term.node)}
    assert held == set(CONVERSIONS)
    for number, why in CONVERSIONS.items():
        assert len({why[language] for language in Language}) == 3, number


@pytest.mark.parametrize(
    ("says", "formula", "said"),
    [("9", "[a]", "holds the number 9"), ("[a]", "[b] * 0.6", "holds the number 0.6"), ("[a]", "#{recommendations}.theme", "as a whole"),
     ("[a]", "[b] - #{prices provider=tori}", "as a whole")],
)
def test_a_claim_that_leans_on_a_number_or_a_table_refuses_to_exist(says: str, formula: str, said: str) -> None:
    with pytest.raises(BadDefinition, match=said):
        Claim("chk-x", "t1", "sum", "1", "", Rule.EQUALS, parse(says), parse(formula), Text("a", "b", "c"))


def test_yardsticks_say_why_and_are_used() -> None:
    sticks = PACK.claims.marks.yardsticks
    assert set(sticks) == {one.id for claim in CLAIMS.values() for one in cited(claim)} & set(sticks) != set()
    for stick in sticks.values():
        assert len({stick.why[language] for language in Language}) == 3


def test_claims_about_all_rows_cite_all_of_them(figures: Mapping[str, Figure]) -> None:
    """What cites its rows one by one must not have left one out."""
    printed = [one for one in figures.values() if one.source == "prices" and None not in (one.value, one.low, one.high)]
    prices = [one for one in printed if one.low < one.high]
    public = [one for one in prices if one.words["provider"] == "public_peer"]
    levels = [one for one in figures.values() if one.source == "maturity" and (one.words["figure"], one.words["year"]) == ("level", "2023")]
    measures = [one for one in figures.values() if one.source == "recommendations"]
    for id, rows in {"peer-ranges": prices, "t6-two-peers": public, "maturity-count": levels, "recommendation-themes": measures}.items():
        assert {one.id for one in CLAIMS[f"chk-{id}"].formula.cited} == {row.id for row in rows}, id
    assert len(prices) == 35 and len(public) == 16 and len(levels) == 18
