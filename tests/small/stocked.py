"""A house over the small domain that is stocked through the doors, with deliveries made in the test itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.doors import act
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.flow.run import Built
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.release import Figures, Row
from puntari.store.root import Store
from tests.small.pack import COUNTIES, PACK

KEEPER = Actor(Role.ADMINISTRATOR, name="keeper")
ANALYST = Actor(Role.ANALYST, name="analyst", purpose="a study")
PARISHES = tuple(parish for parishes in COUNTIES.values() for parish in parishes)
HEADER = "where,when,breed,hens,cocks,share"


def quiet(what: str, done: int, of: int) -> None:
    """A progress that says nothing."""


def small_house(root: Path, pack: Pack = PACK) -> House:
    """A house with one pack over an empty store."""
    return House(Store(root), {pack.id: pack})


def hens_csv(month: str = "2024-01", hens: Mapping[str, object] | None = None, cocks: Mapping[str, object] | None = None) -> str:
    """A delivery of hens: every parish has twenty, ten of each breed, and two cocks, but for the totals given by parish."""
    rows = [HEADER]
    for parish in PARISHES:
        mine, theirs = (hens or {}).get(parish, 20), (cocks or {}).get(parish, 2)
        rows.append(f"P{parish},{month},all,{mine},{theirs},")
        rows += [f"P{parish},{month},{breed},10,1," for breed in ("landrace", "leghorn")]
    rows.append(f"ALL,{month},all,500,50,9.5")
    return "\n".join(rows) + "\n"


def people_csv(year: int = 2023, people: int = 100) -> str:
    """A delivery of people: as many in every parish."""
    return "where,when,people\n" + "".join(f"P{parish},{year},{people}\n" for parish in PARISHES)


FIRST = (("hens", "hens.csv", hens_csv()), ("people", "people.csv", people_csv()))
"""Hens of January 2024 and people of 2023, as source, file name and text."""


def write(folder: Path, name: str, text: str | bytes) -> Path:
    """A file of the test's own, with that text."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def build(house: House) -> Built:
    """Build from what the store holds, without mirror and network."""
    built = act.build_all(house, KEEPER, None, None, quiet)
    assert isinstance(built, Built)
    return built


def stocked(root: Path, deliveries: Iterable[tuple[str, str, str]] = FIRST, pack: Pack = PACK) -> House:
    """A house built from deliveries, by default FIRST."""
    house = small_house(root / "store", pack)
    for source, name, text in deliveries:
        act.deliver(house, KEEPER, source, write(root / "files", name, text))
    build(house)
    return house


def released(house: House, question: Question, actor: Actor = PUBLIC) -> Figures:
    """The release that answers; a refusal fails the test."""
    answer = ask(house, question, actor)
    assert isinstance(answer, Figures), answer
    return answer


def figures(house: House, question: Question) -> dict[str | None, Row]:
    """The answer's rows by area; for questions about one indicator and one period."""
    rows = list(released(house, question).rows())
    by_area = {row.area: row for row in rows}
    assert len(by_area) == len(rows), "several figures an area: ask for one period and one indicator"
    return by_area
