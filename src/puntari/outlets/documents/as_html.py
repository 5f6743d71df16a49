"""A report as one HTML file that needs nothing beside it: style and pictures are inside."""

from __future__ import annotations

import pkgutil

from jinja2 import Environment, PackageLoader, StrictUndefined

from puntari.outlets.charts.draw import draw
from puntari.outlets.documents import words
from puntari.outlets.documents.model import Paper, plain
from puntari.outlets.theme.theme import bundled, compact, stylesheet


def as_html(paper: Paper) -> bytes:
    """The report as UTF-8 HTML; a number of the text links to the row of the list that says where it comes from."""
    environment = Environment(
        loader=PackageLoader("puntari.outlets.documents"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    drawings = {one.id: draw(one.chart, paper.language).svg for one in paper.pictures}
    template = environment.get_template("report.html")
    return template.render(paper=paper, l=paper.language, w=words, plain=plain, drawings=drawings, style=_style()).encode()


def _style() -> str:
    own = pkgutil.get_data("puntari.outlets.documents", "report.css") or b""
    return stylesheet(bundled()) + compact(own.decode("utf-8"))
