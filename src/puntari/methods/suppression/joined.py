"""Tables of the same people as one: every cell once, with all the sums that tie cells of different tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import prod

import highspy
import numpy as np

from puntari.methods.suppression.effort import Effort
from puntari.methods.suppression.program import NoAnswer
from puntari.methods.suppression.table import Axis, BadTable, Edge, Equations, Family, LinkedTable, make_axis

TOTAL = ""
"""The code of everybody on an axis whose codes have no common sum, for tables that lack it."""


@dataclass(frozen=True)
class Piece:
    """One table of several: its axes, the edges each was made of (none: flat codes), and its counts, (cells,) with -1 where unknown."""

    what: str
    axes: tuple[Axis, ...]
    edges: Mapping[str, tuple[Edge, ...]]
    values: np.ndarray = field(repr=False)


@dataclass(frozen=True)
class Joined:
    """All cells of several pieces, -1 where no piece knows the count, and for each piece the place of its cells among them."""

    table: LinkedTable
    places: tuple[np.ndarray, ...] = field(repr=False)


def join(pieces: Sequence[Piece]) -> Joined:
    """The pieces as one table. A dimension that a piece lacks is summed over there: all pieces are of the same people.

    Raises BadTable where two pieces make the same code of different parts, cover different codes of one dimension, so that nobody could
    say how they belong together, or contradict each other.
    """
    axes, renumber = _pooled(pieces)
    shape = tuple(len(axis.codes) for axis in axes)
    if prod(shape) >= 2**62:
        raise BadTable("the tables together have too many dimensions to be judged", "protect tables of fewer dimensions")
    ids = [_ids(piece, axes, renumber, shape) for piece in pieces]
    numbers, places = np.unique(np.concatenate(ids), return_inverse=True)
    ends = np.cumsum([len(one) for one in ids])[:-1]
    split = tuple(np.split(places, ends))
    values = np.full(len(numbers), -1, dtype=np.int64)
    for piece, at in zip(pieces, split, strict=True):
        known = piece.values >= 0
        if ((values[at[known]] >= 0) & (values[at[known]] != piece.values[known])).any():
            raise BadTable(f"{piece.what} has other counts than the tables before it", "correct them, or name another vintage")
        values[at[known]] = piece.values[known]
    return Joined(LinkedTable(axes, values, _equations(axes, shape, numbers), numbers), split)


def _pooled(pieces: Sequence[Piece]) -> tuple[tuple[Axis, ...], dict[str, dict[str, int]]]:
    """The axes of all pieces, codes of the same parts being one, and by axis the number of every code that a piece has."""
    axes, renumber = [], {}
    for name in dict.fromkeys(axis.name for piece in pieces for axis in piece.axes):
        having = [piece for piece in pieces if any(axis.name == name for axis in piece.axes)]
        edges = [
            Edge(f"{n} {edge.hierarchy}", edge.parent, edge.child) for n, piece in enumerate(having) for edge in piece.edges.get(name, ())
        ]
        flat = [code for piece in having if not piece.edges.get(name) for axis in piece.axes if axis.name == name for code in axis.codes]
        pooled = make_axis(name, edges, flat)
        _refuse_apart(name, pooled, having)
        axis, numbers = _merged(pooled, with_total=len(having) < len(pieces))
        axes.append(axis)
        renumber[name] = numbers
    return tuple(axes), renumber


def _refuse_apart(name: str, pooled: Axis, having: Sequence[Piece]) -> None:
    number = {code: at for at, code in enumerate(pooled.codes)}
    for piece in having:
        codes = next(axis.codes for axis in piece.axes if axis.name == name)
        if not pooled.parts[[number[code] for code in codes]].any(axis=0).all():
            raise BadTable(
                f"{name}: {piece.what} covers other codes than the tables before it",
                "add to the sums how the codes of both belong together, or name the dimension differently if it is another one",
            )


def _merged(pooled: Axis, with_total: bool) -> tuple[Axis, dict[str, int]]:
    codes, parts, families = list(pooled.codes), pooled.parts, list(pooled.families)
    if with_total and not parts.all(axis=1).any():
        leaves = tuple(int(at) for at in np.flatnonzero(parts.sum(axis=1) == 1))
        families.append(Family(len(codes), leaves))
        codes, parts = [*codes, TOTAL], np.vstack([parts, np.ones((1, parts.shape[1]), dtype=parts.dtype)])
    first: dict[bytes, int] = {}
    at = [first.setdefault(row.tobytes(), len(first)) for row in parts]
    kept = [at.index(number) for number in range(len(first))]
    told = {(at[family.parent], tuple(sorted({at[child] for child in family.children}))) for family in families}
    merged = tuple(Family(parent, children) for parent, children in sorted(told) if children != (parent,))
    return Axis(pooled.name, tuple(codes[one] for one in kept), merged, parts[kept]), dict(zip(codes, at, strict=True))


def _ids(piece: Piece, axes: Sequence[Axis], renumber: Mapping[str, Mapping[str, int]], shape: tuple[int, ...]) -> np.ndarray:
    own = {axis.name: n for n, axis in enumerate(piece.axes)}
    along = np.unravel_index(np.arange(len(piece.values)), tuple(len(axis.codes) for axis in piece.axes))
    found = []
    for axis in axes:
        if axis.name in own:
            to = np.array([renumber[axis.name][code] for code in piece.axes[own[axis.name]].codes])
            found.append(to[along[own[axis.name]]])
        else:
            found.append(np.full(len(piece.values), int(np.flatnonzero(axis.parts.all(axis=1))[0])))
    return np.ravel_multi_index(found, shape)


def _equations(axes: Sequence[Axis], shape: tuple[int, ...], numbers: np.ndarray) -> Equations:
    """Every sum of which the whole and all the parts are there, in whichever tables."""
    rows, cells, signs, made = [], [], [], 0
    for n, axis in enumerate(axes):
        stride = prod(shape[n + 1 :])
        coordinate = numbers // stride % shape[n]
        for family in axis.families:
            whole = numbers[coordinate == family.parent]
            codes = np.array([family.parent, *family.children])
            wanted = whole[:, None] + (codes - family.parent) * stride
            found = np.minimum(np.searchsorted(numbers, wanted), len(numbers) - 1)
            found = found[(numbers[found] == wanted).all(axis=1)]
            rows.append(np.repeat(np.arange(made, made + len(found)), len(codes)))
            cells.append(found.ravel())
            signs.append(np.tile([1.0] + [-1.0] * (len(codes) - 1), len(found)))
            made += len(found)
    joined = [np.concatenate(one) if one else np.zeros(0) for one in (rows, cells, signs)]
    return Equations(joined[0].astype(np.int64), joined[1].astype(np.int64), joined[2].astype(float))


def completed(table: LinkedTable, low: np.ndarray, high: np.ndarray, effort: Effort | None = None) -> np.ndarray:
    """The counts with whole numbers from `low` to `high` (cells,) in the place of each unknown one, so that every sum holds.

    They need not be the true ones, which nobody keeps: what an attacker can work out does not hang on where he starts. Raises BadTable
    where there are none, because then the known counts contradict each other.
    """
    values, equations = table.values, table.equations
    place = np.full(len(values), -1)
    unknown = np.flatnonzero(values < 0)
    place[unknown] = np.arange(len(unknown))
    rest = np.zeros(int(equations.row.max(initial=-1)) + 1)
    known = place[equations.cell] < 0
    np.add.at(rest, equations.row[known], -equations.sign[known] * values[equations.cell[known]])
    agree = not rest.any() if not len(unknown) else True
    bounds = low[unknown], high[unknown]
    found = _solved(equations, ~known, place, rest, bounds, effort or Effort()) if agree else None
    if found is None:
        raise BadTable("the counts contradict what was released before", "correct them, or name another vintage")
    whole = values.copy()
    whole[unknown] = np.rint(found).astype(np.int64)
    return whole


def _solved(
    equations: Equations, free: np.ndarray, place: np.ndarray, rest: np.ndarray, bounds: tuple[np.ndarray, np.ndarray], effort: Effort
) -> np.ndarray | None:
    low, high = bounds
    if not len(low):
        return low
    order = np.argsort(equations.row[free], kind="stable")
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(low), len(rest)
    model.col_cost_, model.integrality_ = np.zeros(len(low)), [highspy.HighsVarType.kInteger] * len(low)
    model.col_lower_, model.col_upper_ = low.astype(float), high.astype(float)
    model.row_lower_ = model.row_upper_ = rest
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.searchsorted(equations.row[free][order], np.arange(len(rest) + 1)).astype(np.int32)
    model.a_matrix_.index_ = place[equations.cell[free][order]].astype(np.int32)
    model.a_matrix_.value_ = equations.sign[free][order]
    solver = highspy.Highs()
    for name, value in (("output_flag", False), ("threads", 1), ("time_limit", effort.left)):
        solver.setOptionValue(name, value)
    solver.passModel(model)
    solver.run()
    status = solver.getModelStatus()
    effort.spend(0)
    if status == highspy.HighsModelStatus.kInfeasible:
        return None
    if status != highspy.HighsModelStatus.kOptimal:
        raise NoAnswer(f"HiGHS ended with {solver.modelStatusToString(status)!r}; try again, or make a smaller table")
    return np.asarray(solver.getSolution().col_value)[: len(low)]
