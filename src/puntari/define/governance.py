"""What the law and its owner say of a person register: who keeps it, on which ground it is had, for what, and for how long."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.define.names import check_id
from puntari.define.source import Redistribution
from puntari.words.errors import BadDefinition
from puntari.words.text import Language, Text


class Standing(StrEnum):
    """How sure a contract is: drawn up from a published list of variables, presumed, or confirmed by the register's owner."""

    CATALOGUED = "catalogued"
    PRESUMED = "presumed"
    CONFIRMED = "confirmed"


class Cadence(StrEnum):
    """How often deliveries are due."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"
    ON_REQUEST = "on_request"


class Delivers(StrEnum):
    """Whether a delivery tells the whole register, so that what it leaves out has ended, or what changed since the one before."""

    FULL = "full"
    DELTA = "delta"


@dataclass(frozen=True)
class Purpose:
    """A purpose that persons' data may be linked for. Registers of different purposes give one person different pseudonyms."""

    id: str
    title: Text

    def __post_init__(self) -> None:
        check_id(self.id, "a purpose")


@dataclass(frozen=True)
class Governance:
    """Who keeps a register and what is allowed with it.

    `retention_years` counts from the day that the register's row ends (a spell), happens (an event) or is about (an observation).
    `unverified` says that nobody has yet read the legal ground in the law's own text.
    """

    owner: Text
    system: str
    legal_basis: Text
    purpose: Purpose
    cadence: Cadence
    delivers: Delivers
    fresh_days: int
    retention_years: int
    redistribution: Redistribution
    standing: Standing
    code_language: Language
    catalogue: str = ""
    unverified: bool = True

    def __post_init__(self) -> None:
        if self.standing is Standing.CATALOGUED and not self.catalogue:
            raise BadDefinition(f"a contract with {self.system} is called catalogued but names no published list of variables")
        if self.retention_years < 1 or self.fresh_days < 1:
            raise BadDefinition(f"a contract with {self.system} needs a freshness and a retention of at least one day and one year")
