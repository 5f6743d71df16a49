"""What the documents promise is there: links lead somewhere, commands exist, settings are told of."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"!?\[[^\]]*\]\((?P<to>[^)\s]+)[^)]*\)")
# Commands stand in code: `make demo`, or a line of an indented or fenced block.
COMMAND = re.compile(r"(?:`|^\s*\$?\s*)(?P<tool>make|puntari) (?P<name>[a-z][a-z-]*)", re.MULTILINE)
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
    return {found["name"] for found in COMMAND.finditer(text) if found["tool"] == tool}


def everything_said() -> str:
    return "\n".join(documents().values())


def test_the_readme_begins_with_the_two_commands() -> None:
    readme = ROOT / "README.md"
    assert readme.is_file(), "README.md is missing"
    assert {"demo", "test"} <= commands(readme.read_text(encoding="utf-8"), "make")


def test_links_lead_somewhere() -> None:
    dead = [each for path, text in documents().items() for each in dead_links(path, text)]
    assert not dead, "\n".join(dead)


def test_named_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert commands(everything_said(), "make") <= targets


def test_named_puntari_commands_exist() -> None:
    for name in sorted(commands(everything_said(), "puntari")):
        said = subprocess.run([sys.executable, "-m", "puntari.cli", name, "--help"], capture_output=True, text=True, check=False, cwd=ROOT)
        assert said.returncode == 0, f"the documents name `puntari {name}`: {said.stderr[-300:]}"


def test_every_setting_is_documented() -> None:
    files = [*(ROOT / "src").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "requirements").glob("[a-z]*")]
    used = {name for path in files for name in SETTING.findall(path.read_text(encoding="utf-8"))}
    assert "PUNTARI_MIRROR" in used
    assert not used - set(SETTING.findall(everything_said())), "settings that no document tells of"


@pytest.mark.parametrize("text", ["[a](none.md)", "![p](none.png)", "[a](#none)\n# Some", "[a](one.md#none)"])
def test_a_dead_link_is_seen(text: str, tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One thing", encoding="utf-8")
    assert len(dead_links(tmp_path / "two.md", text)) == 1


def test_a_live_link_passes(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("# One thing, whole", encoding="utf-8")
    text = "[a](one.md) [b](one.md#one-thing-whole) [c](https://example.org/x) [d](#two)\n# Two"
    assert not dead_links(tmp_path / "two.md", text)


def test_commands_are_found_in_code() -> None:
    text = "run `make demo` or\n\n    make test\n    $ puntari build --x\n\nthat make sense, and puntari weighs"
    assert commands(text, "make") == {"demo", "test"}
    assert commands(text, "puntari") == {"build"}
