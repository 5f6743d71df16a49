"""The look as a thing that can be swapped: a folder of token values, an optional stylesheet of its own, and its notice.

The stylesheets of the pages and charts know only the names of tokens; a theme gives them values. A theme that lacks a token,
or whose colours cannot be told apart or read, refuses to exist.
"""

from __future__ import annotations

import json
import pkgutil
import re
from collections.abc import Mapping
from dataclasses import dataclass

from puntari.outlets.theme.contrast import PAIRS, contrast
from puntari.words.errors import PuntariError

FILES = ("tokens.json", "extra.css", "NOTICE.txt")
_USE = re.compile(r"var\(--([a-z0-9-]+)\)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


class BadTheme(PuntariError):
    """A theme that cannot be used: what it lacks, or which colours are too close."""


@dataclass(frozen=True)
class Theme:
    """Values for every token that the stylesheets use, and what the theme adds of its own."""

    name: str
    tokens: Mapping[str, str]
    extra: str = ""
    notice: str = ""

    def __post_init__(self) -> None:
        lacking = sorted(_tokens_used() - set(self.tokens))
        if lacking:
            raise BadTheme(f"theme {self.name!r} has no value for {', '.join(lacking)}; add them to its tokens.json")
        for pair in PAIRS:
            found = contrast(self.tokens[pair.front], self.tokens[pair.back])
            if found < pair.least:
                raise BadTheme(
                    f"theme {self.name!r}: {pair.front} {self.tokens[pair.front]} on {pair.back} {self.tokens[pair.back]} "
                    f"has a contrast of {found:.2f}, and needs {pair.least}; choose a darker or lighter value"
                )


def theme_from(files: Mapping[str, bytes]) -> Theme:
    """A theme from the files of its folder, by their names: tokens.json, and if it likes extra.css and NOTICE.txt."""
    if "tokens.json" not in files:
        raise BadTheme(f"a theme needs a file tokens.json; the folder holds {', '.join(sorted(files)) or 'nothing'}")
    try:
        told = json.loads(files["tokens.json"].decode("utf-8"))
        tokens = {str(name): str(value) for name, value in told["tokens"].items()}
        return Theme(str(told["name"]), tokens, *(files.get(name, b"").decode("utf-8") for name in FILES[1:]))
    except (UnicodeDecodeError, json.JSONDecodeError, KeyError, TypeError, AttributeError) as wrong:
        raise BadTheme(f"tokens.json of a theme cannot be read: {wrong}; it needs a name and an object of tokens") from wrong


def bundled(name: str = "suomi") -> Theme:
    """A theme that comes with Puntari."""
    return theme_from({file: _resource(f"{name}/{file}").encode("utf-8") for file in FILES})


def stylesheet(theme: Theme) -> str:
    """The one stylesheet of all pages in this theme, with its notice at the head."""
    values = "".join(f"--{name}:{value};" for name, value in theme.tokens.items())
    notice = "/*! " + theme.notice.replace("*/", "* /").strip() + " */\n" if theme.notice else ""
    rules = "".join((_resource("base.css"), _resource("charts.css"), theme.extra))
    return notice + ":root{" + values + "}\n" + compact(rules)


def chart_style(theme: Theme) -> str:
    """The rules of charts with values in place of variables, for a picture that stands alone on paper or in a file."""
    return compact(_USE.sub(lambda use: theme.tokens[use.group(1)], _resource("charts.css")))


def compact(css: str) -> str:
    """The rules without comments and without white space that means nothing."""
    bare = re.sub(r"\s+", " ", _COMMENT.sub("", css))
    return re.sub(r" ?([{};,]) ?", r"\1", bare).replace(";}", "}").strip()


def _tokens_used() -> set[str]:
    return set(_USE.findall(_resource("base.css") + _resource("charts.css"))) | {name for pair in PAIRS for name in (pair.front, pair.back)}


def _resource(path: str) -> str:
    """A file that lies beside this module, wherever the package is installed."""
    try:
        found = pkgutil.get_data("puntari.outlets.theme", path)
    except OSError:
        found = None
    if found is None:
        raise BadTheme(f"{path} is not among the looks that come with Puntari; name one that does, or give the folder of your own")
    return found.decode("utf-8")
