"""The frame of every page: head, skip link, menu, languages, the way here, foot; the same for the site and the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from puntari.outlets.pages import frame_words
from puntari.words.text import Language, Text

STYLE = "static/puntari.css"
SCRIPT = "static/puntari.js"
ENDONYMS = {Language.FI: "Suomi", Language.SV: "Svenska", Language.EN: "English"}


@dataclass(frozen=True, slots=True)
class Place:
    """A page by its path, which is the same in every language ("" is the front page), and its name."""

    path: str
    name: Text


@dataclass(frozen=True, slots=True)
class Site:
    """What all pages share: the main menu, the foot, the build they come from, and whether any data in it is synthetic."""

    menu: tuple[Place, ...]
    foot: tuple[Place, ...]
    build: str
    synthetic: bool
    version: str = ""
    """Told in the addresses of style and script, so that browsers fetch them anew when they change."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page in one language; `crumbs` are the pages above it, without the front page."""

    site: Site
    language: Language
    path: str
    title: str
    description: str
    crumbs: tuple[Place, ...] = ()
    status: int = 200
    script: bool = False
    sheet: str = ""
    """A stylesheet that lies beside the page and is only for it."""

    @property
    def file(self) -> str:
        """Where the page lies in the folder of the site."""
        return f"{self.language}/{self.path}/index.html" if self.path else f"{self.language}/index.html"

    def href(self, path: str, language: Language | None = None) -> str:
        """The address of another page, relative to this one, so that the site may lie in any folder of any server."""
        inside = f"{language or self.language}/{path}".strip("/") + "/"
        return self.up + inside

    def asset(self, path: str) -> str:
        """The address of a file outside the languages, such as the stylesheet."""
        return self.up + path + (f"?v={self.site.version}" if self.site.version else "")

    @property
    def up(self) -> str:
        """The way from this page to the root of the site; a page that is shown for any address counts from the root."""
        if self.status != 200:
            return "/"
        return "../" * (1 + (self.path.count("/") + 1 if self.path else 0))


@dataclass(frozen=True, slots=True)
class Template:
    """A template that fills the frame, by its file name, with what it is given."""

    name: str
    given: Mapping[str, object] = field(default_factory=dict)


@cache
def environment() -> Environment:
    """The templates, strict about names and escaping everything."""
    found = Environment(
        loader=PackageLoader("puntari.outlets.pages"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    found.globals.update(words=frame_words, endonyms=ENDONYMS, style=STYLE, script=SCRIPT, languages=tuple(Language))
    return found


def render(page: Page, template: Template) -> str:
    """The whole page as HTML; a name that the template uses and nobody gave is an error and never an empty place."""
    return environment().get_template(template.name).render(page=page, l=page.language, **template.given)


def framed(page: Page, body: str) -> str:
    """A page whose inside is HTML that is already written."""
    return render(page, Template("plain.html", {"body": Markup(body)}))
