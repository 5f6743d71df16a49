"""What may be shown: a release, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import InitVar, dataclass, field
from typing import Generic, TypeVar

import pyarrow as pa

from puntari.define.disclosure import CellKeys, Disclosure
from puntari.define.names import KNOWN
from puntari.define.question import Question
from puntari.define.right import OPEN_TO_ALL, Right
from puntari.define.source import Audience, Source
from puntari.define.table_rule import TableRule
from puntari.guard.assessed import OfRound
from puntari.guard.collected import OfPrices
from puntari.guard.handed import OfRows
from puntari.guard.losses import OfLosses
from puntari.guard.outputs import OfOutput
from puntari.guard.rights import Wanted
from puntari.guard.rules import LeastCount
from puntari.methods.suppression.contributions import SumRule
from puntari.words.cell import Cell, IntervalKind, Status
from puntari.words.period import Period
from puntari.words.text import Text

T = TypeVar("T")
GATE = object()
"""The key of the gate: a copy with other content (dataclasses.replace) needs it, too."""


@dataclass(frozen=True)
class Origin:
    """What a figure of an indicator comes from: its definition's fingerprint, its sources and whether any delivery is synthetic."""

    definition: str
    sources: tuple[str, ...]
    synthetic: bool


@dataclass(frozen=True)
class Ground:
    """What something computed rests on, as the policy needs it: what names it in a refusal, whom it is meant for, and its sources."""

    what: str
    audience: Audience
    sources: tuple[Source, ...]
    rights: tuple[Right, ...] = field(default=(OPEN_TO_ALL,), repr=False)


@dataclass(frozen=True)
class OfPersons:
    """Figures over persons: what names them in a refusal, the cell that is wanted (None: outside any question), rights and
    methods of the pack, the codes of the wanted level that lie within the actor's own area, and which bindings are over registers; and of
    studies the stricter rules, by the right of each, and the codes that lie within the areas of the actor's own study."""

    what: str
    wanted: Wanted | None
    rights: tuple[Right, ...] = field(repr=False)
    disclosures: tuple[Disclosure, ...] = field(repr=False)
    own: frozenset[str] = frozenset()
    bindings: frozenset[int] = frozenset()
    stricter: Mapping[str, CellKeys] = field(default_factory=dict, repr=False)
    studied: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Brought:
    """A table that somebody brought along; `what` names it in a refusal. `disclosures` are the ways in which the people that it is of
    are told of already, where they are those of a register of ours; `rule` is that which it would be protected by, `declared` are those
    that packs ask for before its audience."""

    what: str
    disclosures: tuple[Disclosure, ...] = field(default=(), repr=False)
    rule: LeastCount | SumRule | None = None
    declared: tuple[TableRule, ...] = field(default=(), repr=False)


@dataclass(frozen=True)
class Waiting:
    """Rows in quarantine, as their sources delivered them; `what` names them in a refusal."""

    what: str
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Counted:
    """How the deliveries of sources and person registers fared, in counts alone; `what` names it in a refusal."""

    what: str
    sources: tuple[Source, ...]
    persons: bool


Rested = Ground | OfPersons | Brought | Waiting | Counted | OfRound | OfPrices | OfRows | OfOutput | OfLosses


@dataclass(frozen=True)
class Computed(Generic[T]):
    """Something computed that nobody may see yet: what it says, what it rests on, and the build it was made from (empty: none)."""

    body: T = field(repr=False)
    grounds: tuple[Rested, ...]
    build: str


Ways = tuple[Mapping[str, str], ...]
"""Ways in which figures were made: by dimension its code, such as the mode of a survey and its supplier."""


@dataclass(frozen=True, slots=True)
class Made:
    """That a cell was made in several ways, or in others than `before`: a break of its series. `where` holds its codes."""

    indicator: str
    where: Mapping[str, str]
    period: Period
    ways: Ways
    before: Ways


@dataclass(frozen=True)
class Cells:
    """Figures computed for a question: the columns of an answer, with where each indicator's figures come from, and by which rule those
    over persons were protected. `silent` holds the indicators that have no cell in the period asked for, each with the newest that it
    has a figure of (None: of none), `made` the cells that were made in several ways or in others than before."""

    question: Question
    table: pa.Table = field(repr=False)
    origins: Mapping[str, Origin]
    rules: Mapping[str, CellKeys] = field(default_factory=dict)
    silent: Mapping[str, str | None] = field(default_factory=dict)
    made: tuple[Made, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One cell with its coordinates and what stands beside it. `change` is in the unit of a difference, on a year ago; `known` is the day
    until which registers were known when a figure over persons was told."""

    indicator: str
    level: str | None
    area: str | None
    codes: tuple[str, ...]
    period: Period
    cell: Cell
    change: float | None
    change_percent: float | None
    rank: int | None
    ranked: int | None
    binding: int
    known: str | None = None


@dataclass(frozen=True, kw_only=True)
class Release:
    """What the gate has let through for an audience, of whatever kind. Only guard/disclose.py makes one: `gate` is its key."""

    build: str
    audience: str
    gate: InitVar[object]

    def __post_init__(self, gate: object) -> None:
        if gate is not GATE:
            raise TypeError(f"a {type(self).__name__} is made in guard/disclose.py and nowhere else; ask a door for one")


@dataclass(frozen=True, kw_only=True)
class Figures(Release):
    """Cells that answer a question. `dimensions` names what `Row.codes` are codes of; `silent` and `made` are those of Cells, `beside`
    holds the releases of what is told beside each of its indicators, of the same cells."""

    question: Question
    dimensions: tuple[str, ...]
    cells: pa.Table = field(repr=False)
    origins: Mapping[str, Origin]
    silent: Mapping[str, str | None] = field(default_factory=dict)
    made: tuple[Made, ...] = ()
    beside: Mapping[str, tuple[Figures, ...]] = field(default_factory=dict, repr=False)

    def rows(self) -> Iterator[Row]:
        """The cells one by one, in the order of the answer."""
        periods: dict[str, Period] = {}
        for record in self.cells.to_pylist():
            text = record["period"]
            period = periods.get(text) or periods.setdefault(text, Period.parse(text))
            yield Row(
                record["indicator"], record["level"], record["area"],
                tuple(record[name] for name in self.dimensions),
                period, _cell(record),
                record["change"], record["change_percent"], record["rank"], record["ranked"], record["binding"], record.get(KNOWN),
            )

    def __len__(self) -> int:
        return self.cells.num_rows


def _cell(record: Mapping[str, object]) -> Cell:
    interval = record["interval"]
    return Cell(
        Status(record["status"]), record["value"], record["low"], record["high"],
        IntervalKind(interval) if interval else None, record["reason"],
    )


@dataclass(frozen=True, kw_only=True)
class Finding(Release, Generic[T]):
    """What is computed from figures and is no cell of an indicator: verdicts, price indices, the way of a figure, a protected table."""

    body: T = field(repr=False)


@dataclass(frozen=True)
class Refusal:
    """Why nothing is shown or done."""

    reason: Text
    what: str
