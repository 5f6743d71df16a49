"""The registers of a whole region or country: made, read by DuckDB, delivered, built, and a day later; how each grows with the rows.

    python bench/scale.py SCALE... [--folder DIR]     demo by default; national takes an hour and 30 GB of disk

Each stage runs in a process of its own, so that its peak of memory is its own. What a folder holds already is not made or done again.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import duckdb
from aid.mirror_house import KEEPER, timed, verdict

from puntari.define.find import load_packs
from puntari.define.synthetic import MadeDelivery
from puntari.doors import persons
from puntari.doors.house import House
from puntari.flow import made
from puntari.flow.intake.take import Terms
from puntari.flow.materialise import write_membership
from puntari.flow.person_facts.write import write_person_facts
from puntari.guard.release import Refusal
from puntari.store.root import Store

GOAL_LOAD, GOAL_DELTA = 3, 1 / 30
MOST_LOAD, MOST_FACTS, MOST_GIB, MOST_GROWTH = 10, 3, 12, 1
THREADS = 2
PACKS = load_packs()


def deliveries(folder: Path) -> tuple[list[MadeDelivery], list[MadeDelivery]]:
    """What a made folder delivers up to the last day that registers tell day by day, and what these tell on it.

    What comes by the quarter comes on the same day; it is no day's delta, and is delivered before.
    """
    told = made.read_made(folder / "made").deliveries
    days = {(one.register, one.known) for one in told}
    last = max(one.known for one in told if (one.register, one.known - timedelta(days=1)) in days)
    daily = {one.register for one in told if (one.register, last - timedelta(days=1)) in days}
    day = [one for one in told if one.known == last and one.register in daily]
    return [one for one in told if one.known <= last and one not in day], day


def make(folder: Path, scale: str) -> int:
    """Make the deliveries; returns their rows."""
    pack, maker = made.maker_of(PACKS)
    return made.make(pack, maker, scale, 1, folder / "made", lambda what, done, of: None).rows


def read(folder: Path, scale: str) -> int:
    """Read every delivery into a table of a database that is kept."""
    rows = 0
    with duckdb.connect(str(folder / "peer.duckdb"), config={"threads": THREADS}) as peer:
        for number, one in enumerate([*deliveries(folder)[0], *deliveries(folder)[1]]):
            source = f"read_csv('{folder / 'made' / one.file}', all_varchar = true)" if one.file.endswith(".csv") else ""
            peer.execute(f"CREATE TABLE t{number} AS SELECT * FROM {source or repr(str(folder / 'made' / one.file))}")
            rows += peer.sql(f"SELECT count(*) FROM t{number}").fetchall()[0][0]
    (folder / "peer.duckdb").unlink()
    return rows


def _deliver(folder: Path, some: list[MadeDelivery]) -> int:
    house = House(Store(folder / "store"), PACKS)
    files = [
        (persons.find_register(house, one.register), folder / "made" / one.file, Terms(one.known, None, synthetic=True)) for one in some
    ]
    taken = persons.deliver_all(house, KEEPER, files)
    if isinstance(taken, Refusal):
        sys.exit(f"a delivery was refused: {taken}")
    for one, answer in zip(some, taken, strict=True):
        if answer.loaded.rows != one.rows:
            sys.exit(f"{one.file} has {one.rows} rows and {answer.loaded.rows} were read")
    return sum(answer.loaded.rows for answer in taken)


def load(folder: Path, scale: str) -> int:
    """Deliver all that was known before the last day."""
    return _deliver(folder, deliveries(folder)[0])


def load_day(folder: Path, scale: str) -> int:
    """Deliver the last day."""
    return _deliver(folder, deliveries(folder)[1])


def _facts(folder: Path, name: str, served: str) -> int:
    pack, _ = made.maker_of(PACKS)
    place = folder / name
    place.mkdir()
    write_membership(place, pack, [])
    told = write_person_facts(Store(folder / "store"), pack, place, folder / served if served else None)
    if (told["touched"] is None) != (not served):
        sys.exit(f"{name} was computed {'anew' if served else 'from what was served'}: the benchmark measures something else")
    return sum(told["rows"].values())


def facts(folder: Path, scale: str) -> int:
    """All person facts before the last day."""
    return _facts(folder, "facts", "")


def facts_day(folder: Path, scale: str) -> int:
    """The last day's change of the facts."""
    return _facts(folder, "facts_day", "facts")


