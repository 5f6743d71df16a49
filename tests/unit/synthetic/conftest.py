"""The tiny synthetic Finland, made once."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.define.synthetic import Made
from tests.small.finland import make_tiny


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("synthetic") / "tiny"


@pytest.fixture(scope="session")
def tiny(folder: Path) -> Made:
    return make_tiny(folder)
