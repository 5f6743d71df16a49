"""Who is who under keys: identifiers are proved with a kept library and become keyed numbers that only the keys can make again."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping, Sequence

from stdnum.exceptions import ValidationError
from stdnum.fi import hetu, ytunnus

from puntari.define.register import Entity
from puntari.guard.codes import plainly_right

BITS = 63
"""A pseudonym fits a signed whole number of 64 bits and is never negative."""


def proved(entity: Entity, told: str) -> str | None:
    """The identifier in its one form (131052A308T, 20774740), or None for what is none; numbers 900–999 are valid ones here, because
    source systems give them to persons without a permanent one, and synthetic persons have no others."""
    try:
        return hetu.validate(told, allow_temporary=True) if entity is Entity.PERSON else ytunnus.validate(told)
    except (ValidationError, ValueError):
        return None


def all_proved(entity: Entity, told: Sequence[str]) -> list[str | None]:
    """What `proved` says of each text, at less cost where many are codes of persons in their one form."""
    plain = plainly_right(told) if entity is Entity.PERSON else (False,) * len(told)
    return [one if right else proved(entity, one) for one, right in zip(told, plain, strict=True)]


def purpose_key(key: bytes, purpose: str) -> bytes:
    """The key of a purpose: registers of another purpose give the same person another pseudonym."""
    return hmac.digest(key, f"purpose {purpose}".encode(), "sha256")


def pseudonym(key: bytes, entity: Entity, identifier: str) -> int:
    """The keyed number of a proved identifier under the key of a purpose."""
    return int.from_bytes(hmac.digest(key, f"{entity} {identifier}".encode(), "sha256")[:8], "big") >> (64 - BITS)


def tombstone(chain: Mapping[int, bytes], generation: int, entity: Entity, identifier: str) -> str:
    """What is left of an erased identifier: a digest that can be compared with and not turned back, keyed by every generation in turn."""
    told = f"{entity} {identifier}".encode()
    for number in sorted(one for one in chain if one <= generation):
        told = hmac.digest(chain[number], told, "sha256")
    return told.hex()


def renewed(tombstones: Iterable[str], key: bytes) -> tuple[str, ...]:
    """Tombstones keyed once more with the key of a new generation."""
    return tuple(sorted(hmac.digest(key, bytes.fromhex(one), "sha256").hex() for one in tombstones))


def mark(key: bytes, digest: bytes) -> str:
    """The keyed digest of a delivery: tells the same bytes again, tells nobody without the key which they are."""
    return hmac.digest(key, digest, "sha256").hex()
