"""A linear programme on HiGHS that is solved again and again with few changes, each time from where it ended."""

from __future__ import annotations

import highspy
import numpy as np

from puntari.methods.suppression.effort import MOST_STEPS, Effort
from puntari.methods.suppression.table import Equations
from puntari.words.errors import PuntariError


class NoAnswer(PuntariError):
    """The solver ended without an answer: nothing may be concluded from that, so nothing is released on it."""


class Program:
    """Minimise price · x over low ≤ x ≤ high with every equation's sum zero; columns are numbered as in the equations."""

    def __init__(self, equations: Equations, low: np.ndarray, high: np.ndarray, effort: Effort) -> None:
        self._highs, self._effort = highspy.Highs(), effort
        self._rows = int(equations.row.max(initial=-1)) + 1
        # Presolve would throw away the basis that makes the next solution cheap; the numbers are all of the size of one.
        for name, value in (("output_flag", False), ("threads", 1), ("presolve", "off"), ("simplex_scale_strategy", 0)):
            self._highs.setOptionValue(name, value)
        self._highs.setOptionValue("simplex_iteration_limit", MOST_STEPS)
        self._highs.passModel(_model(equations, low, high))

    def reprice(self, columns: np.ndarray, prices: np.ndarray) -> None:
        """Give columns new prices."""
        if len(columns):
            self._highs.changeColsCost(len(columns), columns.astype(np.int32), prices.astype(float))

    def bound(self, column: int, low: float, high: float) -> None:
        """Give a column new bounds."""
        self._highs.changeColBounds(int(column), float(low), float(high))

    def solve(self) -> np.ndarray | None:
        """The best x, or None where there is none; raises NoAnswer when the solver ends without either, TooLong when time is over."""
        self._highs.run()
        self._effort.spend((1 + self._highs.getInfo().simplex_iteration_count) * (1 + self._rows))
        status = self._highs.getModelStatus()
        if status == highspy.HighsModelStatus.kOptimal:
            return np.asarray(self._highs.getSolution().col_value)
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        raise NoAnswer(f"HiGHS ended with {self._highs.modelStatusToString(status)!r}; try again, or make a smaller table")


def _model(equations: Equations, low: np.ndarray, high: np.ndarray) -> highspy.HighsLp:
    rows = int(equations.row.max(initial=-1)) + 1
    order = np.argsort(equations.row, kind="stable")
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = len(low), rows
    model.col_cost_ = np.zeros(len(low))
    model.col_lower_, model.col_upper_ = low.astype(float), high.astype(float)
    model.row_lower_ = model.row_upper_ = np.zeros(rows)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = np.searchsorted(equations.row[order], np.arange(rows + 1)).astype(np.int32)
    model.a_matrix_.index_ = equations.cell[order].astype(np.int32)
    model.a_matrix_.value_ = equations.sign[order]
    return model
