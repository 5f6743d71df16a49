"""Formulas read over stored figures: what a node gives, or which figure is not there and why."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from puntari.define.claim import Marks
from puntari.define.column import CodeColumn
from puntari.define.formula import Cited, Comparison, Count, Expression, Kind, Number, Operation, Rows
from puntari.define.source import Source
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.say import day_or_same
from puntari.words.text import Text

NEARLY = 0.05
"""Two figures are nearly the same (~) when they are within this share of the second."""
BESIDE = ("cited_as", "printed_in", "printed", "dated", "year", "since", "survey", "day", "said", "respondents")
"""Columns that say where and when a figure was told, not what it is a figure of."""
_ARITHMETIC: Mapping[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}
_COMPARE: Mapping[str, Callable[[object, object], bool]] = {
    "<": operator.lt,
    ">": operator.gt,
    "<=": operator.le,
    ">=": operator.ge,
    "=": operator.eq,
}


def same(one: float, other: float) -> bool:
    """Whether two numbers are the same but for what reckoning in binary fractions loses."""
    return abs(one - other) <= 1e-9 * max(1.0, abs(other))


class NoFigure(Exception):
    """A figure that a formula cites and that is not there: its id and the code of the reason."""

    def __init__(self, id: str, why: str) -> None:
        self.id, self.why = id, why
        super().__init__(f"{id}: {why}")


@dataclass(frozen=True)
class View:
    """Stored figures by id, with what a pack says of reasons and codes."""

    figures: Mapping[str, Figure]
    sources: Mapping[str, Source]
    reasons: Mapping[str, Text]
    marks: Marks = Marks()

    def number(self, node: Expression) -> float:
        """The number that a node gives; raises NoFigure where a cited figure is not there or a divisor is nought."""
        if isinstance(node, Number):
            return node.value
        if isinstance(node, Cited):
            return self._part(node)
        if isinstance(node, Count):
            found = tuple(self.rows(node.rows))
            return float(len({figure.words[node.distinct] for figure in found} if node.distinct else found))
        return self._reckoned(node)

    def _reckoned(self, node: Operation) -> float:
        left, right = self.number(node.left), self.number(node.right)
        if node.sign == "/" and right == 0:
            raise NoFigure(next((one.id for one in (node.right,) if isinstance(one, Cited)), "divisor"), "zero_denominator")
        return _ARITHMETIC[node.sign](left, right)

    def _part(self, cited: Cited) -> float:
        figure = self.figure(cited)
        if cited.part in ("value", "low", "high"):
            told = getattr(figure, cited.part)
        else:
            told = figure.words.get(cited.part) or None
        if told is None:
            raise NoFigure(cited.id, figure.why or "not_stated")
        return float(told)

    def word(self, cited: Cited) -> str:
        """The text in a column of a cited row; raises NoFigure where it is empty."""
        figure = self.figure(cited)
        if not figure.words.get(cited.part):
            raise NoFigure(cited.id, figure.why or "not_stated")
        return figure.words[cited.part]

    def named(self, cited: Cited) -> Text:
        """The same text as people read it: a code's name, a day as each language writes it, or the text itself, which a code that no
        list has is too."""
        column = self.sources[self.figure(cited).source].column(cited.part)
        word = self.word(cited)
        return column.codes.names[word] if isinstance(column, CodeColumn) and word in column.codes.names else day_or_same(word)

    def figure(self, cited: Cited) -> Figure:
        """The figure of that id, a yardstick's amount among them; raises NoFigure for a row that a later delivery no longer has."""
        if cited.id in self.figures:
            return self.figures[cited.id]
        if cited.id in self.marks.yardsticks:
            return Figure(cited.id, "", self.marks.yardsticks[cited.id].amount, None, None, "", {})
        raise NoFigure(cited.id, "not_delivered")

    def rows(self, rows: Rows) -> Iterator[Figure]:
        """The figures of a table, in the order of their ids, or those that are cited one by one, in that order."""
        yield from (self.figure(Cited(id)) for id in rows.ids)
        for _, figure in sorted(self.figures.items()):
            if figure.source == rows.source and (not rows.column or figure.words[rows.column] == rows.code):
                yield figure

    def sides(self, node: Comparison) -> tuple[object, object]:
        """Both sides of a comparison: two numbers or two words."""
        give = self.number if node.left.kind is Kind.NUMBER else self.word
        return give(node.left), give(node.right)

    def holds(self, node: Comparison) -> bool:
        """Whether a comparison holds."""
        left, right = self.sides(node)
        if node.sign == "~":
            return abs(left - right) <= NEARLY * abs(right)
        if isinstance(left, float) and same(left, right):
            left = right
        return _COMPARE[node.sign](left, right)

    def differ(self, one: Figure, other: Figure) -> tuple[Text, Text, Text] | None:
        """In what two figures are figures of different things, apart from where and when they were told: the title of the first column
        that differs and its two names."""
        for column in one.words:
            if column not in BESIDE and one.words[column] != other.words.get(column, ""):
                pair = (one.words[column], other.words.get(column, ""))
                if all(pair):
                    return self._title(one, column), self.named(Cited(one.id, column)), self.named(Cited(other.id, column))
        return None

    def _title(self, figure: Figure, name: str) -> Text:
        column = self.sources[figure.source].column(name)
        return column.codes.title if isinstance(column, CodeColumn) else Text.same(name)
