"""The walls of the architecture and its manners, held on the whole source; and each rule shown able to fail."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import house_rules as rules
import pytest
import release_rules as wall
from house_rules import Source

ROOT = Path(__file__).resolve().parent.parent
TEXTS = {".py", ".html", ".j2", ".css", ".js", ".json", ".yaml", ".yml", ".toml", ".sql", ".svg", ".md", ".txt", ".csv", ""}


def source_of(path: Path, top: Path) -> Source:
    parts = path.relative_to(top).with_suffix("").parts
    is_package = parts[-1] == "__init__"
    return Source(".".join(parts[:-1] if is_package else parts), path.read_text(encoding="utf-8"), is_package)


ENGINE = [source_of(path, ROOT / "src") for path in sorted((ROOT / "src").rglob("*.py"))]
PACKS = [source_of(path, ROOT) for path in sorted((ROOT / "packs").rglob("*.py"))]
PACK_NAMES = sorted({"employment", "service_centre"} | {path.parent.name for path in (ROOT / "packs").glob("*/pack.py")})


def committed() -> list[Path]:
    """The files git knows that are still there; all but hidden folders where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    paths = [ROOT / name for name in listed.stdout.split("\0") if name] or [
        path for path in ROOT.rglob("*") if not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
    ]
    return [path for path in paths if path.is_file() and path.suffix in TEXTS]


def said(complaints: list[str]) -> None:
    assert not complaints, "\n" + "\n".join(complaints)


ON_EACH = [rules.ranks, rules.outlets, rules.packs, rules.opening, rules.environment, wall.releasing, wall.doors]


@pytest.mark.parametrize("rule", ON_EACH, ids=lambda rule: rule.__name__)
def test_every_module_keeps(rule: Callable[[Source], list[str]]) -> None:
    assert ENGINE, "no module found under src"
    said([complaint for source in ENGINE + PACKS for complaint in rule(source)])


def test_no_cycles() -> None:
    said(rules.cycles(ENGINE + PACKS))


def test_the_engine_names_no_pack() -> None:
    files = [path for path in (ROOT / "src").rglob("*") if path.suffix in TEXTS - {""} and path.is_file()]
    said([each for path in files for each in rules.naming_packs(str(path.relative_to(ROOT)), path.read_text("utf-8"), PACK_NAMES)])


def test_nothing_unfinished() -> None:
    files = [path for path in committed() if path.suffix == ".py"]
    said([each for path in files for each in rules.marks(str(path.relative_to(ROOT)), path.read_text("utf-8"))])


def test_no_machine_and_no_registry_in_what_is_committed() -> None:
    said([each for path in committed() for each in rules.strangers(str(path.relative_to(ROOT)), path.read_text("utf-8"))])


def test_size_of_files() -> None:
    measured = [(source.text.count("\n") + 1, source.name) for source in ENGINE + PACKS]
    said(rules.sizes("file", measured, median=150, most=350, limit=500))


def test_size_of_functions() -> None:
    measured = [function for source in ENGINE + PACKS for function in rules.functions(source)]
    said(rules.sizes("function", measured, median=8, most=25, limit=60))


