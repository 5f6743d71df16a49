"""The claims of the evaluation report: every statement with a figure, bound to the stored figures that it rests on."""

from __future__ import annotations

from packs.service_centre import sources
from packs.service_centre.codes import HERE
from puntari.define.claim import Marks
from puntari.define.claimbook import read_claims, read_yardsticks
from puntari.define.pack import named
from puntari.define.source import Source

MARKS = Marks(
    unseen=frozenset({"only_in_picture", "nowhere_in_report"}),
    blank=frozenset({"dash_in_source", "blank_in_source"}),
    unchanged=frozenset({"implied_unchanged"}),
    notation=frozenset({"parenthesised"}),
    yardsticks=read_yardsticks(HERE / "words" / "yardsticks.yaml"),
)
CLAIMS = read_claims(
    HERE, "tables/claims.csv", "words/claims.yaml", {source.id: source for source in named(sources, Source).values()}, MARKS
)
