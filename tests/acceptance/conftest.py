"""Commands for the acceptance tests, and a store that was built with neither mirror nor network."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands import Commands


@pytest.fixture(scope="session")
def commands(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Commands]:
    """The commands of the house."""
    made = Commands(tmp_path_factory.mktemp("commands"))
    yield made
    made.close()


@pytest.fixture(scope="session")
def stand_in_store(tmp_path_factory: pytest.TempPathFactory, commands: Commands) -> Path:
    """A store built without mirror and without network; nobody changes it."""
    store = tmp_path_factory.mktemp("stand_in") / "store"
    commands.good(store, "build", "--offline")
    return store
