"""May this actor see or do this? Everything is refused that no rule allows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from puntari.define.source import Audience, Redistribution, Source
from puntari.guard.actor import Actor, Role
from puntari.words.text import Text


class Deed(StrEnum):
    """What can be done through the door of deeds."""

    DELIVER = "deliver"
    FETCH = "fetch"
    BUILD = "build"
    MEND = "mend"


@dataclass(frozen=True)
class Decision:
    """Whether it is allowed, and why."""

    allowed: bool
    reason: Text


OPEN_STATISTICS = Decision(True, Text("Avointa tilastotietoa.", "Öppen statistik.", "Open statistics."))
NOT_PUBLIC = Decision(
    False,
    Text(
        "Tietoa ei ole tarkoitettu julkiseksi.",
        "Uppgiften är inte avsedd att vara offentlig.",
        "The figure is not meant for the public.",
    ),
)
NOT_OPEN = Decision(
    False,
    Text(
        "Luku perustuu aineistoon, jota ei saa luovuttaa tällä tavalla.",
        "Siffran bygger på ett material som inte får lämnas ut på det här sättet.",
        "The figure rests on a source that may not be handed out in this way.",
    ),
)
NO_DATA = Decision(
    False,
    Text(
        "Ylläpitäjä hoitaa järjestelmää eikä näe tietoja.",
        "Administratören sköter systemet och ser inga uppgifter.",
        "An administrator keeps the system and sees no data.",
    ),
)
KEEPER = Decision(True, Text("Ylläpitäjän tehtävä.", "Administratörens uppgift.", "An administrator's task."))
NOT_KEEPER = Decision(
    False,
    Text(
        "Vain ylläpitäjä saa tehdä tämän.",
        "Bara en administratör får göra detta.",
        "Only an administrator may do this.",
    ),
)
NOT_ANALYST = Decision(
    False,
    Text(
        "Vain analyytikko saa tehdä tämän.",
        "Bara en analytiker får göra detta.",
        "Only an analyst may do this.",
    ),
)
ANALYSTS_TASK = Decision(True, Text("Analyytikon tehtävä.", "Analytikerns uppgift.", "An analyst's task."))
NOT_THEIR_ROWS = Decision(
    False,
    Text(
        "Karanteenin rivit näkee vain ylläpito; sivuilla on niiden määrä.",
        "Raderna i karantän syns bara för driften; på sidorna står hur många de är.",
        "Only the keepers see rows in quarantine; the pages tell how many they are.",
    ),
)
KEEPERS_ROWS = Decision(True, Text("Avoimen aineiston rivejä.", "Rader ur ett öppet material.", "Rows of an open source."))


def may_see(actor: Actor, audience: Audience, sources: Iterable[Source]) -> Decision:
    """Whether figures that rest on these sources may be shown to the actor; a single closed source closes them."""
    if actor.role not in (Role.PUBLIC, Role.ANALYST):
        return NO_DATA
    rested = tuple(sources)
    if audience is not Audience.PUBLIC or any(source.audience is not Audience.PUBLIC for source in rested):
        return NOT_PUBLIC
    if not rested or any(source.redistribution is not Redistribution.OPEN for source in rested):
        return NOT_OPEN
    return OPEN_STATISTICS


def may_protect(actor: Actor) -> Decision:
    """Whether the actor may protect a table that he brings along, and take it away with him."""
    return ANALYSTS_TASK if actor.role is Role.ANALYST else NO_DATA if actor.role is Role.ADMINISTRATOR else NOT_ANALYST


def may_see_rows(actor: Actor, sources: Iterable[Source]) -> Decision:
    """Whether the actor may see rows of these sources that wait in quarantine."""
    if actor.role not in (Role.ANALYST, Role.ADMINISTRATOR):
        return NOT_THEIR_ROWS
    return KEEPERS_ROWS if all(map(is_open, sources)) else NOT_OPEN


def is_open(source: Source) -> bool:
    """Whether anybody may see what a source delivers, row by row."""
    return source.audience is Audience.PUBLIC and source.redistribution is Redistribution.OPEN


def may_do(actor: Actor, deed: Deed) -> Decision:
    """Whether the actor may do the deed."""
    return KEEPER if actor.role is Role.ADMINISTRATOR and deed in set(Deed) else NOT_KEEPER
