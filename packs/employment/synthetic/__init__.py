"""A synthetic Finland: deliveries of the pack's registers about persons who do not exist, fitted to the open statistics."""

from __future__ import annotations

from packs.employment.synthetic.fit import fit
from packs.employment.synthetic.make import make
from packs.employment.synthetic.nearness import compare
from puntari.define.synthetic import Synthetic
from puntari.words.text import Text

SYNTHETIC = Synthetic(
    scales={
        "demo": Text("Koko maa, joka 40. henkilö", "Hela landet, var fyrtionde person", "The whole country, every fortieth person"),
        "region": Text(
            "Länsi-Suomi ja Kanta-Häme, kaikki",
            "Västra Finland och Egentliga Tavastland, alla",
            "Western Finland and Kanta-Häme, everybody",
        ),
        "national": Text("Koko maa, kaikki", "Hela landet, alla", "The whole country, everybody"),
    },
    parameters="synthetic/parameters",
    fit=fit,
    make=make,
    compare=compare,
)
