"""A day's delta of person registers against the full rebuild of the facts, over a million status spells; prints the ratio.

The rows are made up: only their number and how they overlap matter here. A delta has a cost of its own that does not grow with the
registers, so the ratio falls as they grow: a seventh is the bound at this size, a thirtieth the goal at the national one.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from packs.employment.pack import PACK
from puntari.flow.intake.take import Terms, take_file
from puntari.flow.materialise import write_membership
from puntari.flow.person_facts.write import write_person_facts
from puntari.store.root import Store

BOUND = 1 / 7
SIGNS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
FIRST = date(2016, 1, 1)


def hetu(number: int) -> str:
    """A valid code of a synthetic person: individual numbers 900–999 only."""
    day, rest = 1 + number % 28, number // 28
    month, rest = 1 + rest % 12, rest // 12
    digits = f"{day:02d}{month:02d}{50 + rest // 100:02d}{900 + rest % 100:03d}"
    return f"{digits[:6]}-{digits[6:]}{SIGNS[int(digits) % 31]}"


def days(numbers: np.ndarray) -> list[str]:
    """Days as text, so many days after the first."""
    return [(FIRST + timedelta(days=int(number))).isoformat() for number in numbers]


def statuses(chance: np.random.Generator, persons: np.ndarray, spells: int) -> pa.Table:
    """Spells of each person one after another, now and then overlapping or never closed."""
    person = np.repeat(persons, spells)
    begins = (np.tile(np.arange(spells), len(persons)) * (3200 // spells) + chance.integers(0, 60, len(person))).astype(int)
    lasts = np.where(chance.random(len(person)) < 0.1, 400, chance.integers(5, 250, len(person)))
    ends = np.where(chance.random(len(person)) < 0.03, "11.11.2222", np.array(days(begins + lasts)))
    codes = chance.choice(["1", "2", "2", "2", "3", "5", "7", "8"], len(person))
    return pa.table({"henkilotunnus": [hetu(int(one)) for one in person], "tyok1": codes, "tappvh": days(begins), "tppvm": ends})


def people(chance: np.random.Generator, persons: np.ndarray) -> pa.Table:
    """One row a person, who never moved."""
    return pa.table({
        "henkilotunnus": [hetu(int(one)) for one in persons],
        "muupv6": ["2000-01-01"] * len(persons), "paapv6": ["11.11.2222"] * len(persons),
        "kunnoh": chance.choice(["091", "049", "837", "853", "109"], len(persons)),
        "syntyv": [str(1950 + int(one) // 33600) for one in persons], "sukup": chance.choice(["1", "2"], len(persons)),
        "kiekd": ["0"] * len(persons), "kansah": ["246"] * len(persons),
    })


def services(chance: np.random.Generator, persons: np.ndarray, first: int) -> pa.Table:
    """One service a person, numbered from `first` on."""
    begins = chance.integers(0, 3200, len(persons))
    return pa.table({
        "palvelujakso_id": [f"p{first + number}" for number in range(len(persons))], "henkilotunnus": [hetu(int(one)) for one in persons],
        "palvelun_laji": chance.choice(["training", "work_trial", "job_coaching"], len(persons)), "alkupaiva": days(begins),
        "loppupaiva": days(begins + 90), "tuottamistapa": ["own"] * len(persons),
    })


def deliver(store: Store, register: str, table: pa.Table, known: date, folder: Path) -> None:
    """Take a table in as a delivery of a register."""
    path = folder / "delivered.parquet"
    pq.write_table(table, path)
    loaded = take_file(store, PACK.registers[register], path, Terms(known=known, synthetic=True)).loaded
    assert not loaded.rejected, loaded


def timed(do: Callable[[], object]) -> tuple[object, float]:
    """What is done, and its processor seconds: other programs on the machine count in the wall clock."""
    begun = time.process_time()
    return do(), time.process_time() - begun


def main() -> int:
    """Measure both; 1 where the bound is broken."""
    given = argparse.ArgumentParser(description=__doc__)
    given.add_argument("--persons", type=int, default=170_000)
    given.add_argument("--touched", type=int, default=500)
    asked = given.parse_args()
    chance = np.random.default_rng(1)
    with tempfile.TemporaryDirectory() as folder:
        root, persons = Path(folder), np.arange(asked.persons)
        store = Store(root / "store")
        deliver(store, "ura_status", statuses(chance, persons, 6), date(2026, 6, 1), root)
        deliver(store, "ura_person", people(chance, persons), date(2026, 6, 1), root)
        deliver(store, "atmt_service", services(chance, persons, 0), date(2026, 6, 1), root)
        base, day, whole = (root / name for name in ("base", "day", "whole"))
        for one in (base, day, whole):
            one.mkdir()
            write_membership(one, PACK, [])
        write_person_facts(store, PACK, base, None)
        touched = chance.choice(persons, asked.touched, replace=False)
        deliver(store, "ura_status", statuses(chance, touched, 1), date(2026, 6, 2), root)
        deliver(store, "atmt_service", services(chance, touched[: asked.touched // 5], asked.persons), date(2026, 6, 2), root)
        told, quick = timed(lambda: write_person_facts(store, PACK, day, base))
        anew, slow = timed(lambda: write_person_facts(store, PACK, whole, None))
        print(f"facts anew: {slow:.2f} s of processor, {anew['rows']['status_days']:,} stretches of status")
        print(f"a day's delta: {quick:.2f} s of processor, {told['touched']} persons touched")
        print(f"ratio {quick / slow:.4f} (bound {BOUND:.4f})")
        print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MiB")
        return int(quick > BOUND * slow)


if __name__ == "__main__":
    sys.exit(main())
