"""A small writer of SVG: elements as text, everything escaped, coordinates short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

_NARROW = frozenset("iljI.,:;'|!·")
_SLIM = frozenset("frt-()[]/ \u00a0*")
_WIDE = frozenset("ABCDEFGHKLNOPQRSTUVXYZÅÄÖÜ&+\u2212\u2013<>=~")
_WIDEST = frozenset("mMWw%")


def coordinate(value: float) -> str:
    """A length with at most one decimal and nothing superfluous."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _attribute(name: str, value: object) -> str:
    written = coordinate(value) if isinstance(value, float) else escape(str(value), quote=True)
    return f' {name.rstrip("_").replace("_", "-")}="{written}"'


def element(name: str, *children: str, **attributes: object) -> str:
    """One element; children are SVG already written, attributes are escaped, those that are None or empty are left out."""
    written = "".join(_attribute(key, value) for key, value in attributes.items() if value is not None and value != "")
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def words(text: str, x: float, y: float, kind: str = "", **attributes: object) -> str:
    """A text at a place; `kind` is its class."""
    return element("text", escape(text), x=float(x), y=float(y), class_=kind, **attributes)


def rectangle(x: float, y: float, width: float, height: float, kind: str, **attributes: object) -> str:
    """A rectangle of a class; a negative width is a mistake and becomes none."""
    return element("rect", x=float(x), y=float(y), width=max(float(width), 0.0), height=max(float(height), 0.0), class_=kind, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, kind: str) -> str:
    """A straight line of a class."""
    return element("path", d=f"M{coordinate(x1)} {coordinate(y1)}L{coordinate(x2)} {coordinate(y2)}", class_=kind)


def dot(x: float, y: float, radius: float, kind: str) -> str:
    """A filled circle of a class."""
    return element("circle", cx=float(x), cy=float(y), r=float(radius), class_=kind)


def polyline(points: Sequence[tuple[float, float]], kind: str) -> str:
    """A line through points in their order."""
    where = " ".join(f"{coordinate(x)},{coordinate(y)}" for x, y in points)
    return element("polyline", points=where, class_=kind)


def link(href: str, label: str, *children: str, kind: str = "") -> str:
    """A link around what is drawn, with its accessible name also as the tip of a mouse."""
    return element("a", element("title", escape(label)), *children, href=href, aria_label=label, class_=kind)


def tip(label: str, *children: str, kind: str = "") -> str:
    """A group whose title shows when a mouse rests on it."""
    return element("g", element("title", escape(label)), *children, class_=kind)


def drawing(id: str, width: float, height: float, title: str, text: str, parts: Iterable[str], linked: bool, kind: str = "") -> str:
    """The whole picture, named by its title and described by its text.

    A picture without links is one image to a screen reader; one with links is a group, since an image may hold none.
    """
    head = element("title", escape(title), id=f"{id}-title") + element("desc", escape(text), id=f"{id}-text")
    return element(
        "svg", head, *parts, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {coordinate(width)} {coordinate(height)}",
        width=coordinate(width), height=coordinate(height), class_=f"drawing {kind}".strip(), id=id,
        role="group" if linked else "img", aria_labelledby=f"{id}-title", aria_describedby=f"{id}-text",
    )


def text_width(text: str, size: float = 13.0) -> float:
    """About how wide a text is in a common sans-serif, in the unit of `size`; a little too wide rather than too narrow."""
    return size * sum(_share(letter) for letter in text)


def _share(letter: str) -> float:
    if letter in _WIDEST:
        return 0.88
    if letter in _NARROW:
        return 0.3
    if letter in _SLIM:
        return 0.38
    return 0.7 if letter in _WIDE else 0.57


def fitted(text: str, width: float, size: float = 13.0) -> str:
    """The text, or as much of its start as fits followed by an ellipsis."""
    if text_width(text, size) <= width:
        return text
    kept = text
    while kept and text_width(kept + "…", size) > width:
        kept = kept[:-1]
    return kept.rstrip(" -\u2013") + "…"


def wrapped(text: str, width: float, size: float = 13.0) -> list[str]:
    """The text in lines that fit, broken between words; a word that is too long for a line is cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(fitted(word, width, size))
    return lines