BAD = [
    (rules.ranks, "puntari.words.a", "import puntari.define.fact"),
    (rules.ranks, "puntari.define.a", "from puntari.methods.did import fit"),
    (rules.ranks, "puntari.words.a", "from puntari.store import files"),
    (rules.ranks, "puntari.flow.a", "from puntari import doors"),
    (rules.ranks, "puntari.flow.a", "from ..doors.ask import ask"),
    (rules.ranks, "puntari.guard.a", "def late() -> None:\n    from puntari.flow import run"),
    (rules.ranks, "puntari.guard.a", "import importlib\nimportlib.import_module('puntari.flow.run')"),
    (rules.ranks, "puntari.outlets.a", "import puntari.cli.keeping"),
    (rules.ranks, "puntari.attic.a", "x = 1"),
    (rules.ranks, "puntari.flow.a", "import puntari.attic"),
    (rules.ranks, "puntari", "from puntari.words import text"),
    (rules.outlets, "puntari.outlets.a", "from puntari.flow.run import build"),
    (rules.outlets, "puntari.outlets.a", "import puntari.store.files"),
    (rules.outlets, "puntari.outlets.a", "from puntari.methods import shapes"),
    (rules.outlets, "puntari.outlets.a", "from puntari.guard.disclose import disclose"),
    (rules.outlets, "puntari.outlets.a", "from puntari.guard import disclose"),
    (rules.packs, "packs.one.pack", "import packs.two"),
    (rules.packs, "packs.one.pack", "from packs import one"),
    (rules.packs, "packs.one.pack", "import numpy as np"),
    (rules.packs, "packs.one.synthetic.lives", "import duckdb_engine"),
    (rules.packs, "packs.one.synthetically", "import numpy as np"),
    (rules.opening, "puntari.flow.a", "open('x')"),
    (rules.opening, "puntari.flow.a", "import duckdb"),
    (rules.opening, "puntari.flow.a", "from urllib import request"),
    (rules.opening, "puntari.flow.a", "from pyarrow import parquet"),
    (rules.opening, "puntari.flow.a", "import gzip as g\ng.open('x')"),
    (rules.opening, "puntari.flow.a", "(folder / 'x').read_text()"),
    (rules.opening, "puntari.outlets.a", "path.write_bytes(b'')"),
    (rules.opening, "packs.one.pack", "from pathlib import Path\nPath('x').read_text()"),
    (rules.environment, "puntari.flow.a", "import os\nos.environ['X']"),
    (rules.environment, "puntari.doctor.a", "from os import environ as e\nprint(e)"),
    (rules.environment, "puntari.store.a", "import os as o\no.getenv('X')"),
    (rules.environment, "puntari.cli.asking", "import os\nos.environ"),
    (rules.environment, "puntari.store.a", "import pathlib\npathlib.Path.home()"),
    (wall.releasing, "puntari.doors.a", "from puntari.guard.disclose import Release\nRelease(())"),
    (wall.releasing, "puntari.doors.a", "from puntari.guard.types import Release as R\nR()"),
    (wall.releasing, "puntari.doors.a", "import puntari.guard.disclose as d\nd.Release()"),
    (wall.releasing, "puntari.flow.a", "object.__new__(Release)"),
    (wall.releasing, "puntari.flow.a", "Release.__new__(kind)"),
    (wall.releasing, "puntari.outlets.a", "class Quick(Release):\n    pass"),
    (wall.releasing, "puntari.doors.a", "from puntari.guard.release import Figures\nFigures(build='')"),
    (wall.releasing, "puntari.doors.a", "from puntari.guard import release\nrelease.Finding[int](body=1)"),
    (wall.releasing, "puntari.flow.a", "from puntari.guard.release import Finding as F\nclass Quick(F[int]):\n    pass"),
    (wall.releasing, "puntari.guard.policy", "from puntari.guard.release import GATE"),
    (wall.releasing, "puntari.doors.a", "from puntari.guard import release\nprint(release.GATE)"),
    (wall.doors, "puntari.doors.a", "def give(x):\n    return x"),
    (wall.doors, "puntari.doors.a", "from puntari.guard.release import Computed\ndef give() -> Computed: ..."),
    (wall.doors, "puntari.doors.a", "from puntari.flow.prices import Indexed\ndef give() -> tuple[Indexed, ...]: ..."),
    (wall.doors, "puntari.doors.a", "import pyarrow as pa\ndef give() -> pa.Table | None: ..."),
    (wall.doors, "puntari.doors.a", "class Judged:\n    pass\ndef give() -> 'Judged | None': ..."),
    (wall.doors, "puntari.doors.a", "from puntari.guard.release import Finding\ndef give() -> Finding: ..."),
    (wall.doors, "puntari.doors.a", "class Desk:\n    def give(self) -> object: ..."),
]


@pytest.mark.parametrize(("rule", "name", "text"), BAD, ids=[f"{rule.__name__}-{i}" for i, (rule, _, _) in enumerate(BAD)])
def test_a_bad_module_is_seen(rule: Callable[[Source], list[str]], name: str, text: str) -> None:
    assert len(rule(Source(name, text))) == 1


GOOD = [
    ("puntari.flow.a", "from puntari.define.fact import Fact\nfrom . import run\nimport re\nre.compile('x')"),
    ("puntari.store.a", "import duckdb\nfrom puntari.words.errors import BrokenStore\nopen('x')"),
    ("puntari.outlets.a", "from puntari.guard.release import Release\ndef show(release: Release) -> str:\n    return str(release)"),
    ("puntari.cli.environment", "import os\nfrom puntari.outlets import site\nos.environ.get('X')"),
    ("puntari.guard.disclose", "class Release:\n    pass\nRelease()"),
    ("puntari.doctor.a", "class Finding:\n    pass\nFinding()"),
    ("puntari.doors.a", "from puntari.guard.release import Finding, Refusal\ndef give() -> Finding[tuple[int, ...]] | Refusal: ..."),
    ("packs.one.pack", "from puntari.define.pack import Pack\nfrom packs.one import facts\nimport datetime"),
    ("packs.one.places.derive", "open('x')"),
    ("packs.one.synthetic.lives", "import numpy as np\nimport pyarrow as pa"),
]


