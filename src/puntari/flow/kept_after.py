"""What was recorded after a round as the store keeps it: a file for each pack, to which events are only ever added."""

from __future__ import annotations

from collections.abc import Callable

from puntari.define.pack import Pack
from puntari.flow.followup import Event, FollowUp, as_it_stands
from puntari.store.root import Store
from puntari.store.rounds import OF_FOLLOW_UP, extend_round, round_events, say_published


def follow_up(store: Store, pack: Pack) -> FollowUp:
    """All that was recorded of a pack; raises BrokenStore where its file was changed."""
    return as_it_stands(round_events(store, _name(pack), OF_FOLLOW_UP))


def extend(store: Store, pack: Pack, decide: Callable[[FollowUp], Event]) -> None:
    """Add the event that `decide` makes of all that was recorded, and let those who serve pages know."""
    event = extend_round(store, _name(pack), lambda events: decide(as_it_stands(events)), OF_FOLLOW_UP)
    say_published(store, f"{pack.id} {len(round_events(store, _name(pack), OF_FOLLOW_UP))} {event['at']}")


def _name(pack: Pack) -> str:
    # The id of a pack holds no hyphens, so no two packs share a file.
    return pack.id.replace("_", "-")
