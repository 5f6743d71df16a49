"""What is recorded of recommendations and measures after a round: answer, state, evidence, owner, deadline; each dated and sourced."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from puntari.define.names import nearest
from puntari.define.steering import Measure, Recommendation, Reply, State, Steering
from puntari.words.errors import BadQuestion
from puntari.words.identifier import LOOKS_LIKE_ONE
from puntari.words.text import Language

K = TypeVar("K", bound=StrEnum)
LONGEST, LONGEST_NAME = 600, 120
"""Characters of a text and of a name or source."""
SAYS = ("answer", "state", "owner", "due", "evidence", "exhibits", "successor", "note")
"""What an entry can say, in the order in which it is shown."""
PAGE, LISTS = "follow_up", "lists"
"""The sheets of a workbook in which entries come: what is filled in, and the words that stand for codes."""
IN_SHEET = (*SAYS, "on", "source")
"""The columns that are filled in, beside `of`."""
CODED = ("answer", "state")
"""Those that are chosen from a list of words."""
OF_RECOMMENDATIONS = ("answer", "successor")
"""What only recommendations have: a measure is not answered by itself, and goes on with its recommendation."""


@dataclass(frozen=True)
class Entry:
    """What somebody recorded of a recommendation or measure: what was so on which day, and where that was told. What it does not say is
    None or empty, and stays as it was. Its own words are in `language`."""

    of: str
    on: date
    source: str
    language: Language
    answer: Reply | None = None
    state: State | None = None
    owner: str = ""
    due: date | None = None
    evidence: str = ""
    exhibits: tuple[str, ...] = ()
    successor: str = ""
    note: str = ""

    @property
    def says(self) -> dict[str, object]:
        """What it says, by the names of SAYS."""
        return {name: value for name in SAYS if (value := getattr(self, name))}


@dataclass(frozen=True)
class Arrangement:
    """An order of the measures that somebody saved: the step of each, the day and the reason."""

    on: date
    reason: str
    language: Language
    steps: Mapping[str, int]


def entry_in(told: Mapping[str, object], where: str) -> Entry:
    """The entry that cells or options tell, by name; raises BadQuestion with the place for what cannot be read."""
    cells = {name: str(value).strip() for name, value in told.items() if value is not None and str(value).strip()}
    if strange := sorted(set(cells) - {"of", "on", "source", "language", *SAYS}):
        raise BadQuestion(f"{where}: an entry says nothing called {strange[0]!r}; it says {', '.join(SAYS)}")
    for name in ("of", "on", "source"):
        if name not in cells:
            raise BadQuestion(f"{where}: {_MISSING[name]}")
    texts = {name: words(cells.get(name, ""), f"{where}, {name}") for name in ("owner", "evidence", "successor", "note")}
    return Entry(
        cells["of"], day(cells["on"], f"{where}, on"), words(cells["source"], f"{where}, source", LONGEST_NAME * 2),
        _among(Language, cells.get("language", Language.FI), f"{where}, language"),
        _maybe(Reply, cells, "answer", where), _maybe(State, cells, "state", where), texts["owner"],
        day(cells["due"], f"{where}, due") if "due" in cells else None, texts["evidence"],
        tuple(cells.get("exhibits", "").replace(",", " ").split()), texts["successor"], texts["note"],
    )


_MISSING = {
    "of": "it is said of nothing; name a recommendation or a measure",
    "on": "the day is missing; say on which day it was so, as 2026-06-30",
    "source": "the source is missing; say where it was told, such as the letter or the minutes",
}


def check_entry(entry: Entry, steering: Steering, exhibits: Iterable[str], today: date) -> None:
    """Refuse an entry that says nothing, or what cannot be; raises BadQuestion with what to do."""
    where = entry.of
    subject = subject_of(steering, entry.of)
    if not entry.says:
        raise BadQuestion(f"{where}: it says nothing; say at least one of {', '.join(SAYS)}")
    if isinstance(subject, Measure) and (told := [name for name in OF_RECOMMENDATIONS if name in entry.says]):
        raise BadQuestion(f"{where} is a measure and has no {told[0]}; record it of its recommendation {subject.of}")
    if entry.on > today:
        raise BadQuestion(f"{where}: {entry.on} has not come yet; `on` is the day on which it was so")
    if entry.due is not None and entry.due < entry.on:
        raise BadQuestion(f"{where}: the deadline {entry.due} lies before {entry.on}, when it was told; check both days")
    known = tuple(exhibits)
    for id in entry.exhibits:
        if id not in known:
            raise BadQuestion(f"{where}: {id!r} is not in the register of evidence; {nearest(id, known)}")
    if entry.successor:
        _check_successor(entry, steering)


def _check_successor(entry: Entry, steering: Steering) -> None:
    subject_of(steering, entry.successor, measures=False)
    seen = [entry.of]
    following = entry.successor
    while following:
        if following in seen:
            raise BadQuestion(f"{entry.of} cannot go on in {entry.successor}: they would go on in one another in a circle")
        seen.append(following)
        following = steering.recommendations[following].successor if following in steering.recommendations else ""


def subject_of(steering: Steering, id: str, measures: bool = True) -> Recommendation | Measure:
    """The recommendation or measure of that id; raises BadQuestion naming the nearest."""
    found = dict(steering.recommendations) | (dict(steering.measures) if measures else {})
    if id not in found:
        raise BadQuestion(f"there is no recommendation{' or measure' if measures else ''} {id!r}; {nearest(id, found)}")
    return found[id]


def check_arrangement(one: Arrangement, steering: Steering, most: int, today: date) -> None:
    """Refuse an order with a step that is not, without every measure, or of a day to come; raises BadQuestion."""
    if one.on > today:
        raise BadQuestion(f"{one.on} has not come yet; `on` is the day on which the order was decided")
    if not one.reason:
        raise BadQuestion("the order has no reason; say why it was chosen")
    for id, step in one.steps.items():
        if id not in steering.measures:
            raise BadQuestion(f"there is no measure {id!r}; {nearest(id, steering.measures)}")
        if not 1 <= step <= most:
            raise BadQuestion(f"measure {id} cannot stand at step {step}; the roadmap has steps 1 to {most}")
    if lacking := sorted(set(steering.measures) - set(one.steps)):
        raise BadQuestion(f"the order says nothing of measure {lacking[0]}")


def words(told: str, where: str, longest: int = LONGEST) -> str:
    """A text as it may be kept: on one line, not too long, without anything that looks like a personal or business id."""
    text = " ".join(told.split())
    if len(text) > longest:
        raise BadQuestion(f"{where} has {len(text)} characters; write at most {longest}")
    if LOOKS_LIKE_ONE.search(text):
        raise BadQuestion(f"{where} looks like it holds a personal or business id, which is not kept here; leave it out")
    return text


def named(who: str) -> str:
    """Whoever stands behind what is recorded; raises BadQuestion for nobody."""
    name = words(who, "who", LONGEST_NAME)
    if not name:
        raise BadQuestion("nobody stands behind it; say with --by who records it")
    return name


def day(told: object, where: str) -> date:
    """A day as it is written; raises BadQuestion."""
    try:
        return told if isinstance(told, date) else date.fromisoformat(str(told)[:10])
    except ValueError as wrong:
        raise BadQuestion(f"{where}: {told!r} is no day; write it as 2026-06-30") from wrong


def _maybe(kind: type[K], cells: Mapping[str, str], name: str, where: str) -> K | None:
    return _among(kind, cells[name], f"{where}, {name}") if name in cells else None


def _among(kind: Callable[[str], K], told: str, where: str) -> K:
    try:
        return kind(told)
    except ValueError as wrong:
        raise BadQuestion(f"{where} is {told!r}; it must be one of {', '.join(kind)}") from wrong
