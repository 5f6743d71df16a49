"""Place columns that the mirror's extracts and the official services' own files write differently."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from packs.employment.codes.finland import COUNTRY, bare, coded
from puntari.define.column import PlaceColumn
from puntari.store.files import read_rows

FOLDER = Path(__file__).resolve().parent


def of_country(*called: str) -> PlaceColumn:
    """The place column of a table of the whole country: an extract leaves it out, the service's answer says SSS in it."""
    return replace(coded(*called), always=COUNTRY)


def of_kela(*called: str) -> PlaceColumn:
    """Municipalities in three digits; 199 is an unknown place or one of fewer than four persons."""
    return replace(bare(*called), elsewhere=frozenset({"199"}))


def of_sotkanet(*called: str) -> PlaceColumn:
    """Municipalities (005 or KUNTA:005) in which Sotkanet's other kinds of region (MAAKUNTA:01) are set aside."""
    others = tuple(f"{row['category']}:" for row in read_rows(FOLDER / "sotkanet_regions.csv"))
    prefixes = {"": "municipality", "KUNTA:": "municipality"}
    return replace(bare(*called), prefixes=prefixes, whole={}, set_aside=others)
