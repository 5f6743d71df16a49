"""What the environment sets; no other module reads it."""

from __future__ import annotations

import os
from pathlib import Path

from puntari.store.account import account
from puntari.store.probe import folders_in, program


def store_root() -> Path:
    """Where the store lies: PUNTARI_STORE, by default `store` here."""
    return Path(os.environ.get("PUNTARI_STORE") or "store")


def vault_place() -> Path | None:
    """Where what identifies persons lies sealed: PUNTARI_VAULT, by default beside the store."""
    return _place("PUNTARI_VAULT")


def keys_place() -> Path | None:
    """Where the keys lie: PUNTARI_KEYS, by default beside the store."""
    return _place("PUNTARI_KEYS")


def forget_secrets() -> None:
    """Take the places of vault and keys out of the environment, so that neither this process nor one that it starts learns them."""
    for variable in ("PUNTARI_VAULT", "PUNTARI_KEYS"):
        os.environ.pop(variable, None)


def address(variable: str) -> str:
    """The address of a database, which may hold its password and so is never an argument: the variable that the command names."""
    return os.environ.get(variable, "")


def head_place() -> Path | None:
    """The file that says how far the audit trail goes: PUNTARI_HEAD, by default beside the store."""
    return _place("PUNTARI_HEAD")


def _place(variable: str) -> Path | None:
    told = os.environ.get(variable)
    return Path(told) if told else None


def mirror() -> Path | None:
    """The mirror of open data: PUNTARI_MIRROR, by default ../shared/data if it is there."""
    place = mirror_place()
    return place if folders_in(place) else None


def mirror_place() -> Path:
    """Where the mirror of open data would lie, whether or not it does."""
    return Path(os.environ.get("PUNTARI_MIRROR") or "../shared/data")


def contact() -> str:
    """Where the keeper of a public site takes feedback: PUNTARI_CONTACT, a mail address."""
    return os.environ.get("PUNTARI_CONTACT", "")


def chromium() -> str:
    """The browser of the tests: PUNTARI_CHROMIUM, by default the one on the path; empty without one."""
    return os.environ.get("PUNTARI_CHROMIUM", "") or program(("chromium", "chromium-browser"))


def user() -> str:
    """Who runs the command: the account's name as the machine has it, whatever USER says."""
    return account()
