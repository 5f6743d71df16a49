"""Person facts in a build: for each fact a base, and overlays that replace all rows of some persons.

A daily delivery touches few persons. Their rows are computed anew into one overlay, and the base and the overlays before it stay the
files that they were. Which overlay speaks for a person is the newest that names the person. `parts.json` lists what is there, with
how far the register log had been read, so that the next build knows what is new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from puntari.define.fingerprint import digest
from puntari.define.pack import Pack
from puntari.define.person_fact import PersonFact
from puntari.define.spells import StatusSpells
from puntari.flow.figures.person_rows import SEVERAL
from puntari.flow.figures.text import literal, name, names
from puntari.flow.person_facts.compute import KEY, make_calendar, make_step, registers_needed, steps
from puntari.flow.person_facts.several import are_there, see_all, several_path
from puntari.store import engine
from puntari.store.files import exists, write_json
from puntari.store.lying import MOST_HELD, Lying, json_of, lying
from puntari.store.registers import JOINED, Loaded, Log
from puntari.words.errors import BrokenStore

PART = "_part"
"""Column of overlays and of their lists of persons: the overlay's number."""
CHANGED = "the pack has changed since; run `puntari build`"


@dataclass(frozen=True)
class Parts:
    """What a build holds of one fact: rows in the base, the overlays that came after by their numbers, with their rows, and in how many
    shares of persons the base is written."""

    rows: int
    overlays: tuple[tuple[int, int], ...] = ()
    shares: int = 1


@dataclass(frozen=True)
class Told:
    """One delivery of a register as a build tells of it: never a file's name, never a row."""

    delivery: str
    known_from: str
    rows: int
    stored: int
    rejected: int
    synthetic: bool


@dataclass(frozen=True)
class Holding:
    """All that a build says of its person facts. `read` is how far each register was read, `version` and `generation` are those of
    the register log, `definitions` the fingerprint of every fact with all that it reads, `kept` the numbers of lists of persons."""

    definitions: str
    version: int
    generation: int
    read: Mapping[str, int]
    facts: Mapping[str, Parts]
    registers: Mapping[str, tuple[Told, ...]] = field(default_factory=dict)
    kept: tuple[int, ...] = ()

    @property
    def horizons(self) -> dict[str, date | None]:
        """The newest day that each register is known for."""
        return {
            id: max((date.fromisoformat(one.known_from) for one in deliveries), default=None) for id, deliveries in self.registers.items()
        }


def state_held(holding: Holding) -> str:
    """What tells the state of the registers that a build holds from others: noise is another one where anybody came, left or changed."""
    return _state(holding.registers, "", holding.version - holding.generation, holding.read.get(JOINED, 0))


def state_on(log: Log, pack: Pack, known_on: date) -> str:
    """The same of the registers as known on a day, as they now are: rows may have been rewritten and codes joined since."""
    told = {register.id: log.of(register.id) for register in registers_needed(pack)}
    return _state(told, known_on.isoformat(), log.version - log.generation, log.alias_changes)


def _state(told: Mapping[str, Iterable[Told | Loaded]], until: str, erased: int, joined: int) -> str:
    # Versions count new keys, too, and so do generations: what is left are the erasures. New keys change nobody's rows, and so no noise.
    every = ((id, one) for id, deliveries in told.items() for one in deliveries)
    known = sorted([id, one.known_from, one.delivery] for id, one in every if not until or one.known_from <= until)
    return digest([known, erased, joined])


def horizons_on(log: Log, pack: Pack, known_on: date) -> dict[str, date | None]:
    """The newest day that each register was known for on a day."""
    days = {id: [date.fromisoformat(one.known_from) for one in log.of(id)] for id in pack.registers}
    return {id: max((day for day in known if day <= known_on), default=None) for id, known in days.items()}


def persons_folder(build: Path, pack: str) -> Path:
    """Where a build keeps person facts of a pack."""
    return build / pack / "persons"


def base_path(build: Path, pack: str, fact: str, share: int = 0) -> Path:
    """Where a build keeps a share of the base of a fact."""
    return persons_folder(build, pack) / fact / (f"base-{share:03d}.parquet" if share else "base.parquet")


def base_paths(build: Path, pack: str, fact: str, shares: int) -> tuple[Path, ...]:
    """Where a build keeps the base of a fact that has so many shares."""
    return tuple(base_path(build, pack, fact, share) for share in range(shares))


def overlay_path(build: Path, pack: str, fact: str, number: int) -> Path:
    """Where a build keeps an overlay of a fact."""
    return persons_folder(build, pack) / fact / f"overlay-{number:06d}.parquet"


def part_paths(build: Path, pack: str, fact: str, parts: Parts) -> tuple[Path, ...]:
    """Where a build keeps all parts of a fact, its base first."""
    overlays = (overlay_path(build, pack, fact, number) for number, _ in parts.overlays)
    return (*base_paths(build, pack, fact, parts.shares), *overlays)