@pytest.mark.parametrize(("name", "text"), GOOD, ids=[name for name, _ in GOOD])
def test_a_good_module_passes_every_rule(name: str, text: str) -> None:
    said([complaint for rule in ON_EACH for complaint in rule(Source(name, text))])


def test_outlets_take_nothing_computed_but_releases() -> None:
    released_as = wall.bodies(ENGINE)
    assert {"puntari.doors.claims.JudgedClaims", "puntari.doors.peers.PeerComparison", "puntari.doors.explain.Explanation"} <= released_as
    said([complaint for source in ENGINE for complaint in wall.taking(source, released_as)])


TAKEN = [
    "from puntari.guard.release import Computed",
    "from puntari.guard import release\nx: release.Computed",
    "def show(house: House) -> str:\n    return house.warehouse('x').rows('SELECT 1')",
    "from puntari.doors.claims import JudgedClaims\ndef show(judged: JudgedClaims) -> str: ...",
    "from puntari.doors import claims\ndef show(judged: tuple[claims.JudgedClaims, ...]) -> str: ...",
    "from puntari.doors.claims import JudgedClaims\nclass Page:\n    judged: JudgedClaims | None",
    "from puntari.doors.claims import JudgedClaims\ndef show() -> 'JudgedClaims': ...",
]


@pytest.mark.parametrize("text", TAKEN, ids=range(len(TAKEN)))
def test_an_outlet_that_takes_what_is_not_released_is_seen(text: str) -> None:
    assert len(wall.taking(Source("puntari.outlets.a", text), {"puntari.doors.claims.JudgedClaims"})) == 1


def test_an_outlet_that_takes_a_release_and_its_parts_is_not_complained_of() -> None:
    text = "from puntari.doors.claims import JudgedClaims, Judgement\nfrom puntari.guard.release import Finding\n"
    text += "def show(judged: Finding[JudgedClaims]) -> str: ...\ndef _row(one: Judgement) -> str: ..."
    assert not wall.taking(Source("puntari.outlets.a", text), {"puntari.doors.claims.JudgedClaims"})


def test_a_cycle_is_seen() -> None:
    sources = [
        Source("puntari.flow.a", "from puntari.flow import b"),
        Source("puntari.flow.b", "from .c import x"),
        Source("puntari.flow.c", "import puntari.flow.a"),
    ]
    assert rules.cycles(sources) == ["cycle: puntari.flow.a → puntari.flow.b → puntari.flow.c → puntari.flow.a"]
    assert not rules.cycles(sources[:2])


def test_a_pack_named_in_the_engine_is_seen() -> None:
    assert rules.naming_packs("x.html", "a\n<a href='/employment/'>", PACK_NAMES)
    assert not rules.naming_packs("x.html", "unemployment_rate employment_area", PACK_NAMES)


UNFINISHED = ["# TO" + "DO: later", "raise NotImplemented" + "Error", "x = 1  # no" + "qa: E501", "y  # type: ig" + "nore[x]"]
STRANGE = ["see /wo" + "rk/shared", "'/t" + "mp/x'", "https://py" + "pi.org/simple", "https://files.python" + "hosted.org/x"]


@pytest.mark.parametrize("text", UNFINISHED)
def test_unfinished_work_is_seen(text: str) -> None:
    assert len(rules.marks("x.py", f"first = 1\n{text}")) == 1


@pytest.mark.parametrize("text", STRANGE)
def test_a_machine_and_a_registry_are_seen(text: str) -> None:
    assert len(rules.strangers("x.md", text)) == 1


def test_wrong_sizes_are_seen() -> None:
    assert rules.sizes("file", [(501, "a")], median=600, most=600, limit=500) == ["a: 501 lines, a file has at most 500"]
    assert rules.sizes("file", [(9, "a"), (9, "b")], median=8, most=25, limit=60) == ["the median file has 9.0 lines; at most 8"]
    assert rules.sizes("function", [(26, "a"), (1, "b"), (1, "c")], median=8, most=25, limit=60) == [
        "1 of 3 functions have over 25 lines; at most a tenth may"
    ]
    assert rules.functions(Source("puntari.flow.a", "def f() -> None:\n    x = 1\n    y = 2\n")) == [(3, "puntari.flow.a:1 f")]
