"""What peers told, sealed in the vault: an event of a round names the paper that holds its secret parts, and nothing else keeps them."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping

from puntari.flow.pricing.rounds import SEALED, SECRET, Event
from puntari.store.papers import read_paper, seal_paper
from puntari.store.root import Store

AS_IT_CAME = "as_it_came"


def sealed_event(store: Store, event: Event, named: list[str], came: bytes = b"") -> Event:
    """The event with its secret parts, and the file as it came, sealed as one paper; call it inside `keeping_papers`, whose list learns
    the paper's name."""
    secret = {part: event[part] for part in SECRET[str(event["kind"])]} | {AS_IT_CAME: base64.b64encode(came).decode()}
    named.append(seal_paper(store, json.dumps(secret, ensure_ascii=False, default=str).encode()))
    return {**{part: value for part, value in event.items() if part not in secret}, SEALED: named[-1]}


def opened_event(store: Store, event: Event) -> Event:
    """The event with its secret parts; raises BrokenStore where the vault is shut, changed or gone."""
    if SEALED not in event:
        return event
    return {**event, **{part: value for part, value in _secret(store, event).items() if part != AS_IT_CAME}}


def file_as_it_came(store: Store, event: Event) -> bytes:
    """The bytes of the file that an answer came in."""
    return base64.b64decode(str(_secret(store, event)[AS_IT_CAME]))


def _secret(store: Store, event: Event) -> Mapping[str, object]:
    return json.loads(read_paper(store, str(event[SEALED])))
