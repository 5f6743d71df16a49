"""Contrast between two colours as WCAG 2.1 defines it, and the pairs that every theme must keep apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

TEXT = 4.5
GRAPHICS = 3.0


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour on another, by their token names, and the contrast they must have."""

    front: str
    back: str
    least: float


def _text(back: str, *fronts: str) -> tuple[Pair, ...]:
    return tuple(Pair(front, back, TEXT) for front in fronts)


def _graphics(back: str, *fronts: str) -> tuple[Pair, ...]:
    return tuple(Pair(front, back, GRAPHICS) for front in fronts)


PAIRS: tuple[Pair, ...] = (
    *_text("paper", "ink", "ink-soft", "brand", "link", "link-visited", "good", "bad"),
    *_text("ground", "ink", "ink-soft", "link", "link-visited"),
    *_text("soft", "ink", "ink-soft", "link", "link-visited", "brand"),
    *_text("brand", "on-brand"),
    *_text("notice", "ink", "link"),
    *_text("error", "ink", "link"),
    *(Pair(f"on-class-{step}", f"class-{step}", TEXT) for step in range(5)),
    *_graphics("paper", "focus", "rule-strong", "error-rule", *(f"series-{hue}" for hue in range(1, 6))),
    *_graphics("paper", "class-3", "class-4"),
)


def luminance(colour: str) -> float:
    """Relative luminance of a colour written #rrggbb, from 0 (black) to 1 (white)."""
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"{colour!r} is no colour; write it as # and six hexadecimal digits")
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The ratio of two colours, from 1 (alike) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
