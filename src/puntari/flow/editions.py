"""Editions of a pack's catalogue: the record of its definitions as it stood with each build, kept when it differs from the one before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from puntari.define.pack import Pack
from puntari.define.record import digest_of, record_of
from puntari.store.editions import edition_events, keep_edition, read_edition
from puntari.store.root import Store
from puntari.words.errors import BadQuestion

NOW = "now"
"""The name of the catalogue as the installed pack defines it."""
Record = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition by its digest, with the build that it began with and when (UTC)."""

    id: str
    build: str
    when: str


def note_edition(store: Store, pack: Pack, build: str) -> str:
    """Keep the pack's catalogue as it is now if it is a new edition, and return its digest."""
    record = record_of(pack)
    edition = digest_of(record)
    keep_edition(store, pack.id, edition, record, build, datetime.now(UTC).isoformat(timespec="seconds"))
    return edition


def editions(store: Store, pack: str) -> tuple[Edition, ...]:
    """The editions of a pack's catalogue in the order in which they began."""
    return tuple(Edition(str(one["edition"]), str(one["build"]), str(one["when"])) for one in edition_events(store, pack))


def edition_named(store: Store, pack: Pack, name: str) -> tuple[str, Record]:
    """The edition that a name means, with its record: `now`, the beginning of a digest, a build, or a day (the last one begun by then).

    Raises BadQuestion where it means none.
    """
    if name == NOW:
        record = record_of(pack)
        return digest_of(record), record
    known = editions(store, pack.id)
    found = [one for one in known if one.build == name or (len(name) >= 4 and one.id.startswith(name))] or _by_day(known, name)
    if not found:
        told = ", ".join(f"{one.id} (since {one.when[:10]}, build {one.build})" for one in known) or "none yet: build first"
        raise BadQuestion(f"{name!r} is no edition of the catalogue of {pack.id}; name `{NOW}`, a day, a build, a file, or one of: {told}")
    return found[-1].id, read_edition(store, pack.id, found[-1].id)


def _by_day(known: tuple[Edition, ...], name: str) -> list[Edition]:
    try:
        day = date.fromisoformat(name)
    except ValueError:
        return []
    return [one for one in known if one.when[:10] <= day.isoformat()]
