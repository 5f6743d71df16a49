"""The tutorial of a second round does what it says: from an empty folder to the report of another centre with five invented peers."""

from __future__ import annotations

import io
import re
import shlex
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import docx
import pikepdf
import pytest
from commands import ROOT
from walked import Step, steps, walking, write

PAGE = ROOT / "docs" / "tutorials" / "second-round.md"
FRAMEWORK = Path("packs", "service_centre", "frameworks")
OF_THE_SHELL = {"source", "export"}


def tool(step: Step) -> str:
    """What does a step: the file system, the program, or another tool of the shell."""
    return "" if step.what != "run" else "puntari" if step.where.startswith("puntari ") else shlex.split(step.where)[0]


def follow(place: Path, told: list[Step], run: Callable[[Step], None]) -> None:
    """Do what the page says, in its order."""
    for step in told:
        kind = tool(step)
        if kind == "":
            write(place, step)
        elif kind == "puntari":
            run(step)
        elif kind not in OF_THE_SHELL:
            subprocess.run(shlex.split(step.where), cwd=place, check=True)


def test_the_second_round_of_another_centre(tmp_path: Path) -> None:
    shutil.copytree(ROOT / FRAMEWORK, tmp_path / FRAMEWORK, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    told = list(steps(PAGE.read_text(encoding="utf-8")))
    assert {tool(step) for step in told} == {"", "puntari", "mkdir", "cp", "sed", *OF_THE_SHELL}
    with walking(tmp_path) as run:
        follow(tmp_path, told, run)
        wrong = tmp_path / "packs" / "kaarna" / "documents" / "evaluation" / "2026" / "maturity.yaml"
        text = wrong.read_text(encoding="utf-8")
        wrong.write_text(re.sub(r"\{3 = \[round-", "{4 = [round-", text), encoding="utf-8")
        with pytest.raises(AssertionError, match="the text says '4'.*the figures give 3"):
            run(Step("run", "puntari report kaarna:evaluation --round 2026 --out again.html", ""))
    assert not (tmp_path / "again.html").exists()
    html = (tmp_path / "kaarna.html").read_text(encoding="utf-8")
    assert "made up (synthetic)" in html and "The second evaluation of Kaarna" in html and "Director of Kaarna" in html
    with pikepdf.open(tmp_path / "kaarna.pdf") as pdf:
        assert str(pdf.Root.Lang) == "en-GB" and pdf.Root.MarkInfo.Marked
    document = docx.Document(io.BytesIO((tmp_path / "kaarna.docx").read_bytes()))
    assert any("synthetic" in one.text for one in document.paragraphs)
