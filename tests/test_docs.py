"""What the documents promise is there: links lead somewhere, commands print what is said, the reference is the code's."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import house_rules
import pytest
from told import as_said

from puntari import cli
from puntari.define.find import load_packs
from puntari.doors.house import House
from puntari.outlets.reference.commands import SETTINGS
from puntari.outlets.reference.pages import pages
from puntari.outlets.reference.program import commands_of

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)[^)]*\)")
# Commands stand in code: `make demo`, or a line of an indented or fenced block.
COMMAND = re.compile(r"(?:`|^\s*\$?\s*)(?P<tool>make|puntari) (?P<name>[a-z][a-z-]*)", re.MULTILINE)
IN_PROSE = re.compile(r"(?:`|^ {4,}\$?\s*)(?P<tool>make|puntari) (?P<name>[a-z][a-z-]*)", re.MULTILINE)
FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
RUN = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
REFERENCE = ROOT / "docs" / "reference"
SETTING = re.compile(r"\bPUNTARI_[A-Z_]+[A-Z]\b")


def documents() -> dict[Path, str]:
    found = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    return {path: path.read_text(encoding="utf-8") for path in found}


def slug(heading: str) -> str:
    """The anchor of a heading, as the usual hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.strip().lower()).replace(" ", "-")


def dead_links(where: Path, text: str) -> list[str]:
    """Relative links to files or headings that are not there."""
    dead = []
    for link in LINK.finditer(text):
        path, _, anchor = link["to"].partition("#")
        if "://" in path or path.startswith("mailto:"):
            continue
        target = (where.parent / path).resolve() if path else where
        if path and not target.exists():
            dead.append(f"{where.name}: no {path}")
        elif anchor and target.suffix == ".md":
            body = text if target == where else target.read_text(encoding="utf-8")
            if anchor not in {slug(heading) for heading in re.findall(r"^#+ (.*)$", body, re.MULTILINE)}:
                dead.append(f"{where.name}: no heading #{anchor} in {path or where.name}")
    return dead


def commands(text: str, tool: str) -> set[str]:
    # A line of prose may begin with the word make; only a line of a block of code that does is a command.
    fenced = "\n".join(FENCED.findall(text))
    told = [*COMMAND.finditer(fenced), *IN_PROSE.finditer(FENCED.sub("", text))]
    return {found["name"] for found in told if found["tool"] == tool}


def everything_said() -> str:
    return "\n".join(documents().values())


def test_the_readme_begins_with_the_two_commands() -> None:
    readme = ROOT / "README.md"
    assert readme.is_file(), "README.md is missing"
    assert {"demo", "test"} <= commands(readme.read_text(encoding="utf-8"), "make")


def test_links_lead_somewhere() -> None:
    dead = [each for path, text in documents().items() for each in dead_links(path, text)]
    assert not dead, "\n".join(dead)


def leads_to(where: Path, text: str) -> set[Path]:
    """The documents that a document links to."""
    linked = {(where.parent / link["to"].partition("#")[0]).resolve() for link in LINK.finditer(text) if "://" not in link["to"]}
    return {path for path in linked if path.suffix == ".md" and path.is_file()}


def test_every_document_can_be_reached_from_the_readme() -> None:
    written = documents()
    reached, new = set(), {ROOT / "README.md"}
    while new:
        reached |= new
        new = {to for path in new for to in leads_to(path, written[path])} - reached
    assert not set(written) - reached, f"no way from README.md to {sorted(map(str, set(written) - reached))}; link them"


def test_make_targets_are_those_told_of() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert commands(everything_said(), "make") == targets


def test_the_reference_is_what_the_code_gives() -> None:
    given = pages(load_packs(), cli.app)
    written = {path.relative_to(REFERENCE).as_posix(): path.read_text(encoding="utf-8") for path in REFERENCE.rglob("*") if path.is_file()}
    wrong = sorted(name for name in given.keys() | written.keys() if given.get(name) != written.get(name))
    assert not wrong, f"run `make reference`: it would change {', '.join(wrong)}"


@pytest.mark.mirror
def test_the_readme_prints_what_it_says(built: House) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    told = [part.partition("\n") for block in RUN.findall(readme) for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    asked = [(command, text) for command, _, text in told if command.split()[1] in ("ask", "explain")]
    assert len(asked) >= 3
    for command, text in asked:
        called = [sys.executable, "-m", "puntari.cli", *shlex.split(command)[1:]]
        there = os.environ | {"PUNTARI_STORE": str(built.store.root)}
        done = subprocess.run(called, capture_output=True, text=True, check=True, cwd=ROOT, env=there)
        assert as_said(done.stdout, text), f"{command} printed\n{done.stdout}"


def test_the_layers_told_of_are_those_that_hold() -> None:
    text = (ROOT / "docs" / "explanation" / "river-and-doors.md").read_text(encoding="utf-8")
    told = {room: int(rank) for rank, room in re.findall(r"^\| (\d) \| `(\w+)` \|", text, re.MULTILINE)}
    assert told == house_rules.RANKS


def test_named_puntari_commands_exist() -> None:
    known = {one.name.split()[1] for one in commands_of(cli.app, "puntari")}
    assert {"build", "ask", "explain", "deliver", "quarantine"} <= commands(everything_said(), "puntari") <= known


def test_every_setting_is_documented() -> None:
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "requirements").glob("[a-z]*")]
    used = {name for path in files for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    assert "PUNTARI_MIRROR" in used
    assert used == {one.name for one in SETTINGS if one.name.startswith("PUNTARI_")}
    assert not used - set(SETTING.findall((ROOT / "README.md").read_text(encoding="utf-8"))), "settings that the README does not tell of"


@pytest.mark.parametrize("text", ["[a](none.md)", "![p](none.png)", "[a](#none)\n# Some", "[a](one.md#none)"])
def test_a_dead_link_is_seen(text: str, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One thing", encoding="utf-8")
    assert len(dead_links(tmp_path / "two.md", text)) == 1


def test_a_live_link_passes(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One thing, whole", encoding="utf-8")
    text = "[a](one.md) [b](one.md#one-thing-whole) [c](https://example.org/x) [d](#two)\n# Two"
    assert not dead_links(tmp_path / "two.md", text)


def test_commands_are_found_in_code() -> None:
    text = "run `make demo` or\n\n    make test\n    $ puntari build --x\n\nthat\nmake sense, and puntari weighs"
    assert commands(text, "make") == {"demo", "test"}
    assert commands(text, "puntari") == {"build"}


def test_an_answer_that_differs_is_seen() -> None:
    assert as_said("a 1\nb\nc\nd 2\n", "a …\n…\nd 2\n")
    assert as_said("a\nd 2\n", "a\n…\nd 2\n")
    assert not as_said("a 1\nb\nd 3\n", "a …\n…\nd 2\n")
    assert not as_said("a\nb\n", "a…\n")