def facts_anew(folder: Path, scale: str) -> int:
    """All person facts with the last day."""
    return _facts(folder, "facts_anew", "")


STAGES: dict[str, Callable[[Path, str], int]] = {
    one.__name__: one for one in (make, read, load, facts, load_day, facts_day, facts_anew)
}


def measure(folder: Path, scale: str) -> dict[str, dict[str, float]]:
    """Run the stages that the folder's list of results lacks, each in its own process."""
    folder.mkdir(parents=True, exist_ok=True)
    told = folder / "measured.json"
    results = json.loads(told.read_text()) if told.is_file() else {}
    for stage in STAGES:
        if stage not in results:
            answer = subprocess.run([sys.executable, __file__, scale, "--folder", str(folder), "--stage", stage],
                                    stdout=subprocess.PIPE, text=True, env=os.environ)
            if answer.returncode:
                sys.exit(f"{stage} of {scale} failed")
            results[stage] = json.loads(answer.stdout.splitlines()[-1])
            told.write_text(json.dumps(results, indent=1))
        one = results[stage]
        print(f"{scale:9} {stage:10} {one['rows']:>12,} rows {one['clock']:8.1f} s on the clock {one['processor']:8.1f} s of processor "
              f"{one['gib']:5.1f} GiB at most", flush=True)
    return results


def run_stage(folder: Path, scale: str, stage: str) -> None:
    """Do one stage and print what it took as JSON."""
    rows: list[int] = []
    took = timed(lambda: rows.append(STAGES[stage](folder, scale)))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(json.dumps({"rows": rows[0], "clock": took.clock, "processor": took.processor, "gib": peak}))


def judge(scale: str, told: dict[str, dict[str, float]]) -> int:
    """Print the ratios of a scale; 1 where a bound is broken."""
    all_loaded = told["load"]["processor"] + told["load_day"]["processor"]
    reading, anew = told["read"]["processor"], told["facts_anew"]["processor"]
    what = f"{scale}: load of all deliveries against DuckDB reading them into a database, processor (goal {GOAL_LOAD})"
    broken = verdict(what, all_loaded / reading, MOST_LOAD)
    broken |= verdict(f"{scale}: all facts against DuckDB reading the deliveries", anew / reading, MOST_FACTS)
    share = told["facts_day"]["processor"] / anew
    day = (told["facts_day"]["processor"] + told["load_day"]["processor"]) / (anew + all_loaded)
    print(f"{scale}: a day's delta, load and facts, is {day:.4f} of loading and computing all (goal {GOAL_DELTA:.4f}); its facts alone are "
          f"{share:.4f} of all facts")
    return broken | verdict(f"{scale}: peak of memory in GiB", max(one["gib"] for one in told.values()), MOST_GIB)


def grown(smaller: dict[str, dict[str, float]], larger: dict[str, dict[str, float]]) -> int:
    """Print how the seconds a row grow between two scales; 1 where they grow faster than the rows."""
    broken = 0
    for stage in ("load", "facts_anew"):
        a, b = smaller[stage], larger[stage]
        broken |= verdict(f"{stage}: growth of seconds as a part of the growth of rows delivered",
                          (b["processor"] / a["processor"]) / (larger["load"]["rows"] / smaller["load"]["rows"]), MOST_GROWTH)
    return broken


def main() -> int:
    """Measure the scales that are asked for; 1 where a bound is broken."""
    given = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    given.add_argument("scale", nargs="*", default=["demo"])
    given.add_argument("--folder", type=Path)
    given.add_argument("--stage")
    asked = given.parse_args()
    if asked.stage:
        run_stage(asked.folder, asked.scale[0], asked.stage)
        return 0
    with tempfile.TemporaryDirectory() as passing:
        place = asked.folder or Path(passing)
        told = {scale: measure(place / scale, scale) for scale in asked.scale}
        broken = max(judge(scale, one) for scale, one in told.items())
        for smaller, larger in pairwise(asked.scale):
            broken |= grown(told[smaller], told[larger])
    return broken


if __name__ == "__main__":
    sys.exit(main())
