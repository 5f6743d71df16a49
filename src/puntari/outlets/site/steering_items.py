"""Recommendations and measures as the page of steering tells them: what holds now, since when, and everything that was recorded."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.steering import Kind, Measure, Recommendation
from puntari.doors.steering import Recorded, Standing
from puntari.outlets.site import followup_words
from puntari.outlets.site import steering_words as words
from puntari.outlets.site.book import day_text
from puntari.outlets.site.steering_walk import Item, Line, Link, Walk, anchor
from puntari.words.text import Text


def recommendation_item(walk: Walk, one: Recommendation) -> Item:
    """A recommendation of the round with its measures."""
    every = walk.steering.recommendations
    before = [id for id, other in every.items() if one.id in other.enables]
    earlier, further = (
        [id for id, other in every.items() if walk.standing[id].successor == one.id and other.kind is kind]
        for kind in (Kind.EARLIER, Kind.FURTHER)
    )
    lines = [
        *_who_and_when(walk, one),
        walk.line(words.BECAUSE, "", walk.to(one.because)), walk.line(words.ENABLED_BY, "", walk.to(before)),
        walk.line(words.ENABLES, "", walk.to(one.enables)), walk.line(words.GOES_ON, "", walk.to(earlier)),
        walk.line(words.TAKES_UP, "", walk.to(further)), *_followed(walk, one), *_shown_by(walk, walk.standing[one.id]),
        *((_successor(walk, one),) if walk.standing[one.id].successor else ()),
    ]
    measures = tuple(measure_item(walk, measure) for measure in walk.steering.measures.values() if measure.of == one.id)
    return Item(one.id, walk.said(one.text), tuple(line for line in lines if line.text or line.links), measures, history(walk, one.id))


def earlier_item(walk: Walk, one: Recommendation) -> Item:
    """A recommendation of the earlier round: what came of it, and where it goes on."""
    stands = walk.standing[one.id]
    evidence = tuple(_shown_by(walk, stands)) or (walk.line(words.EVIDENCE, lacks=True),)
    lines = (*_who_and_when(walk, one), *_followed(walk, one), *evidence, _successor(walk, one))
    return Item(one.id, walk.said(one.text), lines, history=history(walk, one.id))


def measure_item(walk: Walk, one: Measure) -> Item:
    """A measure: who sees to it, how far it is, and where it will be seen."""
    stands = walk.standing[one.id]
    seen = walk.line(words.SEEN_BY, words.UNMEASURED[one.unmeasured][walk.language]) if one.unmeasured else None
    lines = (
        walk.line(words.CARRIES_OUT, "", walk.to((one.of,))), *due_lines(walk, one),
        *((_of(walk, stands, words.STATE, "state", words.STATES[stands.state]),) if stands.state else ()), *_shown_by(walk, stands),
        seen or walk.line(words.SEEN_BY, "", walk.indicators(one.indicators)), walk.line(words.SEEN_IN, "", walk.areas(one.areas)),
    )
    return Item(anchor(one.id), walk.said(one.text), lines, history=history(walk, one.id))


def due_lines(walk: Walk, one: Measure) -> tuple[Line, ...]:
    """Who sees to a measure, until when, and how urgent it is; what is missing says so."""
    stands = walk.standing[one.id]
    return (
        _of(walk, stands, words.OWNER, "owner", stands.owner), _due(walk, stands),
        walk.line(words.PRIORITY, str(one.priority or ""), lacks=one.priority is None),
    )


def _who_and_when(walk: Walk, one: Recommendation) -> tuple[Line, ...]:
    stands = walk.standing[one.id]
    return (
        walk.line(words.OF_ROUND, one.round, lacks=not one.round),
        walk.line(words.ADDRESSEE, walk.said(one.addressee), lacks=one.addressee is None),
        _of(walk, stands, words.OWNER, "owner", stands.owner), _due(walk, stands),
    )


def _due(walk: Walk, stands: Standing) -> Line:
    due = day_text(stands.due.isoformat(), walk.language) if stands.due else ""
    late = f" ({followup_words.LATE[walk.language]})" if stands.late else ""
    return _line(walk, stands, words.DEADLINE, "due", f"{due}{late}")


def _followed(walk: Walk, one: Recommendation) -> tuple[Line, ...]:
    """What was answered and how far it is; one of this round has no state before the next, or before somebody records it."""
    stands = walk.standing[one.id]
    new = one.kind is Kind.ROUND and stands.state is None
    state = words.NOT_YET if new else words.STATES[stands.state] if stands.state else None
    return (
        _of(walk, stands, words.ANSWER, "answer", words.ANSWERS[stands.answer] if stands.answer else None),
        _of(walk, stands, words.STATE, "state", state),
    )


def _shown_by(walk: Walk, stands: Standing) -> Iterator[Line]:
    if stands.evidence is not None:
        yield _of(walk, stands, words.EVIDENCE, "evidence", stands.evidence)
    if stands.exhibits:
        yield _line(walk, stands, words.ON_EVIDENCE, "exhibits", "", tuple(walk.exhibits(stands.exhibits)))
    if stands.note is not None:
        yield _of(walk, stands, followup_words.NOTE, "note", stands.note)


def _successor(walk: Walk, one: Recommendation) -> Line:
    stands = walk.standing[one.id]
    return _line(walk, stands, words.SUCCESSOR, "successor", "", tuple(walk.to((stands.successor,) if stands.successor else ())))


def _of(walk: Walk, stands: Standing, name: Text, part: str, said: Text | None) -> Line:
    return _line(walk, stands, name, part, walk.said(said))


def _line(walk: Walk, stands: Standing, name: Text, part: str, text: str, links: tuple[Link, ...] = ()) -> Line:
    """A part of what holds, with the day and the source of whatever was recorded after the round."""
    if not text and not links:
        return walk.line(name, lacks=True)
    version = stands.since.get(part)
    if version is None:
        return walk.line(name, text, links)
    own = part in ("owner", "evidence", "note")
    since = followup_words.SINCE[walk.language].format(day=day_text(version.entry.on.isoformat(), walk.language))
    return Line(name[walk.language], text, links, lang=version.entry.language if own else "", since=f"{since}: {version.entry.source}")


def history(walk: Walk, id: str) -> tuple[Line, ...]:
    """Everything that was recorded of a thing, the newest first."""
    return tuple(_version(walk, one) for one in reversed(walk.standing[id].versions))


def _version(walk: Walk, one: Recorded) -> Line:
    language, entry = walk.language, one.entry
    parts = [f"{name[language]}: {text}" for name, text in _parts(walk, one)]
    parts.append(f"{followup_words.SOURCE[language]}: {entry.source}")
    made = followup_words.BY[language].format(who=one.by, day=day_text(one.at, language))
    if one.withdrawn is not None:
        gone = one.withdrawn
        parts.append(followup_words.WITHDRAWN[language].format(who=gone.by, day=day_text(gone.at, language), why=gone.why))
    name = followup_words.ENTRY[language].format(number=one.number, day=day_text(entry.on.isoformat(), language))
    return Line(name, f"{'; '.join(parts)}. {made}", lacks=one.withdrawn is not None, lang=entry.language)


def _parts(walk: Walk, one: Recorded) -> Iterator[tuple[Text, str]]:
    entry, language = one.entry, walk.language
    if entry.answer:
        yield words.ANSWER, words.ANSWERS[entry.answer][language]
    if entry.state:
        yield words.STATE, words.STATES[entry.state][language]
    if entry.owner:
        yield words.OWNER, entry.owner
    if entry.due:
        yield words.DEADLINE, day_text(entry.due.isoformat(), language)
    if entry.evidence:
        yield words.EVIDENCE, entry.evidence
    if entry.exhibits:
        yield words.ON_EVIDENCE, ", ".join(link.name for link in walk.exhibits(entry.exhibits))
    if entry.successor:
        yield words.SUCCESSOR, ", ".join(link.name for link in walk.to((entry.successor,)))
    if entry.note:
        yield followup_words.NOTE, entry.note
