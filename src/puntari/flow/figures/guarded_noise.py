"""The noise of a cell in SQL: a change that lasts as long as its persons stay the same, and one of the period on top of it.

`…_ck` is the sum of the record keys of a cell's persons; taken modulo `PRIME` it is the lasting key, `…l`. The period's key, `…k`, is made
of it with two secret numbers of the last day of the period (`unit.salts`, made of the secret of the record keys when a build is written).
With the period's change alone a figure of the same persons could be averaged over its months; with the lasting one alone a cell that
changes between two months would be the only one to move, and say where somebody went whom one knows to have come. The numbers are
secret, because a key of 32 bits that were known up to a public factor could be found by trying all of them on a cell's months; and they are
below 2^31, so that all this stays within 64 bits. An authority knows the true figures of its own area, and products alone would give it
equations in them; so bits are laid over bits in between.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from zlib import crc32

from puntari.define.disclosure import CellKeys
from puntari.flow.person_facts.compute import SALTS
from puntari.guard.noise import PRIME, change_sql

STEP, TURNS = 8, 2600
"""How far the turns of one figure lie from those of the next, and how many figures there are turns for."""
CELL, EACH = "cell_number", "each"
"""Columns of counts as rows: which cell of all, and which count of it."""

Draw = tuple[str, int]
"""A side of a cell and the turn of a number that is drawn for it."""


def changed_sql(cells: str, counted: Mapping[str, str], rule: CellKeys, draws: Collection[Draw] = ()) -> str:
    """Cells with, for each count `…_n` of persons with keys `…_ck`, the changed count `…p`, by the mark of what is counted, and the
    number of each of the `draws`, made once as the column `drawn`; `salt_times` is null in a period that has no secret numbers, and
    nothing may be told of it.

    Several counts of a cell are changed as rows of one column, and put beside each other again: the table of changes then stands in the
    text once, and reading and planning it takes longer than changing a few thousand counts."""
    turns = tuple(dict.fromkeys(turn for _, turn in draws))
    salted = f"SELECT c.*, z.times AS salt_times, z.plus AS salt_plus FROM ({cells}) AS c LEFT JOIN {SALTS} AS z ON z.day = c.last_day"
    if len(counted) == 1:
        ((one, mark),) = counted.items()
        return _changed(salted, one, mark, rule, turns)
    numbered = f"SELECT *, row_number() OVER () AS {CELL} FROM ({salted}) AS n"
    changed = _changed(_as_rows(counted), EACH, f"{EACH}_mark", rule, turns)
    return (
        f"WITH cells AS MATERIALIZED ({numbered}), counts AS ({changed}), beside AS ({_beside(counted, draws)}) "
        f"SELECT * FROM cells JOIN beside USING ({CELL})"
    )


def _as_rows(counted: Mapping[str, str]) -> str:
    """A row for each count of each of the `cells`."""
    def of_each(told: Mapping[str, str]) -> str:
        when = " ".join(f"WHEN '{one}' THEN {sql}" for one, sql in told.items())
        return f"CASE {EACH} {when} END"

    counts, keys = ({one: f"{one}_{what}" for one in counted} for what in ("n", "ck"))
    columns = {f"{EACH}_n": f"CAST({of_each(counts)} AS BIGINT)", f"{EACH}_ck": of_each(keys), f"{EACH}_mark": of_each(counted)}
    chosen = ", ".join(f"{sql} AS {called}" for called, sql in columns.items())
    sides = ", ".join(f"('{one}')" for one in counted)
    return f"SELECT {CELL}, {EACH}, salt_times, salt_plus, {chosen} FROM cells CROSS JOIN (VALUES {sides}) AS s({EACH})"


def _beside(counted: Iterable[str], draws: Iterable[Draw]) -> str:
    """The changed `counts` of a cell and the numbers drawn for it, beside each other."""
    wanted = [(one, f"{EACH}p", f"{one}p") for one in counted]
    wanted += [(side, drawn(EACH, turn), drawn(side, turn)) for side, turn in draws]
    told = ", ".join(f"max(CASE WHEN {EACH} = '{one}' THEN {column} END) AS {called}" for one, column, called in wanted)
    return f"SELECT {CELL}, {told} FROM counts GROUP BY {CELL}"


def _changed(salted: str, one: str, mark: str, rule: CellKeys, turns: Iterable[int]) -> str:
    """Rows with the keys `…l` and `…k` of one count, the changed count `…p`, and a number for each turn."""
    keyed = f"SELECT *, {lasting_sql(f'{one}_ck')} AS {one}l FROM ({salted}) AS s"
    keyed = f"SELECT *, {step_sql(f'{one}l', mark)} AS {one}m FROM ({keyed}) AS l"
    halves = "".join(f", {_both(one, turn)} AS {drawn(one, turn)}h" for turn in turns)
    numbers = "".join(f", {_beyond(f'{drawn(one, turn)}h')} AS {drawn(one, turn)}" for turn in turns)
    steps = {
        "keyed": f"SELECT *, {period_sql(f'{one}m')} AS {one}k FROM ({keyed}) AS m",
        "stayed": f"SELECT *, {one}_n + {change_sql(rule.lasting, f'{one}_n', f'{one}l')} AS {one}q{halves} FROM keyed",
        "changed": f"SELECT *, {one}q + {change_sql(rule.passing, f'{one}q', f'{one}k')} AS {one}p{numbers} FROM stayed",
    }
    # Kept apart, or an engine writes what a step gives into each comparison of the next and makes it as often as that.
    apart = ", ".join(f"{step} AS MATERIALIZED ({sql})" for step, sql in steps.items())
    return f"WITH {apart} SELECT * FROM changed"


def lasting_sql(sum_of_keys: str) -> str:
    """The key of the same persons in every period."""
    return f"(CAST({sum_of_keys} AS BIGINT) % {PRIME})"


def other_sql(sum_of_keys: str) -> str:
    """A sum of keys of the same persons for another draw."""
    return f"({lasting_sql(sum_of_keys)} * 48271 + 69621)"


def step_sql(lasting: str, mark: str = "0") -> str:
    """The first step towards the key of the same persons in a period, out of the lasting one and the mark of what is counted of them."""
    return f"(({lasting} * salt_times + salt_plus + {mark}) % {PRIME})"


def period_sql(step: str) -> str:
    """The key of the same persons in a period: the step's upper bits are laid over its lower ones between two products, so that who knows
    many keys has no equations in the secret numbers."""
    laid = f"({step} + ({step} >> 16) - 2 * ({step} & ({step} >> 16)))"
    return f"(({laid} * salt_plus + salt_times) % {PRIME})"


def drawn(side: str, turn: int = 0) -> str:
    """The column, among changed cells, of a number from 0 and below 1 of which its changes tell little: one that lasts, moved by up to a
    half in each period; `turn` tells several draws apart."""
    return f"{side}_u{turn}"


def _both(side: str, turn: int) -> str:
    return f"({_fraction(f'{side}l', turn)} + 0.5 * {_fraction(f'{side}k', turn)})"


def _beyond(both: str) -> str:
    return f"({both} - floor({both}))"


def turn_of(*told: str) -> int:
    """The turn of a figure of its own, by words that tell it from others: two figures of the same persons with one draw would be free of it
    in their difference or quotient, which then says how many persons there are. Products of keys with it stay within 64 bits."""
    return STEP * (1 + crc32("/".join(told).encode()) % TURNS)


def _fraction(key: str, turn: int) -> str:
    return f"(CAST(({key} * {1103515245 + 48271 * turn} + {12345 + 69621 * turn}) % {PRIME} AS DOUBLE PRECISION) / {PRIME})"


def spread_sql(number: str) -> str:
    """The noise of a sum in units of its largest contribution, by a number of the cell: from 0.5 to 1.5 either way."""
    return f"(CASE WHEN {number} < 0.5 THEN -0.5 - 2 * {number} ELSE 2 * {number} - 0.5 END)"
