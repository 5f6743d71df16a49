"""The evaluator's grounds of a round as text: for each judged area its level, observations, analysis, target and evidence."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.document import Exhibit
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.exhibits import nothing
from puntari.outlets.documents.model import Bullets, Piece, Run, Words
from puntari.outlets.site import maturity_words as words
from puntari.outlets.site import round_parts
from puntari.outlets.site.round_parts import Grounds
from puntari.words.text import Text


def grounds(desk: Desk, exhibit: Exhibit) -> Iterator[Piece]:
    """The pieces of every judged area, in the order of the framework."""
    if desk.round is None or not desk.round.body.judged:
        raise nothing(exhibit)
    for one in round_parts.section(desk.round, desk.language).grounds:
        yield from _area(desk, one)


def _area(desk: Desk, one: Grounds) -> Iterator[Piece]:
    yield Words((Run(f"{one.area}: {one.level}"),), key=True)
    if one.observations:
        yield Bullets(tuple((Run(each),) for each in one.observations))
    for name, text in ((words.ANALYSIS, one.analysis), (words.TARGET_STATE, one.target_state), (words.TARGET, one.target)):
        if text:
            yield Words((Run(f"{name[desk.language]}: {text}"),))
    for name, items in ((words.MET, one.met), (words.UNMET, one.unmet), (words.ODD, one.odds), (words.EVIDENCE, one.evidence)):
        yield from _listed(desk, name, items)


def _listed(desk: Desk, name: Text, items: tuple[str, ...]) -> Iterator[Piece]:
    if items:
        yield Words((Run(f"{name[desk.language]}:"),))
        yield Bullets(tuple((Run(each),) for each in items))
