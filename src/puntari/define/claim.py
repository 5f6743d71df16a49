"""Claims: what a report states with a figure, as rows that cite stored figures by id and say which rule judges them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from puntari.define.formula import Cited, Comparison, Formula, Kind, Rows, Term, bare_numbers, tables
from puntari.define.remark import Remark
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

CITED_AS = "cited_as"
"""Name of the text column that holds a row's id in every source whose figures can be cited."""

CONVERSIONS: Mapping[float, Text] = {
    1.0: Text("kokonaisuus: muutos on suhde vähennettynä yhdellä", "det hela: en ändring är förhållandet minskat med ett",
              "the whole: a change is a ratio less one"),
    2.0: Text("kahden keskiarvo tai puolikas", "medelvärdet av två eller hälften", "the mean of two, or a half"),
    100.0: Text("prosentteja", "procent", "per cent"),
    1000.0: Text("gigatavuja teratavussa", "gigabyte i en terabyte", "gigabytes in a terabyte"),
}
"""The only numbers that a claim's formula may hold by itself, and what each converts; every other is a row or a yardstick to cite."""


class Rule(StrEnum):
    """How a claim is judged; what each rule looks for is told in docs/how-to/judge-a-reports-claims.md."""

    EQUALS = "equals"
    SAME = "same"
    ALL_HOLD = "all_hold"
    MOSTLY_HOLD = "mostly_hold"
    TOTAL_HOLDS = "total_holds"
    POSSIBLE = "possible"
    USUAL = "usual"
    SERIES_HOLDS = "series_holds"
    NOTED = "noted"
    FEW = "few"
    POINTS = "points"
    TARGET = "target"
    AMONG = "among"
    BOUNDS = "bounds"
    WEIGHT = "weight"
    BREAK = "break"
    DEFINITION = "definition"
    UNIT = "unit"
    NOTATION = "notation"
    MIDPOINT = "midpoint"
    IN_RANGES = "in_ranges"
    RESTS_ON = "rests_on"
    DERIVED = "derived"


class Verdict(StrEnum):
    """What a judgement comes to; the words after the first five are finer and are explained in the judgement's reason."""

    AGREES = "agrees"
    AGREES_AFTER_ROUNDING = "agrees_after_rounding"
    CONTRADICTION = "contradiction"
    IMPOSSIBLE = "impossible"
    NOT_CHECKABLE = "not_checkable"
    AGREES_WITH_UNSTATED_WEIGHT = "agrees_with_unstated_weight"
    PARTLY_HOLDS = "partly_holds"
    HOLDS_FOR_TOTAL_ONLY = "holds_for_total_only"
    MISSING_IN_ONE_TABLE = "missing_in_one_table"
    DEFINITION_DIFFERS = "definition_differs"
    NOT_COMPARABLE = "not_comparable"
    SERIES_BREAK = "series_break"
    UNIT_MISMATCH = "unit_mismatch"
    UNDEFINED_NOTATION = "undefined_notation"
    OUTLIER = "outlier"
    RECOGNISABLE_PEERS = "recognisable_peers"
    CANNOT_RECOMPUTE = "cannot_recompute"
    DERIVED = "derived"
    NOTE = "note"


@dataclass(frozen=True)
class Yardstick:
    """A number that a judge holds claims against and no report states, such as what counts as out of line, and why it is that."""

    id: str
    amount: float
    why: Text


@dataclass(frozen=True)
class Marks:
    """What a pack's reasons for a missing figure, or remarks beside one, mean to the rules.

    `unseen`: only in a picture or nowhere in the report; `blank`: the cell is empty and says nothing; `unchanged`: the figure is not
    printed but the report says that it did not change; `notation`: printed in a way that the report does not explain. `yardsticks`
    are numbers of the judge's own, cited by their ids as rows are. `titled` names for each source the columns that say what a row is
    a figure of, `printed` for a column's codes where in the report their rows stand (`t7`), `units` a unit in a text in each language.
    """

    unseen: frozenset[str] = frozenset()
    blank: frozenset[str] = frozenset()
    unchanged: frozenset[str] = frozenset()
    notation: frozenset[str] = frozenset()
    yardsticks: Mapping[str, Yardstick] = field(default_factory=dict)
    titled: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    printed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    units: Mapping[str, Text] = field(default_factory=dict)


@dataclass(frozen=True)
class Shape:
    """What the terms of a rule's formula must be, how many of them, and whether a stated figure is needed."""

    of: str
    least: int = 1
    most: int = 99
    says: bool = False


