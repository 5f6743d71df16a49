"""Every line that the national reporting was named with ends as something in the catalogue, and the catalogue claims nothing more."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from puntari.define.catalogue import Kind, State, Use
from puntari.define.indicator import Reliability
from puntari.define.source import Audience
from puntari.outlets.catalogue import listed, wrong_in
from puntari.words.text import Language
from tests.spec.employment.delivered import PACK

CATALOGUE = PACK.catalogue
WRITTEN = date(2026, 11, 22)
"""The day the tables were written: a review that falls due later is no fault of the tables."""


@pytest.mark.mirror
def test_no_line_of_the_seed_is_left_out(mirror: Path) -> None:
    with (mirror / "te_indicators" / "indicators_seed.csv").open(encoding="utf-8", newline="") as file:
        asked = {row["id"]: (row["kind"].replace(" ", "_"), row["concept"]) for row in csv.DictReader(file)}
    told = {item.id: (item.kind, item.concept) for item in CATALOGUE.items}
    assert told == asked
    assert len(told) == 286
    assert Counter(kind for kind, _ in told.values()) == {Kind.INDICATOR: 165, Kind.REPORT: 70, Kind.DATA_ITEM: 51}


def test_there_are_159_concepts_in_14_themes() -> None:
    assert len(CATALOGUE.concepts) == 159
    assert len(CATALOGUE.themes) == 14
    assert {concept.theme for concept in CATALOGUE.concepts.values()} == set(CATALOGUE.themes)


def test_nothing_is_wrong_in_the_definitions() -> None:
    assert wrong_in(PACK, WRITTEN) == ()


def test_every_line_ends_as_something_that_there_is_or_says_what_it_needs() -> None:
    for item in CATALOGUE.items:
        concept = CATALOGUE.concepts[item.concept]
        if not CATALOGUE.ends(item):
            assert item.kind is not Kind.REPORT, f"{item.id}: every report is a view, however far it is"
            assert concept.needs and concept.state in (State.IN_PREPARATION, State.ORDERED), item.id


def test_what_is_in_preparation_has_no_indicator_and_says_what_it_needs() -> None:
    for concept in CATALOGUE.concepts.values():
        assert bool(concept.indicators) == (concept.state in (State.READY, State.IN_TESTING)), concept.id
        assert concept.indicators or concept.needs, concept.id


def test_what_lacks_names_columns_that_contracts_have_and_is_of_few_concepts() -> None:
    columns = {f"{id}.{column.name}" for id, one in PACK.registers.items() for column in one.columns}
    seen = set()
    for concept in CATALOGUE.concepts.values():
        for need in concept.needs:
            told = [set(re.findall(r"[a-z_]+\.[a-z_]+", text)) for text in (need.text.fi, need.text.sv, need.text.en)]
            assert told[0] == told[1] == told[2] and told[0] <= columns, need
            seen |= told[0]
        if concept.state is State.IN_PREPARATION and concept.items:
            assert any(item in need.text.en for need in concept.needs for item in concept.items) or concept.id in OF_OPEN, concept.id
    assert len(seen) >= 8


OF_OPEN = {"funding-per-labour-force"}
"""What lacks there is no column of a register but months of open statistics."""


@pytest.mark.parametrize("use", Use)
def test_each_need_has_themes_of_its_own(use: Use) -> None:
    assert len({concept.theme for concept in CATALOGUE.concepts.values() if concept.use is use}) >= 6


def test_every_indicator_has_an_owner_a_review_and_a_day_since_which_it_holds() -> None:
    for id, one in PACK.indicators.items():
        assert one.upkeep is not None and one.upkeep.since is not None and one.upkeep.review > WRITTEN, id
    assert all(line.since and line.concepts and line.sources for line in listed(PACK))


def test_every_indicator_says_why_it_is_graded_as_it_is() -> None:
    for id, one in PACK.indicators.items():
        assert one.reliability_reason is not None, id
        assert one.sources or one.reliability is Reliability.LOW, f"{id}: no real register has been put to it"


SAYS_SHARE = {Language.FI: ("osuu", "tavoittav"), Language.SV: ("andel", "räckvidd"), Language.EN: ("share", "reach", "rate")}
"""What the name of a share says in each language, so that nobody takes it for a count beside its count."""


def test_the_name_of_a_share_out_of_registers_says_that_it_is_one() -> None:
    for id, one in PACK.indicators.items():
        if id.startswith("register_") and id.endswith("_share"):
            for language, said in SAYS_SHARE.items():
                assert any(word in one.card.name[language].casefold() for word in said), (id, one.card.name[language])


def test_there_are_at_least_250_indicators() -> None:
    assert len(PACK.indicators) >= 250


def test_nobody_has_read_a_law_yet_and_nothing_says_otherwise() -> None:
    rules = {rule.id: rule for one in PACK.indicators.values() for rule in one.upkeep.rules}
    assert {"initial_interview", "plan", "municipal_share"} <= rules.keys()
    assert all(rule.read is None for rule in rules.values())


def test_fifty_to_sixty_public_indicators_are_core() -> None:
    core = [one for one in PACK.indicators.values() if one.core]
    assert 50 <= len(core) <= 60
    assert all(one.audience is Audience.PUBLIC for one in core)
