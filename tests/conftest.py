"""What every test may ask for: the mirror of open data, and an empty place for a store."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from puntari.define.find import load_packs
from puntari.doors import act
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.store.root import Store

ROOT = Path(__file__).resolve().parent.parent
MIRROR = Path(os.environ.get("PUNTARI_MIRROR") or ROOT.parent / "shared" / "data")
# No test is timed: a busy machine is no fault. The kept tests draw the same examples on every machine, so that a red run is about the
# change before it; `make search` draws new ones, more of them, and is where new counterexamples are looked for.
settings.register_profile("kept", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None, derandomize=False, print_blob=True)
settings.load_profile("kept")
SKIPPED = pytest.StashKey[int]()


def mirror_is_there() -> bool:
    return (MIRROR / "README.md").is_file()


def in_ci() -> bool:
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.stash[SKIPPED] = 0
    if in_ci() and not mirror_is_there():
        pytest.exit(f"CI needs the mirror of open data and it is not at {MIRROR}: set PUNTARI_MIRROR", returncode=1)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if mirror_is_there():
        return
    without = [item for item in items if item.get_closest_marker("mirror")]
    for item in without:
        item.add_marker(pytest.mark.skip(reason="the mirror of open data is not here"))
    config.stash[SKIPPED] = len(without)


def pytest_sessionfinish(session: pytest.Session) -> None:
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["without_mirror"] = session.config.stash.get(SKIPPED, 0)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: object) -> None:
    """What a worker counted; every worker collects all tests, so the most is the number."""
    stash = node.config.stash
    stash[SKIPPED] = max(stash.get(SKIPPED, 0), getattr(node, "workeroutput", {}).get("without_mirror", 0))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    number = config.stash.get(SKIPPED, 0)
    if number:
        terminalreporter.write_line(f"{number} tests skipped: the mirror of open data is not at {MIRROR} (set PUNTARI_MIRROR)", yellow=True)
    else:
        terminalreporter.write_line(f"0 tests skipped for want of the mirror of open data ({MIRROR})")


@pytest.fixture(scope="session")
def mirror() -> Path:
    """The folder of the mirror; a test that asks for it also carries `@pytest.mark.mirror`."""
    if not mirror_is_there():
        pytest.fail(f"this test reads the mirror at {MIRROR}, which is not there, but does not carry @pytest.mark.mirror")
    return MIRROR


@pytest.fixture
def store_dir(tmp_path: Path) -> Path:
    """An empty folder for a store of the test's own."""
    place = tmp_path / "store"
    place.mkdir()
    return place


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, mirror: Path) -> House:
    """A house with everything built from the mirror, once a session; a test that asks for it also carries `@pytest.mark.mirror`."""
    house = House(Store(tmp_path_factory.mktemp("built") / "store"), load_packs())
    act.build_all(house, Actor(Role.ADMINISTRATOR), mirror, None, lambda what, done, of: None)
    return house
