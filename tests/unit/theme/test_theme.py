"""The look can be swapped, stays small, and a theme that people could not read refuses to exist."""

from __future__ import annotations

import json

import pytest

from puntari.outlets.theme.contrast import PAIRS, contrast
from puntari.outlets.theme.theme import BadTheme, bundled, chart_style, compact, stylesheet, theme_from

NIGHT = dict(bundled().tokens) | {"brand": "#5b1a4a", "series-1": "#5b1a4a", "class-4": "#5b1a4a", "font": "Georgia, serif"}


def files(tokens: dict[str, str], **extra: str) -> dict[str, bytes]:
    told = {"tokens.json": json.dumps({"name": "plum", "tokens": tokens}).encode()}
    return told | {name: text.encode() for name, text in extra.items()}


def test_another_theme_changes_values_and_no_rule() -> None:
    first, second = stylesheet(bundled()), stylesheet(theme_from(files(NIGHT, **{"extra.css": ".card { border-radius: 9px; }"})))
    assert "--brand:#5b1a4a" in second and "Georgia" in second and second.endswith(".card{border-radius: 9px}")
    assert first.split("}\n", 1)[1].startswith(second.split("}\n", 1)[1].split(".card{border-radius: 9px}")[0][:5000])
    assert "#5b1a4a" in chart_style(theme_from(files(NIGHT)))


def test_the_stylesheet_is_light_keeps_its_notice_and_needs_nothing_else() -> None:
    css = stylesheet(bundled())
    assert len(css.encode()) <= 25_000
    assert "Copyright (c) 2019 Population Register Centre" in css
    assert "url(" not in css and "@import" not in css and "@font-face" not in css


@pytest.mark.parametrize("needed", ["prefers-reduced-motion", "@media print", ":focus-visible", ".skip:focus", "forced-colors"])
def test_the_stylesheet_serves(needed: str) -> None:
    assert needed in stylesheet(bundled())


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ink-soft": "#999999"}, "ink-soft #999999 on paper #ffffff has a contrast of 2.85, and needs 4.5"),
        ({"series-2": "#f6af09"}, "series-2 #f6af09 on paper #ffffff has a contrast of 1.90, and needs 3.0"),
        ({"on-class-2": "#ffffff"}, "on-class-2"),
    ],
)
def test_colours_that_cannot_be_read_are_refused(change: dict[str, str], said: str) -> None:
    with pytest.raises(BadTheme, match=said):
        theme_from(files(NIGHT | change))


def test_a_lacking_token_is_named() -> None:
    with pytest.raises(BadTheme, match="no value for focus, radius"):
        theme_from(files({name: value for name, value in NIGHT.items() if name not in ("radius", "focus")}))


@pytest.mark.parametrize("broken", [None, b"<html>", b"\xff\xfe", b'{"name": "x"}', b"[]", b'{"name": "x", "tokens": 3}'])
def test_broken_folders_are_refused_with_what_is_needed(broken: bytes | None) -> None:
    with pytest.raises(BadTheme, match="tokens"):
        theme_from({} if broken is None else {"tokens.json": broken})


def test_an_unknown_theme_is_said() -> None:
    with pytest.raises(BadTheme, match="nowhere/tokens.json"):
        bundled("nowhere")


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)
    assert all(contrast(bundled().tokens[pair.front], bundled().tokens[pair.back]) >= pair.least for pair in PAIRS)
    with pytest.raises(ValueError, match="no colour"):
        contrast("red", "#ffffff")


def test_compact_keeps_meaning() -> None:
    rule = "/* why */ a > b , c::before {\n  color : red ;\n  margin: 0 -1px;\n}\n"
    assert compact(rule) == "a > b,c::before{color : red;margin: 0 -1px}"
