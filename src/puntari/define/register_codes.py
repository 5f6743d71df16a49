"""Code lists of person registers, which say where their codes are from and what is odd at the source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from puntari.define.dimension import CodeList
from puntari.words.errors import BadDefinition


@dataclass(frozen=True)
class RegisterCodes(CodeList):
    """A code list with the variable of a published list that its codes are from (empty: our own), and notes by code, in English.

    The empty code has the note on the whole list.
    """

    source: str = ""
    notes: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def __post_init__(self) -> None:
        super().__post_init__()
        for code in self.notes:
            if code and code not in self.names:
                raise BadDefinition(f"code list {self.id} has a note on {code!r}, which is none of its codes")
