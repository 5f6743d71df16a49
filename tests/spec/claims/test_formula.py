"""The language of formulas: what it reads, what refuses to exist, and that it reckons as plain arithmetic does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puntari.define.claim import Marks
from puntari.define.formula import Cited, Comparison, Count, Number, Operation, Rows, bare_numbers, check_citations, parse
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.view import NoFigure, View
from puntari.words.errors import BadDefinition

VALUES = {"a": 7.0, "b-1": 0.5, "c_2+x": 12.0}
WORDS = {"year": "2021", "kind": "k", "empty": ""}
FIGURES = {id: Figure(id, "one", value, value - 1, value + 1, "", WORDS) for id, value in VALUES.items()}
FIGURES["gone"] = Figure("gone", "two", None, None, None, "only_in_picture", {"year": "2022", "kind": "j", "empty": ""})
VIEW = View(FIGURES, {}, {}, Marks())


def node(text: str) -> object:
    (term,) = parse(text).terms
    return term.node


READ = [
    ("[a]", Cited("a")),
    ("[c_2+x].low", Cited("c_2+x", "low")),
    ("1 + 2 * 3", Operation("+", Number(1), Operation("*", Number(2), Number(3)))),
    ("(1 + 2) * 3", Operation("*", Operation("+", Number(1), Number(2)), Number(3))),
    ("1 - 2 - 3", Operation("-", Operation("-", Number(1), Number(2)), Number(3))),
    ("-[a]", Operation("-", Number(0), Cited("a"))),
    ("[a] <= 3", Comparison("<=", Cited("a"), Number(3))),
    ("[a].kind = [b-1].kind", Comparison("=", Cited("a", "kind"), Cited("b-1", "kind"))),
    ("{one}", Rows("one")),
    ("{one kind=k}", Rows("one", "kind", "k")),
    ("#{one kind=k}.year", Count(Rows("one", "kind", "k"), "year")),
    ("#{[a] [b-1]}.kind", Count(Rows("", ids=("a", "b-1")), "kind")),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text for text, _ in READ])
def test_a_term_is_read(text: str, expected: object) -> None:
    assert node(text) == expected


def test_terms_are_parted_by_semicolons_and_cite_in_order() -> None:
    formula = parse("[a] / [b-1]; [b-1] > 2;  {one}")
    assert [term.text for term in formula.terms] == ["[a] / [b-1]", "[b-1] > 2", "{one}"]
    assert formula.cited == (Cited("a"), Cited("b-1"))
    assert parse("").terms == ()


WRONG = [
    ("[a", "can't be read"), ("[a] +", "ends too early"), ("([a]", "ends too early"), ("([a] [b-1])", "not closed"),
    ("[a] [b-1]", "goes on"), ("[a] < 2 < 3", "goes on"), ("{one two}", "names no rows"), ("{one}.kind", "names no rows"),
    ("{[a] [b-1]}", "names no rows"), ("#{[a] one}", "names no rows"),
    ("[a].kind + 1", "a word"), ("[a].kind = 2", "can't be compared"), ("[a].kind ~ [b-1].kind", "never nearly"),
    ("__import__('os')", "can't be read"), ("a + 1", "can't be read"), ("1 ** 2", "where a figure should"), (";", "ends too early"),
]


@pytest.mark.parametrize(("text", "said"), WRONG, ids=[text for text, _ in WRONG])
def test_what_makes_no_sense_refuses_to_exist(text: str, said: str) -> None:
    with pytest.raises(BadDefinition, match=said):
        parse(text)


ROWS = {"a": frozenset({"kind", "year"})}
TABLES = {"one": frozenset({"kind"})}


@pytest.mark.parametrize(
    ("text", "said"),
    [("[aa] + 1", "nearest: a"), ("[a].quantity", "has no 'quantity'"), ("[a].knd", "nearest: kind"), ("{two}", "no table 'two'"),
     ("#{one}.colour > 2", "no column 'colour'"), ("{one knd=k}", "no column 'knd'"), ("#{[a] [zz]}", "cites 'zz'"),
     ("#{[a]}.colour", "has no 'colour'")],
)
def test_a_formula_that_cites_what_is_not_there_refuses_to_exist(text: str, said: str) -> None:
    with pytest.raises(BadDefinition, match=said):
        check_citations(parse(text), ROWS, TABLES)


def test_rows_that_are_cited_one_by_one_are_counted() -> None:
    assert VIEW.number(node("#{[a] [b-1] [c_2+x]}")) == 3 and VIEW.number(node("#{[a] [gone]}.kind")) == 2
    assert parse("#{[a] [gone]}.kind").cited == (Cited("a", "kind"), Cited("gone", "kind"))
    with pytest.raises(NoFigure):
        VIEW.number(node("#{[a] [never]}"))


def test_numbers_of_a_formula_itself_are_told_apart() -> None:
    assert list(bare_numbers(node("-[a] * 3 + 0.5"))) == [3.0, 0.5]
    assert list(bare_numbers(node("[a] - [b-1] <= [a] / 2"))) == [2.0]


def test_a_formula_that_cites_what_is_there_passes() -> None:
    check_citations(parse("[a].low - [a].year * 2; #{one}.kind; [a].kind"), ROWS, TABLES)


@st.composite
def sums(draw: st.DrawFn, depth: int = 4) -> tuple[str, float]:
    """A formula as text and its value, made side by side."""
    if depth == 0 or draw(st.booleans()):
        id = draw(st.sampled_from(sorted(VALUES)))
        number = draw(st.integers(1, 99))
        return draw(st.sampled_from([(f"[{id}]", VALUES[id]), (str(number), float(number)), (f"[{id}].high", VALUES[id] + 1)]))
    (left, a), (right, b) = draw(sums(depth - 1)), draw(sums(depth - 1))
    sign = draw(st.sampled_from("+-*/"))
    if sign == "/" and b == 0:
        sign = "*"
    value = {"+": a + b, "-": a - b, "*": a * b, "/": a / b if b else 0.0}[sign]
    return f"({left}) {sign} ({right})", value


@given(sums())
def test_reckoning_is_plain_arithmetic(made: tuple[str, float]) -> None:
    text, value = made
    assert VIEW.number(node(text)) == pytest.approx(value)


@given(st.lists(st.tuples(st.sampled_from("+-"), st.integers(0, 999)), min_size=1, max_size=9))
def test_a_run_without_brackets_goes_from_left_to_right(run: list[tuple[str, int]]) -> None:
    text = "1000 " + " ".join(f"{sign} {number}" for sign, number in run)
    assert VIEW.number(node(text)) == 1000 + sum(number if sign == "+" else -number for sign, number in run)


def test_rows_are_counted() -> None:
    assert VIEW.number(node("#{one}")) == 3
    assert VIEW.number(node("#{one}.kind")) == 1
    assert VIEW.number(node("#{one kind=j}")) == 0


@pytest.mark.parametrize(
    ("text", "holds"),
    [("[a] = 7", True), ("[a] < 7", False), ("0.1 + 0.2 = 0.3", True), ("0.1 + 0.2 <= 0.3", True), ("0.1 + 0.2 > 0.3", False),
     ("[a] ~ 7.3", True), ("[a] ~ 7.4", False), ("[a].kind = [b-1].kind", True), ("[a].year >= 2021", True)],
)
def test_comparisons(text: str, holds: bool) -> None:
    assert VIEW.holds(node(text)) is holds


@pytest.mark.parametrize(
    ("text", "why"), [("[gone] + 1", "only_in_picture"), ("1 / ([a] - 7)", "zero_denominator"), ("[lost]", "not_delivered")]
)
def test_a_figure_that_is_not_there_is_named(text: str, why: str) -> None:
    with pytest.raises(NoFigure) as said:
        VIEW.number(node(text))
    assert said.value.why == why
