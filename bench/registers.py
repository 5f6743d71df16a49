"""Loading person deliveries against DuckDB merely reading the same files: into a table in memory, and into one that is kept on disk."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

import duckdb
from aid.mirror_house import timed, verdict

from puntari.define.find import load_packs
from puntari.flow.intake.take import Terms, take_file
from puntari.store.registers import read_log
from puntari.store.root import Store

ROWS, PERSONS, PAYERS = 3_000_000, 200_000, 20_000
BOUND_KEPT, BOUND_MEMORY = 3, 20
# Check characters as the population register and the business register compute them.
PERSON = """
  SELECT i, printf('%06d', ddmmyy) || '-' || printf('%03d', 900 + n) ||
    substr('0123456789ABCDEFHJKLMNPRSTUVWXY', 1 + CAST((ddmmyy * 1000 + 900 + n) % 31 AS INT), 1) AS person
  FROM (SELECT i, i % 100 AS n, (1 + (i // 100) % 28) * 10000 + (1 + (i // 2800) % 12) * 100 + (i // 33600) % 100 AS ddmmyy
    FROM range({}) t(i))
"""
PAYER = """
  SELECT row_number() OVER (ORDER BY d) - 1 AS j, d || '-' || CASE WHEN r = 0 THEN 0 ELSE 11 - r END AS payer FROM (
    SELECT d, (d // 1000000 * 7 + d // 100000 % 10 * 9 + d // 10000 % 10 * 10 + d // 1000 % 10 * 5 + d // 100 % 10 * 8
      + d // 10 % 10 * 4 + d % 10 * 2) % 11 AS r FROM range(1000000, 1000000 + 2 * {}) t(d)
  ) WHERE r <> 1
"""


def make(folder: Path) -> tuple[Path, Path]:
    """Wage rows of made-up persons as CSV and as Parquet of texts."""
    connection = duckdb.connect()
    connection.execute(f"CREATE TABLE persons AS {PERSON.format(PERSONS)}")
    connection.execute(f"CREATE TABLE payers AS {PAYER.format(PAYERS)}")
    rows = f"""
      SELECT 'R' || k AS repId, person AS henkilotunnus, payer AS maksaja_y_tunnus,
        strftime(DATE '2015-01-01' + CAST(k % 3600 AS INT), '%Y-%m-%d') AS paymentDate, '201' AS transactionCode,
        printf('%.2f', 1000 + hash(k) % 400000 / 100.0) AS amount
      FROM range({ROWS}) t(k) JOIN persons ON i = hash(k) % {PERSONS} JOIN payers ON j = hash(k + 1) % 15000
    """
    files = folder / "wages.csv", folder / "wages.parquet"
    connection.execute(f"COPY ({rows}) TO '{files[0]}' (HEADER, DELIMITER ';')")
    connection.execute(f"COPY (SELECT * FROM read_csv('{files[0]}', all_varchar = true)) TO '{files[1]}' (COMPRESSION zstd)")
    return files


def main() -> int:
    """Measure a load of each form, with and without persons that are known already; 1 where a bound is broken."""
    register = next(pack.registers["incomes_wages"] for pack in load_packs().values() if "incomes_wages" in pack.registers)
    broken = 0
    with tempfile.TemporaryDirectory() as place:
        for file in make(Path(place)):
            read = f"read_csv('{file}', all_varchar = true)" if file.suffix == ".csv" else f"read_parquet('{file}')"
            store = Store(Path(place) / f"store{file.suffix}")
            memory = timed(lambda read=read: duckdb.connect(config={"threads": 2}).execute(f"CREATE TABLE t AS SELECT * FROM {read}"))
            database = f"{place}/kept{file.suffix}"
            kept = timed(
                lambda read=read, to=database: duckdb.connect(to, config={"threads": 2}).execute(f"CREATE TABLE t AS SELECT * FROM {read}")
            )
            load = timed(lambda file=file, store=store: take_file(store, register, file, Terms(known=date(2026, 1, 1), synthetic=True)))
            if (stored := sum(one.stored for one in read_log(store).of(register.id))) != ROWS:
                sys.exit(f"{stored} of {ROWS} rows were taken in: the benchmark's persons or the contract have changed")
            print(f"{file.suffix} with {ROWS:,} rows: in memory {memory.clock:.1f} s, kept {kept.clock:.1f} s, loaded {load.clock:.1f} s")
            broken |= verdict(
                f"loading {file.suffix} against a table that is kept, processor time", load.processor / kept.processor, BOUND_KEPT
            )
            broken |= verdict(
                f"loading {file.suffix} against a table in memory, processor time", load.processor / memory.processor, BOUND_MEMORY
            )
    return broken


if __name__ == "__main__":
    sys.exit(main())
