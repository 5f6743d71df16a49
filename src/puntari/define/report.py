"""Views that a pack asks for beside its indicators' own pages."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.define.names import check_id
from puntari.words.errors import BadDefinition
from puntari.words.period import PeriodRange
from puntari.words.text import Text


class Weighing(StrEnum):
    """How the rows of a price table make an index: each the same where volumes are not known, or as one basket, one of each row."""

    EQUAL = "equal"
    BASKET = "basket"


@dataclass(frozen=True)
class PeerTable:
    """A table of one indicator with own providers beside their peers, one row a code of `rows`.

    `columns` is the dimension that tells providers apart; `own` and `peers` are its codes. Peers' ranges travel in the
    cells; the place of an own figure in them is computed by the engine. `weighing` says how its prices make an index over time
    and across providers; without one they make none.
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
    weighing: Weighing | None = None
    within: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_id(self.id, "a peer table")
        if strange := sorted(set(self.within) - set(self.row_codes)):
            raise BadDefinition(f"peer table {self.id} has no row {strange[0]!r} that another could hold")
        if not (self.row_codes and self.own):
            raise BadDefinition(f"peer table {self.id} needs at least one row and one own provider")
        if set(self.own) & set(self.peers):
            raise BadDefinition(f"peer table {self.id} calls {sorted(set(self.own) & set(self.peers))} both own and peer")
