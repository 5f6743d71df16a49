"""Whose account runs the program, as the machine knows it and nobody can tell it otherwise."""

from __future__ import annotations

import os
from functools import lru_cache

try:
    import pwd
except ImportError:  # Windows has none, and says by itself whose account it is.
    pwd = None


def account() -> str:
    """The name of the account that runs the program, or its number where it has no name (as in a container); empty where the machine
    knows neither. What the environment says (USER, LOGNAME) is not asked: everybody can set it, and under cron nobody does."""
    try:
        return _named(os.getuid()) if pwd is not None else os.getlogin()
    except OSError:
        return ""


@lru_cache(maxsize=4)
def _named(number: int) -> str:
    try:
        return pwd.getpwuid(number).pw_name
    except KeyError:
        return f"account {number}"