NUMBERS, CITATIONS, WORDS, COMPARISONS = "numbers", "citations", "words", "comparisons"
WITH_EVENTS = "comparisons, and rows of events"
SHAPES: Mapping[Rule, Shape] = {
    Rule.EQUALS: Shape(NUMBERS, most=2, says=True),
    Rule.SAME: Shape(COMPARISONS),
    Rule.ALL_HOLD: Shape(COMPARISONS),
    Rule.MOSTLY_HOLD: Shape(COMPARISONS, least=2),
    Rule.TOTAL_HOLDS: Shape(COMPARISONS, least=2),
    Rule.POSSIBLE: Shape(COMPARISONS),
    Rule.USUAL: Shape(COMPARISONS),
    Rule.NOTED: Shape(COMPARISONS),
    Rule.SERIES_HOLDS: Shape(WITH_EVENTS, least=2),
    Rule.FEW: Shape(COMPARISONS, least=2),
    Rule.POINTS: Shape(NUMBERS, least=2, most=2, says=True),
    Rule.TARGET: Shape(CITATIONS, least=3, most=4),
    Rule.AMONG: Shape(NUMBERS, says=True),
    Rule.BOUNDS: Shape(NUMBERS, least=2, says=True),
    Rule.WEIGHT: Shape(NUMBERS, least=2, most=5, says=True),
    Rule.BREAK: Shape(CITATIONS, least=2, most=3),
    Rule.DEFINITION: Shape(WORDS, least=2, most=2),
    Rule.UNIT: Shape(WORDS, least=2),
    Rule.NOTATION: Shape(CITATIONS),
    Rule.MIDPOINT: Shape(CITATIONS),
    Rule.IN_RANGES: Shape(CITATIONS),
    Rule.RESTS_ON: Shape(CITATIONS),
    Rule.DERIVED: Shape(NUMBERS),
}
_ID = re.compile(r"[a-z][a-z0-9-]*")
FIGURES = re.compile(r"[-–\d.,;:()%+/\s]*\d[-–\d.,;:()%+/\s]*")
"""What is all figures, which need no language but its decimal mark."""


@dataclass(frozen=True)
class Claim:
    """One statement of a report: where it stands, what it says, and the formula over stored figures that it is judged by.

    `stated` is the figure as the report has it, and `told` the same in three languages where it has words in it; `says` is it as a
    formula of one term where the rule compares with it, `unit` the unit that both are in ("%", or empty for what the figures themselves
    are in). `about` says in words what is stated, `remark` what else a reader must know; both are ours. A formula cites its rows one by
    one, so that each of them can turn the verdict.
    """

    id: str
    where: str
    kind: str
    stated: str
    unit: str
    rule: Rule
    says: Formula
    formula: Formula
    about: Text
    remark: Remark | None = None
    told: Text | None = None

    def __post_init__(self) -> None:
        if not _ID.fullmatch(self.id):
            raise BadDefinition(f"a claim is called {self.id!r}; use lower-case letters, digits and hyphens, a letter first")
        if self.told is None and not FIGURES.fullmatch(self.stated):
            raise BadDefinition(f"claim {self.id} states {self.stated!r}, which is not all figures; write it in fi, sv and en as `stated`")
        shape = SHAPES[self.rule]
        if not shape.least <= len(self.formula.terms) <= shape.most:
            raise BadDefinition(
                f"claim {self.id}: rule {self.rule} takes {shape.least}–{shape.most} terms, its formula has {len(self.formula.terms)}"
            )
        if len(self.says.terms) != shape.says or (shape.says and not _is_number(self.says.terms[0])):
            raise BadDefinition(f"claim {self.id}: rule {self.rule} takes {'one stated figure' if shape.says else 'no stated figure'}")
        for term in self.formula.terms:
            if not _FITS[shape.of](term):
                raise BadDefinition(f"claim {self.id}: rule {self.rule} takes {shape.of}, and {term.text!r} is something else")
        if shape.of == WITH_EVENTS and not any(isinstance(term.node, Comparison) for term in self.formula.terms):
            raise BadDefinition(f"claim {self.id}: rule {self.rule} compares nothing, it only cites events; write a comparison first")
        for term in (*self.says.terms, *self.formula.terms):
            _check_cites(term, self.id)

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Every formula of the claim, those of its remark last."""
        return (self.says, self.formula, *(self.remark.formulas if self.remark is not None else ()))


def _check_cites(term: Term, id: str) -> None:
    """Refuse a term that leans on a number of its own, or on a table as a whole."""
    for number in bare_numbers(term.node):
        if number not in CONVERSIONS:
            known = ", ".join(f"{one:g}" for one in CONVERSIONS)
            raise BadDefinition(f"claim {id}: {term.text!r} holds the number {number:g}; cite a row or a yardstick (only {known} convert)")
    for rows, _ in tables(term.node):
        raise BadDefinition(f"claim {id}: {term.text!r} reads the table {rows.source} as a whole; cite its rows one by one, #{{[id] [id]}}")


def _is_number(term: Term) -> bool:
    return not isinstance(term.node, Comparison | Rows) and term.node.kind is Kind.NUMBER


def _is_citation(term: Term) -> bool:
    return isinstance(term.node, Cited) and term.node.part == "value"


def _is_word(term: Term) -> bool:
    return not isinstance(term.node, Comparison | Rows) and term.node.kind is Kind.WORD


_FITS = {
    NUMBERS: _is_number,
    CITATIONS: _is_citation,
    WORDS: _is_word,
    COMPARISONS: lambda term: isinstance(term.node, Comparison),
    WITH_EVENTS: lambda term: isinstance(term.node, Comparison) or _is_citation(term),
}


@dataclass(frozen=True)
class ClaimBook:
    """The claims that are judged together, by id, over the sources whose rows they cite."""

    claims: Mapping[str, Claim]
    source_of: Mapping[str, str] = field(repr=False)
    marks: Marks = Marks()

    def sources(self, claims: Iterable[Claim]) -> frozenset[str]:
        """Ids of every source that some of the claims read."""
        formulas = [formula for claim in claims for formula in claim.formulas]
        counted = {rows.source for formula in formulas for term in formula.terms for rows, _ in tables(term.node)}
        cited = {one.id for formula in formulas for one in formula.cited} - set(self.marks.yardsticks)
        return frozenset(counted | {self.source_of[id] for id in cited})
