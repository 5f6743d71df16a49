"""The frameworks of the pack, with the figures of earlier rounds that the evaluation has printed and what it wrote of each area."""

from __future__ import annotations

from packs.service_centre import sources
from packs.service_centre.codes import HERE
from packs.service_centre.evidence import EVIDENCE
from puntari.define.framebook import read_framework
from puntari.define.framework import Assessment
from puntari.define.groundbook import read_grounds
from puntari.define.pack import named
from puntari.define.source import Source
from puntari.words.text import Text

_TARGETS = Text(
    "Tavoitetasot asetettiin ensimmäisessä arvioinnissa 2–5 vuoden päähän. Toisessa arvioinnissa vuonna 2023 arvioija päätti pitää ne, "
    "koska piti niitä yhä asianmukaisina. Kuka tavoitteista vastaa, ei kerrota, ja luvuista tekstissä on vain prosessien vähimmäistaso.",
    "Målnivåerna sattes i den första utvärderingen för 2–5 år framåt. I den andra, 2023, beslöt utvärderaren att behålla dem eftersom de "
    "ännu ansågs relevanta. Vem som svarar för målen anges inte, och av siffrorna finns endast processernas miniminivå i texten.",
    "The targets were set in the first evaluation, 2–5 years ahead. In the second, in 2023, the evaluator decided to keep them as still "
    "fitting. Who answers for them is not told, and of the figures only the minimum of processes is in the text.",
)
_MATURITY = read_framework(HERE / "frameworks", "maturity")
ASSESSMENTS = (
    Assessment(
        _MATURITY, "maturity_level", "maturity_target", "maturity_area", _TARGETS,
        read_grounds(HERE / "grounds", _MATURITY, named(sources, Source), HERE, EVIDENCE.exhibits),
    ),
)
