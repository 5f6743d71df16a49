"""What an evaluator wrote of each area in a round that the pack tells of: the level by its row, observations, analysis, target state,
criteria met and evidence. Its numbers are bound to rows, as those of a report are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from puntari.define.prose import Prose
from puntari.words.text import Language, Text

OBSERVATIONS = Text("Havainnot", "Iakttagelser", "Observations")
ANALYSIS = Text("Analyysi", "Analys", "Analysis")
TARGET_STATE = Text("Tavoitetila", "Målbild", "Target state")
MET = Text("Täyttyneet kriteerit", "Uppfyllda kriterier", "Criteria met")
RESTS_ON = Text("Nojaa", "Bygger på", "Rests on")

Said = Mapping[Language, Prose]
"""The same said in each language, its numbers bound."""


@dataclass(frozen=True)
class AreaGrounds:
    """The evaluator's word on one area. `row` is the id of the level's row, whose figure `level` must be; None where the round shows none.

    `said_level` says the level or why there is none; `met` are ids of criteria, `evidence` ids of the register of evidence.
    """

    area: str
    row: str
    level: float | None
    said_level: Said
    observations: tuple[Said, ...]
    analysis: Said
    target_state: Said
    met: tuple[str, ...]
    evidence: tuple[str, ...]

    def proses(self) -> Iterator[Prose]:
        """Every run of its text, in every language."""
        for said in (self.said_level, *self.observations, self.analysis, self.target_state):
            yield from said.values()


@dataclass(frozen=True)
class KeptTarget:
    """What a round tells of its targets as a whole: the horizon, who answers for them, and why they are what they are."""

    horizon: Said
    owner: Text
    reason: Text


@dataclass(frozen=True)
class RoundGrounds:
    """All areas of a framework as the evaluator of a round wrote of them; `note` says how the table was made, `none_met` why an area has
    no criterion that is met. `sources` are those whose rows the text cites."""

    framework: str
    period: str
    note: Text
    none_met: Text
    target: KeptTarget
    areas: Mapping[str, AreaGrounds] = field(repr=False)
    sources: frozenset[str] = frozenset()

    def proses(self) -> Iterator[tuple[str, Prose]]:
        """Every run of text with what it is of."""
        yield from ((f"targets of {self.period}", prose) for prose in self.target.horizon.values())
        for id, area in self.areas.items():
            yield from ((f"area {id} of {self.period}", prose) for prose in area.proses())
