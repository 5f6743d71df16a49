"""Where a source's official service keeps it, and what is asked of the service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from puntari.words.errors import BadDefinition

Wishes = tuple[str, ...]


@dataclass(frozen=True)
class Newest:
    """The last values of a variable, such as the newest 24 months."""

    count: int

    def __post_init__(self) -> None:
        if self.count < 1:
            raise BadDefinition(f"the newest {self.count} values are none; ask for one at least")


@dataclass(frozen=True)
class PxWebTable:
    """A table of a PxWeb service: its address, and the values that are asked for of some variables; the others are taken whole.

    `selection` names a variable by its code or its printed text ("Ikä|ikaryhma_10_20180101": the first that the table has), and its
    values by code, by printed text or by a pattern ("KU*"), or as `Newest`. With `titled` the address is that of a folder, and the table
    is the only one in it whose title holds that text. `texts` asks for an answer that carries the printed texts of codes beside them.
    """

    url: str
    division: date
    version: int = 1
    selection: Mapping[str, Wishes | Newest] = field(default_factory=lambda: MappingProxyType({}))
    titled: str = ""
    texts: bool = False


@dataclass(frozen=True)
class OpenFile:
    """A plain file at a lasting address."""

    url: str
    division: date


@dataclass(frozen=True)
class CatalogueFile:
    """A file of a data set in a CKAN catalogue: the address that describes the data set, and the file's name there or a pattern of it
    (data*.csv: the last by name)."""

    url: str
    file: str
    division: date


@dataclass(frozen=True)
class SotkanetIndicator:
    """An indicator of THL's Sotkanet for all years and regions: the address of its REST interface, its number, and whose figures."""

    url: str
    indicator: int
    division: date
    gender: str = "total"


Official = PxWebTable | OpenFile | CatalogueFile | SotkanetIndicator
