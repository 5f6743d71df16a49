"""What a finished report consists of, whichever form it is written in: parts, text with its bound numbers, pictures and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from puntari.outlets.charts.kinds import Chart
from puntari.words.text import Language


@dataclass(frozen=True, slots=True)
class Run:
    """Words; a number that is bound to rows has in `row` its place in the list of numbers, counted from 1."""

    text: str
    row: int = 0


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a `key` one is set apart."""

    kind: ClassVar[str] = "words"
    runs: Runs
    key: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items one under the other."""

    kind: ClassVar[str] = "bullets"
    items: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """A heading within a part, with its number."""

    kind: ClassVar[str] = "head"
    number: str
    runs: Runs


LONGEST_FIGURE, LONGEST_MARK = 30, 20
"""The most characters that a figure with its remark has, and what begins with no digit."""


@dataclass(frozen=True, slots=True)
class Field:
    """A cell of a table; `shade` from 0 (least) to 4, or none."""

    text: str
    shade: int | None = None

    @property
    def worded(self) -> bool:
        """Whether it holds words to be read and no figure to be compared."""
        return len(self.text) > (LONGEST_FIGURE if self.text[:1].isdigit() else LONGEST_MARK)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table by its name; a `part` line is a heading across the table. `row` is that of a bound number."""

    name: str
    fields: tuple[Field, ...] = ()
    part: bool = False
    row: int = 0


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: the headings of its columns, its lines, and notes that stand below. `code` says that the last column holds formulas."""

    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()
    code: bool = False

    def __post_init__(self) -> None:
        for line in self.lines:
            if not line.part and len(line.fields) != len(self.columns) - 1:
                raise ValueError(f"line {line.name!r} has {len(line.fields) + 1} cells for {len(self.columns)} columns")

    @property
    def worded(self) -> tuple[bool, ...]:
        """Of each column after the first, whether it holds words."""
        fields = [line.fields for line in self.lines if not line.part]
        return tuple(any(field.worded for field in column) for column in zip(*fields, strict=True))


@dataclass(frozen=True, slots=True)
class Table:
    """A numbered table with its title and the line under it."""

    kind: ClassVar[str] = "table"
    id: str
    label: str
    title: Runs
    subtitle: str
    grid: Grid


@dataclass(frozen=True, slots=True)
class Picture:
    """A numbered picture: `told` says in words what it shows, `grid` holds the same as a table."""

    kind: ClassVar[str] = "picture"
    id: str
    label: str
    title: Runs
    chart: Chart
    subtitle: str
    told: str
    grid: Grid


Piece = Words | Bullets | Head | Table | Picture


@dataclass(frozen=True)
class Part:
    """A chapter or an annex: `label` is its number as it is read (3, Liite A)."""

    id: str
    label: str
    title: Runs
    pieces: tuple[Piece, ...] = field(repr=False)
    annex: bool = False


@dataclass(frozen=True)
class Opening:
    """An abstract in a language, with its headings in that language."""

    language: Language
    heading: str
    paragraphs: tuple[Runs, ...]
    keywords_heading: str
    keywords: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """The whole report. `made` tells from what it was made and `moment` when that was (ISO, empty without a build), so that the same
    build gives the same bytes; `notice` stands first where some of its figures are synthetic."""

    language: Language
    title: str
    subtitle: str
    publisher: str
    round: str
    made: str
    moment: str
    notice: str
    openings: tuple[Opening, ...] = field(repr=False)
    parts: tuple[Part, ...] = field(repr=False)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """All pictures in order."""
        return tuple(piece for part in self.parts for piece in part.pieces if isinstance(piece, Picture))


def plain(runs: Runs) -> str:
    """The words alone."""
    return "".join(run.text for run in runs)
