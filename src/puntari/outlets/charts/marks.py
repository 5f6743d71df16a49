"""The signs of figures on a line: they differ in form as well as in colour."""

from __future__ import annotations

from puntari.outlets.charts import svg
from puntari.outlets.charts.layout import LINE, key_row
from puntari.words.text import Language, Text

ROUNDS = ("hollow", "full", "diamond", "square", "small")
YEARS = ("small", "hollow", "full")


def sign(kind: str, x: float, y: float) -> str:
    """A mark of a form: small, hollow, full, diamond, square (open where it stands apart)."""
    if kind == "diamond":
        return svg.element("path", d=f"M{svg.coordinate(x)} {svg.coordinate(y - 7)}l7 7l-7 7l-7-7z", class_="mark diamond")
    if kind.startswith("square"):
        return svg.rectangle(x - 5, y - 5, 10, 10, f"mark {kind}")
    return svg.dot(x, y, 3.5 if kind == "small" else 5.5, f"mark {kind}")


def years(count: int) -> tuple[str, ...]:
    """Forms for figures in the order of time, the last one always full."""
    return ("small",) * max(0, count - len(YEARS)) + YEARS[-count:] if count else ()


def key_of(forms: list[tuple[str, Text]], language: Language, top: float, width: float, extra: list[tuple[str, str]]) -> tuple[str, float]:
    """The key of marks and their labels, with whatever `extra` signs a chart has; returns it and its height."""
    entries = [(sign(form, 11, 8), label[language]) for form, label in forms]
    key, height = key_row(entries + extra, 4, top, width)
    return key, height + LINE / 2
