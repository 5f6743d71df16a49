"""Sizes that charts are drawn in, and the room inside them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from puntari.outlets.charts import svg

Link = Callable[[str], str]
"""From the code of an area to the address of its page."""

TEXT = 13.0
SMALL = 12.0
LINE = 17.0


@dataclass(frozen=True, slots=True)
class Layout:
    """A width that a chart is drawn for; pixels on screen, points on paper."""

    kind: str
    width: float

    @property
    def narrow(self) -> bool:
        return self.width < 480


NARROW = Layout("narrow", 328)
WIDE = Layout("wide", 640)
ANY = Layout("any", 328)
PAPER = Layout("paper", 500)


@dataclass(frozen=True, slots=True)
class Frame:
    """The field that data is drawn in, by its four borders."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top


def hatch(id: str) -> str:
    """The pattern for what is not known, under the name `id`-hatch."""
    stripe = svg.element("path", d="M-1 1L1-1M0 6L6 0M5 7L7 5", class_="stripe")
    ground = svg.element("rect", width="6", height="6", class_="ground")
    pattern = svg.element("pattern", ground, stripe, id=f"{id}-hatch", width="6", height="6", patternUnits="userSpaceOnUse")
    return svg.element("defs", pattern)


def hatched(id: str) -> str:
    """The fill that uses the pattern of `hatch`."""
    return f"url(#{id}-hatch)"


def spread(wanted: list[float], apart: float, low: float, high: float) -> list[float]:
    """Places as near as may be to the wanted ones, at least `apart` from one another and, if there is room, in bounds."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [0.0] * len(wanted)
    floor = low
    for index in order:
        placed[index] = max(wanted[index], floor)
        floor = placed[index] + apart
    ceiling = high
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - apart
    return placed


def key_row(entries: list[tuple[str, str]], left: float, top: float, width: float, size: float = SMALL) -> tuple[str, float]:
    """A key of (drawn sign 22 wide, words), wrapped to the width; returns it and its height."""
    parts, x, y = [], left, top
    for sign, text in entries:
        needed = 28 + svg.text_width(text, size) + 14
        if x > left and x + needed - 14 > left + width:
            x, y = left, y + LINE + 2
        shifted = svg.element("g", sign, transform=f"translate({svg.coordinate(x)} {svg.coordinate(y)})")
        parts += [shifted, svg.words(svg.fitted(text, width - 28, size), x + 28, y + 12, "small")]
        x += needed
    return "".join(parts), (y - top + LINE + 2 if entries else 0.0)
