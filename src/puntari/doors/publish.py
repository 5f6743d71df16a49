"""The door through which a site leaves as files: filled aside, put in place whole, entered in the trail."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from puntari.doors.house import House
from puntari.doors.releases import unreleased
from puntari.guard.actor import PUBLIC
from puntari.guard.audit import Event, record
from puntari.guard.events import Outcome
from puntari.guard.release import Refusal
from puntari.store.folder import abandon_folder, begin_folder, finish_folder, put_in_folder
from puntari.words.errors import BrokenStore


@dataclass(frozen=True)
class Printing:
    """A site that is being written: the folder it is filled in, and where it will lie."""

    fresh: Path
    out: Path

    def put(self, name: str, data: bytes) -> None:
        """Write a file of the site; `name` is its path within."""
        put_in_folder(self.fresh, name, data)


def publish_site(house: House, out: Path, fill: Callable[[Printing], int]) -> int | Refusal:
    """Let `fill` write a site and put it in place whole; the number of files. What goes wrong leaves the old site as it was.

    A build that a pack with four eyes has not released is refused, and a site while whose pages another build was put in place or a
    release was taken back. That it becomes public is in the trail before it does.
    """
    build, waits = house.build(), unreleased(house)
    if waits is not None:
        record(house.store, Event(PUBLIC, "publish", {}, Outcome.REFUSED, house.build().name, reason=waits.reason.en))
        return waits
    printing = Printing(begin_folder(out), out)
    try:
        files = fill(printing)
        if house.build() != build or unreleased(house) is not None:
            raise BrokenStore(f"{build.name} is no longer what is released; its site was not put in place: run `puntari site build` again")
        record(house.store, Event(PUBLIC, "publish", {"files": files}, Outcome.RELEASED, house.build().name))
        finish_folder(printing.fresh, out)
    except BaseException as wrong:
        abandon_folder(printing.fresh)
        # Where it is the trail that cannot be written, that is what is told.
        with suppress(BrokenStore):
            record(house.store, Event(PUBLIC, "publish", {}, Outcome.FAILED, reason=type(wrong).__name__))
        raise
    return files
