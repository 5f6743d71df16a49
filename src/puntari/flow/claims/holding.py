"""Text held against figures: every number that it states is computed anew, and every word that hangs on figures is tried."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date

from puntari.define.claim import Verdict
from puntari.define.formula import Cited, Formula
from puntari.define.prose import Bound, Held, Prose, Reference
from puntari.define.remark import Remark, place_name
from puntari.define.spelled import read_number
from puntari.flow.claims.view import NoFigure, View
from puntari.words.text import Language, Text

_LOCALES = {Language.FI: "fi", Language.SV: "sv", Language.EN: "en_GB"}


def stated_against(span: Bound, language: Language, view: View) -> tuple[float | None, str]:
    """What the formula of a stated number or word gives, and what is wrong with the text if anything is."""
    node = span.formula.terms[0].node
    try:
        if isinstance(node, Cited) and not span.numeric:
            said = _said(node, language, view)
            return None, "" if span.text.casefold() in said else f"the row says {' or '.join(said)}"
        value = view.number(node)
    except NoFigure as gone:
        return None, f"{gone.id} has no figure ({gone.why})"
    stated = read_number(span.text, language)
    if stated is None:
        return value, f"{span.text!r} states no number"
    return value, "" if _as_stated(value, stated) == stated else f"the figures give {_as_stated(value, stated):f}"


def _as_stated(value: float, stated: Decimal) -> Decimal:
    """The value with as many decimals as the text has, ties away from zero, as all figures are shown."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(stated.as_tuple().exponent), ROUND_HALF_UP) + Decimal(0)


def _said(cited: Cited, language: Language, view: View) -> tuple[str, ...]:
    """The ways in which a word or a day of a row may be written."""
    word = view.word(cited)
    try:
        day = date.fromisoformat(word)
    except ValueError:
        return (view.named(cited)[language].casefold(),)
    long = format_date(day, "long", locale=_LOCALES[language])
    return long.casefold(), f"{day.day}.{day.month}.{day.year}"


def broken(formula: Formula, view: View) -> Iterator[str]:
    """Which comparisons of a formula do not hold, and what their sides are."""
    for term in formula.terms:
        try:
            if not view.holds(term.node):
                left, right = view.sides(term.node)
                yield f"{term.text} does not hold: {left} and {right}"
        except NoFigure as gone:
            yield f"{gone.id} has no figure ({gone.why})"


def fitting(remark: Remark, verdict: Verdict) -> bool:
    """Whether a remark is written for that verdict."""
    return not remark.when or verdict in remark.when


def remark_against(remark: Remark, view: View) -> tuple[str, ...]:
    """Where a remark and the figures part, in any language: empty while it may be told."""
    found = list(broken(remark.holds, view))
    for language, prose in remark.words.items():
        for span in prose.spans:
            if isinstance(span, Bound):
                _, wrong = stated_against(span, language, view)
                found += [f"{language}: the text says {span.text!r}, {wrong}"] if wrong else []
            elif isinstance(span, Held):
                found += broken(span.formula, view)
    return tuple(found)


def told(remark: Remark) -> Text:
    """The words of a remark, places of the report named."""
    return Text(*(_run(remark.words[language]) for language in Language))


def _run(prose: Prose) -> str:
    """The words in order; the name of a place that begins a sentence begins with a capital letter."""
    text = ""
    for span in prose.spans:
        part = place_name(span.to)[prose.language] if isinstance(span, Reference) else span.text
        text += part[:1].upper() + part[1:] if not text or text.endswith(". ") else part
    return text
