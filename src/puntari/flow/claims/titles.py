"""What stored figures are called in a reason: what each is a figure of and of which year, and where in the report it stands."""

from __future__ import annotations

from collections.abc import Iterable

from puntari.define.claim import CITED_AS
from puntari.define.column import CodeColumn
from puntari.define.formula import Cited, Count, Expression, Number, citations
from puntari.define.remark import place_name
from puntari.flow.claims.figures import Figure
from puntari.flow.claims.say import joined, plain, say
from puntari.flow.claims.view import BESIDE, View
from puntari.words.text import Language, Text

NUMERIC = ("value", "low", "high")
_SIGNS = {"*": "×", "/": "/", "+": "+", "-": "-"}


def title(view: View, cited: Cited) -> Text:
    """What a row is a figure of, and its year where the report states one; the id of a row that is not there."""
    return joined(_parts(view, cited), ", ")


def place(view: View, figure: Figure) -> Text:
    """Where in the report a figure is printed, by name; what it is a figure of where nothing says where it stands."""
    for column, word in figure.words.items():
        if column == "printed_in" and word:
            return view.named(Cited(figure.id, column))
        if word in view.marks.printed.get(column, {}):
            return _capital(place_name(view.marks.printed[column][word]))
    return title(view, Cited(figure.id))


def beside(view: View, one: Cited, node: Expression) -> Text | None:
    """What the other side of a comparison is, told apart from the first: how it is reckoned, what else it is a figure of, or where it
    stands; None where nothing is to be told."""
    cited = next((each for each in citations(node) if each.id not in view.marks.yardsticks), None)
    told = [] if isinstance(node, Cited) else [say("number", x=written(view, node))]
    if cited is not None and cited.id != one.id:
        mine, other = _parts(view, one), _parts(view, cited, one.part in NUMERIC)
        told += [each for each in other if each not in mine] or ([] if told else [place(view, view.figure(cited))])
    return joined(told, ", ") if told else None


def written(view: View, node: Expression) -> str:
    """An expression with the figures themselves in place of what it cites."""
    if isinstance(node, Number):
        return plain(node.value)
    if isinstance(node, Cited | Count):
        return plain(view.number(node))
    return f"{_within(view, node.left, node.sign)} {_SIGNS[node.sign]} {_within(view, node.right, node.sign)}"


def _within(view: View, node: Expression, sign: str) -> str:
    text = written(view, node)
    sum_in_product = sign in "*/" and getattr(node, "sign", "*") in "+-"
    return f"({text})" if sum_in_product or (sign in "-/" and " " in text) else text


def _parts(view: View, cited: Cited, with_year: bool = True) -> tuple[Text, ...]:
    figure = view.figures.get(cited.id)
    if figure is None:
        return (Text.same(cited.id),)
    names = tuple(view.named(Cited(figure.id, column)) for column in _titling(view, figure) if figure.words.get(column))
    dated = with_year and cited.part in NUMERIC and figure.stated_year
    return (*(names or (Text.same(figure.id),)), *([Text.same(figure.stated_year)] if dated else []))


def _titling(view: View, figure: Figure) -> Iterable[str]:
    """The columns that say what a row is a figure of: those that the pack names, else all its codes but where and when it was told."""
    told = view.marks.titled.get(figure.source)
    codes = (one.name for one in view.sources[figure.source].columns if isinstance(one, CodeColumn)) if told is None else told
    return (name for name in codes if name not in (*BESIDE, CITED_AS))


def _capital(text: Text) -> Text:
    return Text(*(text[language][:1].upper() + text[language][1:] for language in Language))

