"""One stocked house for the tests that only read."""

from __future__ import annotations

import pytest

from puntari.doors.house import House
from tests.small.stocked import stocked


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house over the small domain with one delivery of hens and one of people; nobody changes it."""
    return stocked(tmp_path_factory.mktemp("small"))
