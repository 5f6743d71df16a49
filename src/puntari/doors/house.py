"""The house that the doors open: a store, the packs, and the build that is served."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from puntari.define.framework import Framework
from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.flow import rounds
from puntari.flow.lives import as_decided, stamp_of
from puntari.flow.warehouse import Warehouse, log_stamp, manifest_of, open_warehouse
from puntari.store.builds import Served, current_build, served
from puntari.store.root import Store
from puntari.store.rounds import round_events, round_exists, round_ids
from puntari.words.errors import BadQuestion, BrokenStore

Opened = dict[tuple[Served, str, date | None, str], Warehouse]
MOST_OPEN = 12


@dataclass(frozen=True)
class House:
    """A store with the packs that are installed; warehouses once opened stay open until the build changes."""

    store: Store
    packs: Mapping[str, Pack]
    opened: Opened = field(default_factory=dict, repr=False, compare=False)
    decided: dict[str, tuple[str, Pack]] = field(default_factory=dict, repr=False, compare=False)

    def pack(self, id: str) -> Pack:
        """The pack of that id, with the indicators retired that were decided to be; raises BadQuestion naming the nearest."""
        if id not in self.packs:
            raise BadQuestion(f"there is no pack {id!r}; {nearest(id, self.packs)}")
        stamp = stamp_of(self.store, id)
        if id not in self.decided or self.decided[id][0] != stamp:
            self.decided[id] = (stamp, as_decided(self.store, self.packs[id]))
        return self.decided[id][1]

    def pack_with(self, indicator: str) -> Pack:
        """The one pack that has the indicator; raises BadQuestion where none has it, naming the nearest with their packs, or several."""
        holders = [pack for pack in self.packs.values() if indicator in pack.indicators]
        if len(holders) > 1:
            raise BadQuestion(f"{indicator!r} is in the packs {' and '.join(pack.id for pack in holders)}; name one with --pack")
        if not holders:
            known = {id: f"pack {pack.id}" for pack in self.packs.values() for id in pack.indicators}
            raise BadQuestion(f"no pack has an indicator {indicator!r}; {nearest(indicator, known)}")
        return self.pack(holders[0].id)

    def build(self) -> Path:
        """The folder of the build that is served; raises BrokenStore before the first one."""
        folder = current_build(self.store)
        if folder is None:
            raise BrokenStore(f"nothing has been built in {self.store.root} yet; run `puntari build`")
        return folder

    def manifest(self) -> Mapping[str, object]:
        """What the served build says of itself."""
        return manifest_of(self.build())

    def warehouse(self, pack: str, known_on: date | None = None, persons: bool = True) -> Warehouse:
        """The pack's tables in the served build, as known on a day; without `persons` what registers tell of a past day is not asked, and
        so that day stays open."""
        key = (served(self.build()), pack, known_on, log_stamp(self.store, self.pack(pack)) if known_on and persons else "")
        if key not in self.opened:
            self._let_go(key[0])
            self.opened[key] = open_warehouse(key[0].folder, self.pack(pack), known_on, self.store if persons else None)
        return self.opened[key]

    def _let_go(self, served: Served) -> None:
        """Forget warehouses of builds that are served no more, and all where too many are open: they hold what was computed."""
        others = [key for key in list(self.opened) if key[0] != served]
        for key in others if len(self.opened) - len(others) < MOST_OPEN else list(self.opened):
            self.opened.pop(key, None)

    def round(self, id: str) -> tuple[rounds.Round, Framework]:
        """A round of an assessment with its framework; raises BadQuestion for one that is not, or whose framework has changed."""
        return self.round_of(id, round_events(self.store, id) if round_exists(self.store, id) else ())

    def round_of(self, id: str, events: tuple[rounds.Event, ...]) -> tuple[rounds.Round, Framework]:
        """The round that these events make, with its framework; raises BadQuestion as `round` does."""
        if not events:
            # A name that is being tried may have an empty file at this moment.
            others = ", ".join(one for one in round_ids(self.store) if one != id)
            raise BadQuestion(f"there is no round {id!r}; rounds are {others or 'none'}")
        found = rounds.as_it_stands(id, events)
        framework = self.pack(found.pack).assessment(found.framework).framework
        if rounds.fingerprint_of(framework) != found.fingerprint:
            raise BadQuestion(
                f"framework {found.framework} has other areas, criteria, groups or weights than when round {id} was opened; "
                "put its file back as it was, and give the new one a name of its own"
            )
        return found, framework
