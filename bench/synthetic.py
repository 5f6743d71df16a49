"""Making a synthetic Finland: against DuckDB merely writing the same rows, and how near it comes to the open statistics.

    python bench/synthetic.py [SCALE]     demo by default; region and national take minutes and gigabytes
"""

from __future__ import annotations

import resource
import sys
import tempfile
from pathlib import Path

import duckdb
from aid.mirror_house import timed, verdict

from puntari.define.find import load_packs
from puntari.flow import made

BOUND, MOST_GIB = 5, 12


def copied(folder: Path, into: Path) -> None:
    """Read every delivery whole and write it again."""
    for number, one in enumerate(made.read_made(folder).deliveries):
        path = folder / one.file
        source = f"read_csv('{path}', all_varchar = true)" if path.suffix == ".csv" else f"read_parquet('{path}')"
        duckdb.execute(f"COPY (SELECT * FROM {source}) TO '{into / str(number)}.parquet' (COMPRESSION zstd)")


def main() -> int:
    """Measure; 1 where a bound is broken or a figure is not near enough."""
    pack, maker = made.maker_of(load_packs())
    scale = sys.argv[1] if len(sys.argv) > 1 else "demo"
    with tempfile.TemporaryDirectory() as place:
        folder, copy = Path(place) / "made", Path(place) / "copy"
        copy.mkdir()
        making = timed(lambda: made.make(pack, maker, scale, 1, folder, lambda what, done, of: None))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        copying = timed(lambda: copied(folder, copy))
        listed = made.read_made(folder)
        print(f"{scale}: {len(listed.deliveries)} deliveries, {listed.rows} rows made in {making.clock:.0f} s "
              f"({making.processor:.0f} s of processor), at most {peak:.1f} GiB; copied in {copying.clock:.0f} s")
        near = made.compare(pack, maker, folder)
    for one in near:
        print(f"{'holds' if one.holds else 'DOES NOT HOLD':14} {100 * one.share:5.1f} % of {one.cells:>5}  {one.what}")
    broken = verdict("making against DuckDB writing the same rows, processor time", making.processor / copying.processor, BOUND)
    broken |= verdict(f"peak memory against {MOST_GIB} GiB", peak / MOST_GIB, 1)
    return broken | int(not all(one.holds for one in near))


if __name__ == "__main__":
    sys.exit(main())
