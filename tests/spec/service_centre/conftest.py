"""The pack of service centres, built alone from the tables that it carries: no mirror, no network."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from packs.service_centre.pack import PACK
from puntari.define.question import Question
from puntari.doors.ask import ask
from puntari.doors.documents import ask_document
from puntari.doors.house import House
from puntari.flow.run import build
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Figures, Finding
from puntari.outlets.documents.compose import compose
from puntari.outlets.documents.model import Paper
from puntari.store.root import Store
from puntari.words.cell import Cell

Cells = Mapping[tuple[str, ...], Cell]
Ask = Callable[..., Cells]


@pytest.fixture(scope="session")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    store = Store(tmp_path_factory.mktemp("service_centre"))
    build(store, {PACK.id: PACK}, None, False, lambda doing, done, of: None)
    return House(store, {PACK.id: PACK})


@pytest.fixture(scope="session")
def cells(house: House) -> Ask:
    """A function from an indicator and its breakdowns to the public's cells, by the codes asked for and the year."""

    def told(indicator: str, *by: str) -> Cells:
        answer = ask(house, Question(PACK.id, (indicator,), by, every_period=True), PUBLIC)
        assert isinstance(answer, Figures)
        return {(*row.codes, str(row.period)): row.cell for row in answer.rows()}

    return told


@pytest.fixture(scope="session")
def paper(house: House) -> Paper:
    """The composed report of the round that the pack holds."""
    told = ask_document(house, PACK.id, "evaluation", "2023", PUBLIC)
    assert isinstance(told, Finding)
    return compose(house, told, PUBLIC)
