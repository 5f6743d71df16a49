"""Prose whose numbers are bound: each is written beside the formula that must give it, and a number that is not bound refuses to exist.

    {421 = [pf-asko-start]}                      a number as the reader sees it, and the formula over stored figures that gives it
    {1.11.2022 = [of-eval-start].day}            a day or a word of a cited row
    {laski ? [pf-asko-now] < [pf-asko-start]}    words that may stand only while the comparisons hold
    {laskivat : the evaluation says so}          words that no figure can hold, with the reason
    {@prices}                                    a reference to a chapter, a picture or a table, numbered when the pages are made
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from puntari.define.directions import directions_in
from puntari.define.formula import Comparison, Formula, Kind, Rows, parse, tables
from puntari.define.spelled import numbers_in, read_number
from puntari.words.errors import BadDefinition
from puntari.words.text import Language

_BINDING = re.compile(r"(?P<text>.+?) (?P<sign>[=?:]) (?P<ground>.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Plain:
    """Words that state no number."""

    text: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A number, a day or a word as the text states it, with the formula that must give the same."""

    text: str
    formula: Formula

    @property
    def numeric(self) -> bool:
        """Whether a number is stated, and not a day or a word."""
        return self.formula.terms[0].node.kind is Kind.NUMBER


@dataclass(frozen=True, slots=True)
class Held:
    """Words that may stand only while every comparison holds."""

    text: str
    formula: Formula


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a direction that no figure can hold, and why they stand there: who says so, or what else they are of."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A chapter, picture or table by its id."""

    to: str


Span = Plain | Bound | Held | Said | Reference


@dataclass(frozen=True)
class Prose:
    """A run of text in one language, in the spans that it is written in."""

    language: Language
    spans: tuple[Span, ...]
    written: str = field(default="", repr=False)

    @property
    def formulas(self) -> tuple[Formula, ...]:
        """Every formula that the text leans on, in order."""
        return tuple(span.formula for span in self.spans if isinstance(span, Bound | Held))

    @property
    def text(self) -> str:
        """The words alone, references left out."""
        return "".join(span.text for span in self.spans if not isinstance(span, Reference))


def read_prose(written: object, language: Language, where: str, names: Collection[str] = (), directed: bool = False) -> Prose:
    """The prose that a text writes; raises BadDefinition with the place for a number that is bound to nothing, and where the text is
    `directed` for a word of a direction or an order that hangs on nothing.

    `names` are proper names that hold a figure, such as a security class; they count as words.
    """
    if not isinstance(written, str) or not written.strip():
        raise BadDefinition(f"{where}: text is expected, and {written!r} is none")
    joined = re.sub(r"\s*\n\s*", " ", written.strip())
    spans = tuple(_span(part, inside, language, where) for part, inside in _parts(joined, where))
    for span in spans:
        if isinstance(span, Plain):
            _nothing_stated(span.text, language, where, names)
            if directed and (ways := directions_in(span.text, language)):
                raise BadDefinition(
                    f"{where}: {ways[0]!r} hangs on nothing; write {{{ways[0]} ? comparison}}, or {{{ways[0]} : reason}} where no figure "
                    "can hold it"
                )
    return Prose(language, spans, joined)


def _parts(text: str, where: str) -> Iterator[tuple[str, bool]]:
    """The text in runs, each with whether it stood in braces; braces inside a formula belong to it."""
    depth, start = 0, 0
    for at, sign in enumerate(text):
        if sign == "{":
            if depth == 0 and at > start:
                yield text[start:at], False
            start = at + 1 if depth == 0 else start
            depth += 1
        elif sign == "}":
            depth -= 1
            if depth < 0:
                raise BadDefinition(f"{where}: a brace is closed that was not opened, in {text!r}")
            if depth == 0:
                yield text[start:at], True
                start = at + 1
    if depth:
        raise BadDefinition(f"{where}: a brace is not closed, in {text!r}")
    if start < len(text):
        yield text[start:], False


def _span(text: str, inside: bool, language: Language, where: str) -> Span:
    if not inside:
        return Plain(text)
    if text.startswith("@"):
        return Reference(text[1:])
    found = _BINDING.fullmatch(text)
    if found is None:
        raise BadDefinition(f"{where}: {{{text}}} binds nothing; write {{words = formula}}, {{words ? comparison}} or {{@id}}")
    if found["sign"] == ":":
        return _said(found["text"], found["ground"], language, where)
    formula = parse(found["ground"])
    if found["sign"] == "?":
        return _held(found["text"], formula, where)
    return _bound(found["text"], formula, language, where)


def _held(text: str, formula: Formula, where: str) -> Held:
    if any(not isinstance(term.node, Comparison) for term in formula.terms):
        raise BadDefinition(f"{where}: {text!r} hangs on {formula.text!r}, which compares nothing")
    if any(map(str.isdigit, text)):
        raise BadDefinition(f"{where}: {text!r} states a number; bind it with = to the formula that gives it")
    return Held(text, formula)


def _said(text: str, why: str, language: Language, where: str) -> Said:
    if stated := numbers_in(text, language):
        raise BadDefinition(f"{where}: {text!r} states {stated[0]!r}; bind it with = to the formula that gives it")
    return Said(text, why.strip())


def _bound(text: str, formula: Formula, language: Language, where: str) -> Bound:
    if len(formula.terms) != 1 or isinstance(formula.terms[0].node, Comparison | Rows):
        raise BadDefinition(f"{where}: {text!r} is bound to {formula.text!r}; bind it to one number or one word")
    if not formula.cited and not any(True for _ in tables(formula.terms[0].node)):
        raise BadDefinition(f"{where}: {text!r} is bound to {formula.text!r}, which cites no row; a number must come from a figure")
    bound = Bound(text, formula)
    if bound.numeric and read_number(text, language) is None:
        raise BadDefinition(f"{where}: {text!r} is bound to a number and states {' and '.join(numbers_in(text, language)) or 'none'}")
    return bound


def _nothing_stated(text: str, language: Language, where: str, names: Collection[str]) -> None:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    if stated := numbers_in(text, language):
        raise BadDefinition(f"{where}: {stated[0]!r} is bound to nothing; write {{{stated[0]} = formula}} or {{words ? comparison}}")
