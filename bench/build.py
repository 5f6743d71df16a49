"""The whole build against DuckDB merely reading the same files: contracts, registers, facts, maps and checks included."""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb
from aid.mirror_house import build, empty_house, mirror, timed, verdict

from puntari.doors.house import House

BOUND, BOUND_AGAIN = 60, 8


def delivered(house: House) -> tuple[Path, ...]:
    """The files of the mirror that the packs take in."""
    names = (one.path for pack in house.packs.values() for source in pack.sources.values() for one in source.mirror)
    return tuple(path for path in (mirror() / name for name in names) if path.is_file())


def read(files: tuple[Path, ...]) -> int:
    """Rows of all files, each read whole."""
    rows = 0
    for path in files:
        if path.suffix == ".json":
            query = f"SELECT sum(len(data)) FROM read_json('{path}', maximum_object_size = 100000000)"
        else:
            duckdb.execute(f"CREATE OR REPLACE TEMP TABLE t AS SELECT * FROM read_csv('{path}', all_varchar = true, header = true)")
            query = "SELECT count(*) FROM t"
        rows += int(duckdb.sql(query).fetchall()[0][0])
    return rows


def main() -> int:
    """Measure a first build and one after it that finds nothing new; 1 where a bound is broken."""
    with empty_house() as house:
        files = delivered(house)
        reading = timed(lambda: read(files), 3)
        first, again = timed(lambda: build(house)), timed(lambda: build(house))
        print(f"{len(files)} files with {read(files)} rows: read in {reading.clock:.1f} s, built in {first.clock:.1f} s, "
              f"found unchanged in {again.clock:.1f} s")
        broken = verdict("a first build against reading, processor time", first.processor / reading.processor, BOUND)
        return broken or verdict("a build without anything new against reading", again.processor / reading.processor, BOUND_AGAIN)


if __name__ == "__main__":
    sys.exit(main())
