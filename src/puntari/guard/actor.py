"""Who asks or acts, in which role, for which organisation or study, and for what purpose."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from puntari.define.right import Role
from puntari.words.errors import BadQuestion


@dataclass(frozen=True)
class Actor:
    """A person or program at a door. `organisation` is the area that it works for, LEVEL:CODE; `study` the study it works on."""

    role: Role
    name: str = ""
    purpose: str = ""
    organisation: str = ""
    study: str = ""

    @property
    def level(self) -> str:
        """The level of the area that it works for; empty without one."""
        return self.organisation.partition(":")[0]

    @classmethod
    def of(cls, role: str, purpose: str = "", organisation: str = "") -> Actor:
        """The actor of a role given by name, of LEVEL:CODE or study:ID; raises BadQuestion for a role that does not exist."""
        if role not in set(Role):
            raise BadQuestion(f"there is no role {role!r}; roles are {', '.join(Role)}")
        study = organisation.removeprefix("study:") if organisation.startswith("study:") else ""
        return cls(Role(role), purpose=purpose.strip(), organisation="" if study else organisation.strip(), study=study.strip())


def same_name(one: str, other: str) -> bool:
    """Whether two names are one person's, however they are written: capitals, blanks, letters that no reader tells apart."""
    return _plain(one) == _plain(other)


def one_account(first: str, second: str) -> dict[str, bool]:
    """What the trail says beside a step for which another was needed, where both names came from one account: four eyes that may be two.

    Nothing where they came from two, or where an older step does not say.
    """
    return {"one_account": True} if first and first == second else {}


_UNSEEN = frozenset({"Cf", "Cc", "Mn"})
"""Kinds of signs that show nothing of their own, or a mark that no letter has taken in."""
_ALIKE = dict(zip((0x430, 0x432, 0x435, 0x43A, 0x43C, 0x43D, 0x43E, 0x440, 0x441, 0x442, 0x443, 0x445, 0x455, 0x456, 0x458),
                  map(ord, "abekmhopctyxsij"), strict=True))  # fmt: skip
_ALIKE |= dict(zip((0x3B1, 0x3B2, 0x3B5, 0x3B7, 0x3B9, 0x3BA, 0x3BC, 0x3BD, 0x3BF, 0x3C1, 0x3C4, 0x3C5, 0x3C7),
                   map(ord, "abehikmvoptyx"), strict=True))  # fmt: skip
"""Cyrillic and Greek letters that look like Latin ones, in capitals or not."""


def _plain(name: str) -> str:
    told = unicodedata.normalize("NFKC", name).casefold().translate(_ALIKE)
    return " ".join("".join(one for one in told if one.isspace() or unicodedata.category(one) not in _UNSEEN).split())


PUBLIC = Actor(Role.PUBLIC)

__all__ = ["PUBLIC", "Actor", "Role", "one_account", "same_name"]
