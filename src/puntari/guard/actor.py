"""Who asks or acts, in which role and for what purpose."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from puntari.words.errors import BadQuestion


class Role(StrEnum):
    """Roles that the gate knows. A role it does not know is refused."""

    PUBLIC = "public"
    ANALYST = "analyst"
    ADMINISTRATOR = "administrator"
    RESPONDENT = "respondent"


@dataclass(frozen=True)
class Actor:
    """A person or program at a door."""

    role: Role
    name: str = ""
    purpose: str = ""

    @classmethod
    def of(cls, role: str, purpose: str = "") -> Actor:
        """The actor of a role given by name; raises BadQuestion for a role that does not exist."""
        if role not in set(Role):
            raise BadQuestion(f"there is no role {role!r}; roles are {', '.join(Role)}")
        return cls(Role(role), purpose=purpose)


PUBLIC = Actor(Role.PUBLIC)
