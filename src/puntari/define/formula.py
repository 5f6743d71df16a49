"""Formulas over stored figures: a small typed language that cites rows by id, is parsed and never executed as code.

    [pf-asko-removed] / [pf-asko-start] * 100          arithmetic over cited figures and numbers
    [a].low   [a].year   [a].survey                    a part of a cited row: a bound, its year, a text beside the figure
    [a] <= [b]; [c] ~ [d]                              comparisons (< <= > >= =, and ~: within a twentieth), parted by semicolons
    {prices provider=public_peer}                      all rows of a table that have a code
    #{recommendations}   #{recommendations}.theme      how many rows, and how many different codes in a column
    #{[a] [b] [c]}.theme                               the same of rows that are cited one by one

Numbers and words do not mix: a formula that adds a word, or compares one with a number, refuses to exist.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from puntari.define.names import nearest
from puntari.words.errors import BadDefinition

SIGNS = ("<=", ">=", "<", ">", "=", "~")
_TOKEN = re.compile(
    r"\s*(?:(?P<cite>\[[^\[\]]+\](?:\.[a-z_]+)?)|(?P<rows>#?\{[^{}]+\}(?:\.[a-z_]+)?)"
    r"|(?P<number>\d+(?:\.\d+)?)|(?P<sign><=|>=|[-+*/()<>=~]))"
)
_ROWS = re.compile(r"(?P<count>#?)\{(?P<source>\w+)(?: (?P<column>\w+)=(?P<code>\w+))?\}(?:\.(?P<distinct>\w+))?")
_ONE_BY_ONE = re.compile(r"#\{(?P<ids>\s*\[[^\[\]]+\](?:\s+\[[^\[\]]+\])*)\s*\}(?:\.(?P<distinct>\w+))?")


class Kind(StrEnum):
    """What a part of a formula gives."""

    NUMBER = "number"
    WORD = "word"


NUMBER_PARTS = ("value", "low", "high", "year", "since", "quantity")
"""Parts of a cited row that are numbers; every other column of the row is a word."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that stands in the formula itself."""

    value: float
    kind = Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Cited:
    """A part of the row of that id."""

    id: str
    part: str = "value"

    @property
    def kind(self) -> Kind:
        return Kind.NUMBER if self.part in NUMBER_PARTS else Kind.WORD


@dataclass(frozen=True, slots=True)
class Rows:
    """All rows of a table, or those with a code in a column; or, where it has `ids`, the rows of those ids whatever their table."""

    source: str
    column: str = ""
    code: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows there are, or how many different codes they have in the column `distinct`."""

    rows: Rows
    distinct: str = ""
    kind = Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Operation:
    """One of + - * / between two numbers."""

    sign: str
    left: Expression
    right: Expression
    kind = Kind.NUMBER

    def __post_init__(self) -> None:
        for side in (self.left, self.right):
            if side.kind is not Kind.NUMBER:
                raise BadDefinition(f"{_shown(side)} is a word, so it can't be reckoned with ({self.sign})")


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers or two words held against each other."""

    sign: str
    left: Expression
    right: Expression

    def __post_init__(self) -> None:
        if self.left.kind is not self.right.kind:
            raise BadDefinition(f"{_shown(self.left)} and {_shown(self.right)} can't be compared: one is a word and one a number")
        if self.sign == "~" and self.left.kind is Kind.WORD:
            raise BadDefinition(f"{_shown(self.left)} is a word; words are equal or not, never nearly")


Expression = Number | Cited | Count | Operation
Node = Expression | Comparison | Rows


@dataclass(frozen=True, slots=True)
class Term:
    """One part of a formula with its text as it was written."""

    text: str
    node: Node


