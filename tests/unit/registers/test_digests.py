"""Digests of keys and chunks in order: what they find is what a plain comparison and a plain sort find."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from puntari.flow.intake.digests import Digests
from puntari.store.tables import Shape, in_order, numbers_of, write_in_order

WORD = 2**64 - 1


def drawn(count: int, seed: int, high: int = WORD) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, high, count, dtype=np.uint64, endpoint=True)


def test_what_stands_among_others_is_found_and_nothing_else() -> None:
    ours, others = drawn(5000, 1), drawn(200_000, 2)
    # Some that differ from ours in the last bits only, and some that are ours.
    others[::100] = ours[np.arange(2000) % 5000] ^ np.uint64(1)
    others[50::1000] = ours[4800:]
    found = Digests(np.sort(ours)).among(np.array_split(others, 7))
    assert found.tolist() == np.intersect1d(ours, others).tolist()
    assert set(ours[4800:].tolist()) <= set(found.tolist())


@pytest.mark.parametrize(("ours", "others", "met"), [([], [1, 2], []), ([3], [], []), ([WORD], [0, WORD], [WORD]), ([0, 1], [5], [])])
def test_few_digests_and_the_ends_of_their_range(ours: list[int], others: list[int], met: list[int]) -> None:
    assert Digests(np.array(ours, np.uint64)).among([np.array(others, np.uint64)]).tolist() == met


def test_digests_that_stand_more_than_once() -> None:
    assert Digests(np.array([1, 1, 2, 3, 3, 3], np.uint64)).repeated.tolist() == [1, 3]
    assert not len(Digests(np.array([], np.uint64)).repeated)


@pytest.mark.parametrize("step", [1, 2])
def test_rows_come_in_order_from_few_pieces_and_from_many(step: int) -> None:
    numbers = np.arange(0, 6000 * step, step)
    pieces = [numbers[3000:], numbers[1000:3000], numbers[:1000]] if step == 1 else np.random.default_rng(3).permutation(numbers)[:, None]
    shuffled = np.concatenate(pieces)
    told = in_order(pa.table({"n": shuffled, "text": [f"t{number}" for number in shuffled]}), "n")
    assert told["n"].to_pylist() == numbers.tolist()
    assert told["text"].to_pylist() == [f"t{number}" for number in numbers]


def test_the_same_rows_give_the_same_bytes_however_they_come(tmp_path: Path) -> None:
    rows = pa.table({"n": np.arange(1000), "code": ["a", "b"] * 500, "digest": drawn(1000, 4)})
    turned = pa.concat_tables([rows.slice(700), rows.slice(0, 700)])
    shape = Shape("n", ("code",), ("digest",), {"day": pa.scalar(date(2021, 1, 1)), "seq": pa.scalar(7, pa.int32())})
    for name, one in (("plain", rows), ("turned", turned)):
        assert write_in_order(tmp_path / name, [one], shape) == 1000
    assert (tmp_path / "plain").read_bytes() == (tmp_path / "turned").read_bytes()
    told = pq.read_table(tmp_path / "turned")
    assert told.drop_columns(["day", "seq"]).equals(rows)
    assert set(told["day"].to_pylist()) == {date(2021, 1, 1)} and set(told["seq"].to_pylist()) == {7}
    assert np.concatenate(list(numbers_of(tmp_path / "plain", "digest"))).tolist() == rows["digest"].to_pylist()
