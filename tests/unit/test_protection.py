"""The disclosure rule of an indicator in words: by whose figures they are, and for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from packs.employment.pack import PACK
from puntari.define.protection import NO_ROWS, NOT_SAID, OF_NOBODY, OTHERS, protection_of
from puntari.words.text import Language

EN = Language.EN


@pytest.mark.parametrize(
    ("id", "begins", "ends"),
    [
        ("unemployment_rate", "Open statistics are protected by their publisher", "what it hid is not undone."),
        ("register_unemployed", "Cell keys: a count changes by at most 5, and below 3 only zero is told", "and a mean 10."),
        ("register_staff", OF_NOBODY.en, OF_NOBODY.en),
        ("register_jobs_found", "Cell keys", f"{OTHERS.en.format(units=3)} {NO_ROWS.en}"),
        ("register_clients_by_expert", "Cell keys", "and a mean 10."),
    ],
)
def test_the_rule_is_told_in_words(id: str, begins: str, ends: str) -> None:
    told = protection_of(PACK, PACK.indicators[id], EN)
    assert told.startswith(begins) and told.endswith(ends)


def test_without_a_method_nothing_is_promised() -> None:
    rights = tuple(one for one in PACK.rights if not one.studies)
    bare = replace(PACK, disclosures=(), studies=(), rights=rights)
    assert protection_of(bare, PACK.indicators["register_unemployed"], EN) == NOT_SAID.en
