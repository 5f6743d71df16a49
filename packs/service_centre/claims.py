"""The claims of the evaluation report: every statement with a figure, bound to the stored figures that it rests on."""

from __future__ import annotations

from packs.service_centre import sources
from packs.service_centre.codes import HERE
from puntari.define.claim import Marks
from puntari.define.claimbook import read_claims, read_yardsticks
from puntari.define.pack import named
from puntari.define.source import Source
from puntari.define.wordbook import texts

TITLED = {
    "prices": ("service", "provider"),
    "configurations": ("provider", "component"),
    "billing_rates": ("organisation",),
    "maturity": ("maturity_area",),
    "satisfaction": ("question", "organisation"),
    "investments": ("item",),
    "goals": ("goal", "figure"),
    "recommendations": ("theme", "measure"),
    "other_figures": ("item",),
}
"""What says of a row what it is a figure of, where not all its codes do."""
MARKS = Marks(
    unseen=frozenset({"only_in_picture", "nowhere_in_report"}),
    blank=frozenset({"dash_in_source", "blank_in_source"}),
    unchanged=frozenset({"implied_unchanged"}),
    notation=frozenset({"parenthesised"}),
    yardsticks=read_yardsticks(HERE / "words" / "yardsticks.yaml"),
    titled=TITLED,
    printed={"configuration": {"basic_security": "t7", "raised_security": "t8"}},
    units=texts(HERE / "words" / "units.yaml"),
)
CLAIMS = read_claims(
    HERE, "tables/claims.csv", "words/claims.yaml", {source.id: source for source in named(sources, Source).values()}, MARKS
)