def touched_path(build: Path, pack: str, number: int) -> Path:
    """Where a build keeps the list of the persons that the overlays of a number speak for."""
    return persons_folder(build, pack) / "touched" / f"{number:06d}.parquet"


def write_holding(build: Path, pack: str, holding: Holding) -> None:
    """Say what person facts a build holds."""
    write_json(persons_folder(build, pack) / "parts.json", asdict(holding))


def read_holding(build: Path | None, pack: str) -> Holding | None:
    """What person facts a build holds; None where it holds none. Raises BrokenStore where the list cannot be read."""
    path = persons_folder(build, pack) / "parts.json" if build is not None else None
    if path is None or not exists(path):
        return None
    return _holding(lying(path))


@lru_cache(MOST_HELD)
def _holding(file: Lying) -> Holding:
    """What the list in a file says, read once: every figure over persons asks for it."""
    told = json_of(file)
    try:
        facts = {id: _parts(one) for id, one in told["facts"].items()}
        registers = {id: tuple(Told(**one) for one in deliveries) for id, deliveries in told["registers"].items()}
        return Holding(**{**told, "facts": facts, "registers": registers, "kept": tuple(told["kept"])})
    except (KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise BrokenStore(f"{file.path} is no list of person facts ({type(wrong).__name__}); build anew") from wrong


def _parts(told: Mapping[str, object]) -> Parts:
    # A build made before there were shares has one.
    return Parts(told["rows"], tuple(tuple(pair) for pair in told["overlays"]), told.get("shares", 1))


def open_parts(connection: engine.Connection, build: Path, pack: Pack, holding: Holding) -> None:
    """Make `fact.<id>` of every person fact of the pack, and the calendar. Raises BrokenStore where the build, which may be of an older
    pack, lacks one."""
    make_calendar(connection, pack, holding.horizons)
    for step in steps(pack):
        if isinstance(step, StatusSpells):
            continue
        if step.stored and step.id not in holding.facts:
            raise BrokenStore(f"the build lacks the person fact {step.id}: {CHANGED}")
        try:
            if step.stored:
                make_view(connection, build, pack.id, step, holding.facts[step.id])
            else:
                make_step(connection, step, "VIEW")
            _make_several(connection, build, pack.id, step, holding)
        except engine.SqlError as wrong:
            raise BrokenStore(f"the build has the person fact {step.id} otherwise ({type(wrong).__name__}): {CHANGED}") from wrong


def _make_several(connection: engine.Connection, build: Path, pack: str, fact: PersonFact, holding: Holding) -> None:
    """Make `fact.<id>` with SEVERAL added: of what no such rows lie beside, all rows."""
    if fact.stored and are_there(part_paths(build, pack, fact.id, holding.facts[fact.id])):
        make_view(connection, build, pack, fact, holding.facts[fact.id], SEVERAL, several_path)
    else:
        see_all(connection, fact)


def _itself(part: Path) -> Path:
    return part


def make_view(
    connection: engine.Connection, build: Path, pack: str, fact: PersonFact, parts: Parts, added: str = "",
    beside: Callable[[Path], Path] = _itself,
) -> None:
    """Make `fact.<id>`, with something added to the name: rows of each person from the newest part that speaks for that person; of parts
    that lie `beside` the parts of a fact, too."""
    columns = names([*(column.name for column in fact.tells), *([KEY] if fact.unit else [])])
    base = _parquet(*map(beside, base_paths(build, pack, fact.id, parts.shares)))
    view = f"fact.{name(fact.id + added)}"
    if not parts.overlays:
        connection.execute(f"CREATE VIEW {view} AS SELECT {columns} FROM {base}")
        return
    person = name(fact.unit.name)
    newest = f"fact.{name(fact.id + added + '__newest')}"
    numbers = [number for number, _ in parts.overlays]
    lists = _parquet(*(touched_path(build, pack, number) for number in numbers))
    connection.execute(f"CREATE TABLE {newest} AS SELECT person, max({PART}) AS {PART} FROM {lists} GROUP BY person")
    overlays = _parquet(*(beside(overlay_path(build, pack, fact.id, number)) for number in numbers))
    connection.execute(
        f"CREATE VIEW {view} AS SELECT {columns} FROM {base} AS b "
        f"WHERE NOT EXISTS (SELECT 1 FROM {newest} AS n WHERE n.person = b.{person}) "
        f"UNION ALL SELECT {columns} FROM {overlays} AS o "
        f"WHERE EXISTS (SELECT 1 FROM {newest} AS n WHERE n.person = o.{person} AND n.{PART} = o.{PART})"
    )


def _parquet(*paths: Path) -> str:
    return f"read_parquet([{', '.join(literal(str(path.resolve())) for path in paths)}])"
