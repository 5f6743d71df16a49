"""A synthetic Finland small enough for tests: every five-hundredth person of the whole country."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from packs.employment.synthetic import SYNTHETIC
from packs.employment.synthetic.make import make_scale
from packs.employment.synthetic.nearness import compare_scale
from packs.employment.synthetic.scale import Scale
from puntari.define.find import load_packs
from puntari.define.synthetic import Made
from puntari.flow import made
from puntari.words.text import Text

TINY = Scale("tiny", 500, as_csv=True, months_a_delivery=12)
MAKER = replace(
    SYNTHETIC,
    scales={"tiny": Text("pieni", "liten", "tiny")},
    make=lambda scale, seed, sink, told: make_scale(TINY, seed, sink, told),
    compare=lambda scale, ask: compare_scale(TINY, ask),
)


def make_tiny(folder: Path, seed: int = 7) -> Made:
    """The deliveries of the tiny scale."""
    return made.make(load_packs()["employment"], MAKER, "tiny", seed, folder, lambda what, done, of: None)
