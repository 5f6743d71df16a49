"""What is told beside the figures of an answer, such as how many of those asked answered: cell by cell, and in a line."""

from __future__ import annotations

from puntari.guard.release import Figures, Row

Which = tuple[object, ...]
"""What tells a cell of an answer from its others: level, area, codes and period."""


def which(row: Row) -> Which:
    """What tells the row from others."""
    return row.level, row.area, row.codes, row.period


def releases_beside(release: Figures) -> tuple[Figures, ...]:
    """Every release that stands beside an answer."""
    return tuple(other for some in release.beside.values() for other in some)


def told_beside(release: Figures) -> dict[str, dict[Which, Row]]:
    """By id of what is told beside an answer its cells, each by what tells it from the others."""
    return {id: {which(row): row for row in other.rows()} for other in releases_beside(release) for id in other.origins}


def besides(release: Figures) -> tuple[str, ...]:
    """A line for each that stands beside an answer, for forms that have no column for it: from least to most, of how many cells, or why
    it has no figure."""
    return tuple(_line(id, list(cells.values()), len(release)) for id, cells in told_beside(release).items())


def _line(id: str, rows: list[Row], cells: int) -> str:
    values = sorted(row.cell.value for row in rows if row.cell.value is not None)
    if not values:
        why = ", ".join(sorted({row.cell.reason or row.cell.status for row in rows})) or "not told of these periods"
        return f"beside it {id}: no figure ({why})"
    span = f"from {rounded(values[0])} to {rounded(values[-1])}"
    return f"beside it {id}: {span}, told of {len(values)} of {cells} cells; ask for a table or JSON to see each"


def shortly(row: Row | None) -> str:
    """A figure with its bounds, or the reason why there is none; nothing where nothing is told."""
    if row is None:
        return ""
    cell = row.cell
    bounds = f"{rounded(cell.low)}–{rounded(cell.high)}" if cell.low is not None or cell.high is not None else ""
    if cell.value is None:
        return bounds or str(cell.reason)
    return f"{rounded(cell.value)} ({bounds})" if bounds else rounded(cell.value)


def rounded(value: float | None) -> str:
    """A number with one decimal; an open bound as an ellipsis."""
    return "…" if value is None else f"{value:.1f}"
