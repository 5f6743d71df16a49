"""Files made part by part: what is written holds the rows and nothing more."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from puntari.store.made import Making


def chosen(numbers: list[int | None], values: pa.Array) -> pa.Table:
    return pa.table({"person": pa.DictionaryArray.from_arrays(pa.array(numbers, pa.int32()), values), "place": ["a"] * len(numbers)})


def test_a_few_rows_of_a_long_dictionary_make_a_small_file_that_says_the_same(tmp_path: Path) -> None:
    everybody = pa.array([f"person {number}" for number in range(100_000)])
    few = chosen([99_999, None, 7], everybody)
    with Making(tmp_path / "made") as making:
        making.add("day.parquet", few)
        making.add("day.parquet", chosen([5], everybody))
    written = tmp_path / "made" / "day.parquet"
    assert [str(one) for one in pq.read_table(written)["person"]] == ["person 99999", "None", "person 7", "person 5"]
    assert written.stat().st_size < 5_000
