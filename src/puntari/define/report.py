"""Views that a pack asks for beside its indicators' own pages."""

from __future__ import annotations

from dataclasses import dataclass

from puntari.define.names import check_id
from puntari.words.errors import BadDefinition
from puntari.words.period import PeriodRange
from puntari.words.text import Text


@dataclass(frozen=True)
class PeerTable:
    """A table of one indicator with own providers beside their peers, one row a code of `rows`.

    `columns` is the dimension that tells providers apart; `own` and `peers` are its codes. Peers' ranges travel in the
    cells; the place of an own figure in them is computed by the engine.
    """

    id: str
    title: Text
    intro: Text
    indicator: str
    rows: str
    row_codes: tuple[str, ...]
    columns: str
    own: tuple[str, ...]
    peers: tuple[str, ...]
    periods: PeriodRange
    source_note: Text | None = None

    def __post_init__(self) -> None:
        check_id(self.id, "a peer table")
        if not (self.row_codes and self.own):
            raise BadDefinition(f"peer table {self.id} needs at least one row and one own provider")
        if set(self.own) & set(self.peers):
            raise BadDefinition(f"peer table {self.id} calls {sorted(set(self.own) & set(self.peers))} both own and peer")
