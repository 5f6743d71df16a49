"""What was recorded after a round, as its events tell it: versions of every recommendation and measure, saved orders, kept files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, date, datetime
from types import MappingProxyType

from puntari.define.followup import Arrangement, Entry, entry_in, subject_of
from puntari.define.steering import Kind, Measure, Reply, State, Steering
from puntari.words.errors import BadQuestion
from puntari.words.text import Language, Text

Event = Mapping[str, object]


@dataclass(frozen=True)
class Withdrawal:
    """That an entry was found wrong: by whom, when and why. The entry stays where it can be read and counts no more."""

    by: str
    at: str
    why: str


@dataclass(frozen=True)
class Version:
    """The `number`th entry on a subject, who recorded it and when."""

    number: int
    entry: Entry
    by: str
    at: str
    withdrawn: Withdrawal | None = None


@dataclass(frozen=True)
class Order:
    """The `number`th order of the roadmap that was saved, by whom and when."""

    number: int
    arrangement: Arrangement
    by: str
    at: str


@dataclass(frozen=True)
class KeptFile:
    """A file of a piece of evidence: its hash and size, the day it is of, where it is from, who added it; `sealed` names it in the vault,
    and is empty where only its hash was kept."""

    number: int
    exhibit: str
    sha256: str
    size: int
    on: date
    source: str
    by: str
    at: str
    sealed: str = ""


@dataclass(frozen=True)
class FollowUp:
    """All that was recorded of a pack: entries by subject, orders and files by piece of evidence, each the oldest first."""

    entries: Mapping[str, tuple[Version, ...]] = field(default_factory=lambda: MappingProxyType({}))
    orders: tuple[Order, ...] = ()
    files: Mapping[str, tuple[KeptFile, ...]] = field(default_factory=lambda: MappingProxyType({}))

    def until(self, day: date) -> FollowUp:
        """What was so by the end of a day, by the days that entries and orders are of."""
        entries = {of: tuple(one for one in some if one.entry.on <= day) for of, some in self.entries.items()}
        return replace(self, entries=entries, orders=tuple(one for one in self.orders if one.arrangement.on <= day))


@dataclass(frozen=True)
class Standing:
    """What holds of a recommendation or measure: the pack's own word, and over it the newest entry that says something of each. `since`
    has the version behind each part that was recorded, `late` whether its deadline passed before it was done."""

    id: str
    answer: Reply | None
    state: State | None
    owner: Text | None
    due: date | None
    evidence: Text | None
    exhibits: tuple[str, ...]
    successor: str
    note: Text | None
    since: Mapping[str, Version]
    versions: tuple[Version, ...]
    late: bool


def as_it_stands(events: Iterable[Event]) -> FollowUp:
    """All that the events tell."""
    entries: dict[str, list[Version]] = {}
    orders: list[Order] = []
    files: dict[str, list[KeptFile]] = {}
    for event in events:
        by, at, kind = str(event["by"]), str(event["at"]), event["kind"]
        if kind == "recorded":
            for told in event["entries"]:
                mine = entries.setdefault(str(told["of"]), [])
                mine.append(Version(len(mine) + 1, entry_in(told, "a kept entry"), by, at))
        elif kind == "withdrawn":
            mine, place = entries[str(event["of"])], int(str(event["number"])) - 1
            mine[place] = replace(mine[place], withdrawn=Withdrawal(by, at, str(event["why"])))
        elif kind == "arranged":
            steps = {str(id): int(step) for id, step in event["steps"].items()}
            told_on = date.fromisoformat(str(event["on"]))
            orders.append(Order(len(orders) + 1, Arrangement(told_on, str(event["reason"]), Language(event["language"]), steps), by, at))
        elif kind == "kept":
            mine_files = files.setdefault(str(event["exhibit"]), [])
            mine_files.append(_file(event, len(mine_files) + 1))
    return FollowUp({of: tuple(some) for of, some in entries.items()}, tuple(orders), {id: tuple(some) for id, some in files.items()})


def _file(event: Event, number: int) -> KeptFile:
    exhibit, sha256, source, by, at, sealed = (str(event[part]) for part in ("exhibit", "sha256", "source", "by", "at", "sealed"))
    return KeptFile(number, exhibit, sha256, int(str(event["size"])), date.fromisoformat(str(event["on"])), source, by, at, sealed)


def standing(steering: Steering, id: str, told: FollowUp, today: date) -> Standing:
    """What holds of one recommendation or measure."""
    subject, versions = subject_of(steering, id), told.entries.get(id, ())
    since: dict[str, Version] = {}
    for one in sorted((each for each in versions if each.withdrawn is None), key=lambda each: (each.entry.on, each.number)):
        since |= dict.fromkeys(one.entry.says, one)
    own = {name: getattr(subject, name, None) for name in ("answer", "state", "owner", "due", "evidence", "successor")}
    now = own | {name: getattr(one.entry, name) for name, one in since.items()}
    said = {name: Text.same(now[name]) if isinstance(now.get(name), str) else now.get(name) for name in ("owner", "evidence", "note")}
    late = now["due"] is not None and now["due"] < today and now["state"] is not State.DONE
    return Standing(
        id, now["answer"], now["state"], said["owner"], now["due"], said["evidence"], tuple(now.get("exhibits") or ()),
        str(now["successor"] or ""), said["note"], since, versions, late,
    )


def standings(steering: Steering, told: FollowUp, today: date) -> dict[str, Standing]:
    """What holds of every recommendation and measure, by id."""
    return {id: standing(steering, id, told, today) for id in (*steering.recommendations, *steering.measures)}


def recording(steering: Steering, told: FollowUp, entries: Sequence[Entry], by: str, today: date) -> Event:
    """The event of entries; raises BadQuestion for one that says nothing new, or that something is done without anything that shows it."""
    for one in entries:
        now = standing(steering, one.of, told, today)
        subject = subject_of(steering, one.of)
        if all(_same(getattr(now, name), value, one.language) for name, value in one.says.items()):
            raise BadQuestion(f"{one.of}: all of it is recorded already; say what is new, or add a note")
        shown = one.evidence or one.exhibits or now.evidence or now.exhibits
        if one.state is State.DONE and not shown and not (isinstance(subject, Measure) and one.note):
            raise BadQuestion(f"{one.of}: nothing shows that it is done; give evidence, or exhibits of the register")
        if one.answer is not None and getattr(subject, "kind", None) is Kind.FURTHER:
            raise BadQuestion(f"{one.of} is a further recommendation to a goal; the answer is given to {now.successor}, which takes it up")
    return _now("recorded", by, entries=[as_told(one) for one in entries])


def as_told(entry: Entry) -> dict[str, object]:
    """An entry as plain values, as it is kept and as `entry_in` reads it."""
    said = {name: " ".join(value) if name == "exhibits" else _plain(value) for name, value in entry.says.items()}
    return {"of": entry.of, "on": entry.on.isoformat(), "source": entry.source, "language": entry.language.value, **said}


def differing(steering: Steering, told: FollowUp, entry: Entry, today: date) -> Entry | None:
    """What of an entry is new, for a sheet that came back with what it had and what was changed; None where nothing is."""
    now = standing(steering, entry.of, told, today)
    same = [name for name, value in entry.says.items() if _same(getattr(now, name), value, entry.language)]
    empty = {"exhibits": (), "answer": None, "state": None, "due": None}
    left = replace(entry, **{name: empty.get(name, "") for name in same})
    return left if left.says else None


def _same(now: object, said: object, language: Language) -> bool:
    return (now[language] if isinstance(now, Text) else now) == said


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else str(value)


def withdrawing(told: FollowUp, of: str, number: int, why: str, by: str) -> Event:
    """The event by which an entry counts no more; raises BadQuestion for one that is not, or was withdrawn before."""
    versions = told.entries.get(of, ())
    if not 1 <= number <= len(versions):
        raise BadQuestion(f"{of} has {len(versions)} entries and no entry {number}; `puntari recommendations history {of}` shows them")
    if versions[number - 1].withdrawn is not None:
        raise BadQuestion(f"entry {number} of {of} was withdrawn before")
    if not why:
        raise BadQuestion("the withdrawal has no reason; say with --why what was wrong")
    return _now("withdrawn", by, of=of, number=number, why=why)


def arranging(told: FollowUp, one: Arrangement, by: str) -> Event:
    """The event of a saved order; raises BadQuestion for the order that holds already."""
    if told.orders and dict(told.orders[-1].arrangement.steps) == dict(one.steps):
        raise BadQuestion(f"this is the order that holds already, saved as number {told.orders[-1].number}")
    return _now("arranged", by, **asdict(one) | {"on": one.on.isoformat(), "steps": dict(one.steps), "language": one.language.value})


def keeping(told: FollowUp, one: KeptFile) -> Event:
    """The event of a file of evidence; raises BadQuestion for the very file that is kept already."""
    kept = told.files.get(one.exhibit, ())
    if kept and kept[-1].sha256 == one.sha256:
        raise BadQuestion(f"{one.exhibit} has this very file already, as number {kept[-1].number}")
    return {"kind": "kept", **{name: value for name, value in vars(one).items() if name != "number"}, "on": one.on.isoformat()}


def moment() -> str:
    """The moment that is now, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _now(kind: str, by: str, **told: object) -> Event:
    return {"kind": kind, "by": by, "at": moment(), **told}