@dataclass(frozen=True)
class Formula:
    """The terms of a formula in order, and the text they were parsed from."""

    text: str
    terms: tuple[Term, ...] = field(repr=False)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Every citation, in order, once."""
        return tuple(dict.fromkeys(one for term in self.terms for one in citations(term.node)))


def parse(text: str) -> Formula:
    """The formula that a text writes; raises BadDefinition with the place where it is none. An empty text has no terms."""
    written = [part.strip() for part in text.split(";")] if text.strip() else []
    return Formula(text, tuple(Term(part, _Reader(part).whole()) for part in written))


def citations(node: Node) -> Iterator[Cited]:
    """The citations in a node, from left to right."""
    if isinstance(node, Cited):
        yield node
    elif isinstance(node, Count):
        yield from (Cited(id, node.distinct or "value") for id in node.rows.ids)
    elif isinstance(node, Operation | Comparison):
        yield from citations(node.left)
        yield from citations(node.right)


def tables(node: Node) -> Iterator[tuple[Rows, str]]:
    """The tables that a node reads, each with the column whose codes are counted, if any."""
    if isinstance(node, Rows):
        yield node, ""
    elif isinstance(node, Count):
        if not node.rows.ids:
            yield node.rows, node.distinct
    elif isinstance(node, Operation | Comparison):
        yield from tables(node.left)
        yield from tables(node.right)


def bare_numbers(node: Node) -> Iterator[float]:
    """The numbers that stand in a node itself, from left to right; the nought before a minus sign is none."""
    if isinstance(node, Number):
        yield node.value
    elif isinstance(node, Operation | Comparison):
        if not (isinstance(node, Operation) and node.sign == "-" and node.left == Number(0.0)):
            yield from bare_numbers(node.left)
        yield from bare_numbers(node.right)


def check_citations(formula: Formula, rows: Mapping[str, frozenset[str]], sources: Mapping[str, frozenset[str]]) -> None:
    """Refuse a formula that cites what is not there.

    `rows` gives for each id the columns of its row, `sources` for each table its columns.
    """
    for cited in formula.cited:
        if cited.id not in rows:
            raise BadDefinition(f"formula {formula.text!r} cites {cited.id!r}, which no table has; {nearest(cited.id, rows)}")
        if cited.part not in (*NUMBER_PARTS[:4], *rows[cited.id]):
            known = nearest(cited.part, rows[cited.id])
            raise BadDefinition(f"formula {formula.text!r}: the row {cited.id} has no {cited.part!r}; {known}")
    for term in formula.terms:
        for rows, distinct in tables(term.node):
            _check_rows(rows, distinct, sources)


def _check_rows(rows: Rows, distinct: str, sources: Mapping[str, frozenset[str]]) -> None:
    if rows.source not in sources:
        raise BadDefinition(f"there is no table {rows.source!r}; {nearest(rows.source, sources)}")
    for column in (rows.column, distinct):
        if column and column not in sources[rows.source]:
            raise BadDefinition(f"table {rows.source} has no column {column!r}; {nearest(column, sources[rows.source])}")


def _shown(node: Expression) -> str:
    return f"[{node.id}].{node.part}" if isinstance(node, Cited) else "a number of the formula"


class _Reader:
    """Reads one term by recursive descent: comparison, sum, product, factor."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tokens = self._split()
        self.at = 0

    def _split(self) -> list[tuple[str, str]]:
        found, place = [], 0
        while place < len(self.text):
            token = _TOKEN.match(self.text, place)
            if token is None or token.lastgroup is None:
                raise BadDefinition(f"formula {self.text!r} can't be read from character {place + 1}: {self.text[place : place + 20]!r}")
            found.append((token.lastgroup, token[token.lastgroup]))
            place = token.end()
        return found

    def whole(self) -> Node:
        """The node of the whole term."""
        if len(self.tokens) == 1 and self.tokens[0][0] == "rows" and not self.text.startswith("#"):
            return self._rows(self._take()[1])[0]
        left = self._sum()
        node: Node = left
        if self._sign() in SIGNS:
            node = Comparison(self._take()[1], left, self._sum())
        if self.at < len(self.tokens):
            raise BadDefinition(f"formula {self.text!r} goes on after its end: {self.tokens[self.at][1]!r}")
        return node

    def _rows(self, token: str) -> tuple[Rows, str]:
        if one_by_one := _ONE_BY_ONE.fullmatch(token):
            return Rows("", ids=tuple(re.findall(r"\[([^\[\]]+)\]", one_by_one["ids"]))), one_by_one["distinct"] or ""
        written = _ROWS.fullmatch(token)
        if written is None or (written["distinct"] and not written["count"]):
            raise BadDefinition(f"{self.text!r} names no rows; write {{table}}, {{table column=code}}, or #{{[id] [id]}} to count some")
        return Rows(written["source"], written["column"] or "", written["code"] or ""), written["distinct"] or ""

    def _sum(self) -> Expression:
        return self._run(("+", "-"), self._product)

    def _product(self) -> Expression:
        return self._run(("*", "/"), self._factor)

    def _run(self, signs: tuple[str, ...], part: object) -> Expression:
        left = part()
        while self._sign() in signs:
            left = Operation(self._take()[1], left, part())
        return left

    def _factor(self) -> Expression:
        group, text = self._take()
        if group == "number":
            return Number(float(text))
        if group == "cite":
            id, _, part = text[1:].rpartition("]")
            return Cited(id, part.removeprefix(".") or "value")
        if group == "rows" and text.startswith("#"):
            return Count(*self._rows(text))
        if text == "-":
            return Operation("-", Number(0.0), self._factor())
        if text == "(":
            inside = self._sum()
            if self._take()[1] != ")":
                raise BadDefinition(f"formula {self.text!r}: a bracket is not closed")
            return inside
        raise BadDefinition(f"formula {self.text!r}: {text!r} stands where a figure should")

    def _sign(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) and self.tokens[self.at][0] == "sign" else ""

    def _take(self) -> tuple[str, str]:
        if self.at >= len(self.tokens):
            raise BadDefinition(f"formula {self.text!r} ends too early")
        self.at += 1
        return self.tokens[self.at - 1]
