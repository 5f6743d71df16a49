"""The door of what comes after a round: recording what became of recommendations, and saving an order of the roadmap."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime

from puntari.define.followup import Arrangement, Entry, check_arrangement, check_entry, entry_in, named, subject_of, words
from puntari.define.pack import Pack
from puntari.define.steering import Steering
from puntari.doors.act import carry_out
from puntari.doors.house import House
from puntari.flow import followup as flow
from puntari.flow.follow_sheet import follow_rows
from puntari.flow.followup import Event, FollowUp
from puntari.flow.kept_after import extend
from puntari.flow.roadmap import most_steps, order_of
from puntari.guard.actor import Actor
from puntari.guard.policy import Deed
from puntari.guard.release import Refusal
from puntari.words.errors import BadQuestion
from puntari.words.text import Language


def record(house: House, actor: Actor, pack: str, told: Sequence[Mapping[str, object]]) -> tuple[Entry, ...] | Refusal:
    """Record entries on recommendations and measures, all or none, as define/followup.py reads them; the actor must have a name. Raises
    BadQuestion with the place and what to do."""
    chosen = house.pack(pack)
    known = {*chosen.steering.recommendations, *chosen.steering.measures} if chosen.steering is not None else set()
    about = sorted({str(one.get("of")) for one in told} & known)

    def given(before: FollowUp) -> tuple[Entry, ...]:
        return tuple(entry_in(one, str(one.get("of") or f"entry {number}")) for number, one in enumerate(told, 1))

    return _recorded(house, actor, chosen, given, recommendations=about)


def record_sheet(
    house: House, actor: Actor, pack: str, data: bytes, on: date, source: str, language: Language
) -> tuple[Entry, ...] | Refusal:
    """Record what is new in a returned spreadsheet: what stands there as it was is no entry. `on` and `source` hold for rows that do not
    say theirs. Raises BrokenFile for another file, and BadQuestion with the row that is wrong, or where nothing is new."""
    chosen = house.pack(pack)

    def new(before: FollowUp) -> tuple[Entry, ...]:
        steering = _steering(chosen)
        told = tuple(_of_row(number, cells, on, source, language) for number, cells in follow_rows(data))
        for one in told:
            subject_of(steering, one.of)
        found = (flow.differing(steering, before, one, _today()) for one in told)
        if not (entries := tuple(one for one in found if one is not None)):
            raise BadQuestion("nothing in the sheet is new; change what has changed, and return it")
        return entries

    return _recorded(house, actor, chosen, new)


def _of_row(number: int, cells: Mapping[str, object], on: date, source: str, language: Language) -> Entry:
    given = {"on": on.isoformat(), "source": source} | {name: value for name, value in cells.items() if value not in (None, "")}
    return entry_in(given | {"language": language.value}, f"row {number}")


def withdraw(house: House, actor: Actor, pack: str, of: str, number: int, why: str) -> None | Refusal:
    """Let an entry count no more, which stays where it can be read; raises BadQuestion for one that is not."""
    chosen = house.pack(pack)

    def decide(before: FollowUp) -> Event:
        subject_of(_steering(chosen), of)
        return flow.withdrawing(before, of, number, words(why, "why"), named(actor.name))

    return _deed(house, actor, Deed.RECORD, chosen, decide, withdrawn=True)


def arrange(house: House, actor: Actor, pack: str, moved: Mapping[str, int], on: date, reason: str, language: Language) -> int | Refusal:
    """Save an order of the roadmap and give its number: `moved` are steps of measures, and the others stay as they are. Raises
    BadQuestion for a measure or step that is not."""
    chosen = house.pack(pack)
    kept: list[int] = []

    def decide(before: FollowUp) -> Event:
        steering = _steering(chosen)
        whole = Arrangement(on, words(reason, "the reason"), language, {**order_of(steering, before), **moved})
        check_arrangement(whole, steering, most_steps(steering), _today())
        kept.append(len(before.orders) + 1)
        return flow.arranging(before, whole, named(actor.name))

    done = _deed(house, actor, Deed.ARRANGE, chosen, decide)
    return kept[-1] if done is None else done


def _recorded(
    house: House, actor: Actor, pack: Pack, given: Callable[[FollowUp], tuple[Entry, ...]], **about: object
) -> tuple[Entry, ...] | Refusal:
    told: list[tuple[Entry, ...]] = []

    def decide(before: FollowUp) -> Event:
        by, steering = named(actor.name), _steering(pack)
        told.append(given(before))
        for one in told[-1]:
            check_entry(one, steering, tuple(pack.evidence.exhibits) if pack.evidence is not None else (), _today())
        return flow.recording(steering, before, told[-1], by, _today())

    done = _deed(house, actor, Deed.RECORD, pack, decide, **about)
    return told[-1] if done is None else done


def _deed(house: House, actor: Actor, deed: Deed, pack: Pack, decide: Callable[[FollowUp], Event], **about: object) -> None | Refusal:
    done = carry_out(house, actor, deed, {"pack": pack.id, **about}, lambda: extend(house.store, pack, decide))
    return done if isinstance(done, Refusal) else None


def _steering(pack: Pack) -> Steering:
    if pack.steering is None:
        raise BadQuestion(f"pack {pack.id} tells of no steering")
    return pack.steering


def _today() -> date:
    return datetime.now(UTC).date()
