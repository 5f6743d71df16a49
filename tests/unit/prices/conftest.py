"""A round of prices with a centre and peers whose answers are invented: one that is open, and one closed once a session."""

from __future__ import annotations

from pathlib import Path

import pytest
from price_rounds import KEEPER, answer, house_at, review_all

from packs.service_centre.pack import PACK
from puntari.doors import collecting
from puntari.doors.house import House


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house in which a synthetic round is open."""
    made = house_at(tmp_path / "store")
    collecting.open_round(made, KEEPER, "r26", PACK.id, "2026", synthetic=True)
    return made


@pytest.fixture(scope="session")
def closed(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with a closed round of a centre, five public peers and two private ones; nobody changes it."""
    folder = tmp_path_factory.mktemp("closed")
    made = house_at(folder / "store")
    collecting.open_round(made, KEEPER, "r26", PACK.id, "2026", synthetic=True)
    answer(made, folder, "centre", "own")
    for code in "abcdefg":
        answer(made, folder, f"peer-{code}", "public_peer" if code < "f" else "private_peer")
    review_all(made)
    collecting.close(made, KEEPER, "r26")
    return made
