"""The tutorial and the how-to pages do what they say: files are written and changed, commands run, and they print what the pages print."""

from __future__ import annotations

import json
import os
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import pytest
from told import as_said

ROOT = Path(__file__).resolve().parent.parent.parent
TUTORIAL = ROOT / "docs" / "tutorials" / "first-pack.md"
# In this order: each goes on where the one before it ended.
PAGES = (TUTORIAL, *(ROOT / "docs" / "how-to" / name for name in ("new-indicator.md", "new-source.md")))
BLOCK = re.compile(r"(?:^\*\*`(?P<file>[^`\n]+)`\*\*\n\n)?^```(?P<kind>[a-z]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
PAGE = re.compile(r"<http://127\.0\.0\.1:8080(?P<path>/\S*)>")
PATIENCE = 120


@dataclass(frozen=True)
class Step:
    """One thing that a page tells to do: write a file, change one, or run a command that prints `text`."""

    what: str
    where: str
    text: str


def steps(text: str) -> Iterator[Step]:
    """What a page tells to do, in order; blocks of other kinds are only for reading."""
    for block in BLOCK.finditer(text):
        if block["file"]:
            yield Step("write", block["file"], block["text"])
        elif block["kind"] == "diff":
            head, _, rest = block["text"].partition("\n")
            yield Step("change", head.removeprefix("--- "), rest)
        elif block["kind"] == "console":
            for part in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:]:
                command, _, printed = part.partition("\n")
                yield Step("run", command, printed.rstrip())


def changed(text: str, change: str) -> str:
    """The text after a change: each piece between @@ has lines that go (-), come (+) and stay (a blank)."""
    for piece in change.split("@@\n"):
        lines = piece.splitlines(keepends=True)
        before = "".join(line[1:] for line in lines if line[0] in "- ")
        after = "".join(line[1:] for line in lines if line[0] in "+ ")
        assert text.count(before) == 1, f"these lines stand {text.count(before)} times in the file, not once:\n{before}"
        text = text.replace(before, after)
    return text


ALONE = """
import json, sys
from pathlib import Path
sys.path[:] = [one for one in sys.path if one == sys.argv[1] or not (Path(one) / "packs").is_dir()]
from puntari.cli import main
for arguments in json.loads(sys.argv[2]):
    sys.argv = ["puntari", *arguments]
    try:
        main()
    except SystemExit as done:
        if done.code:
            raise
    print(chr(30), end="", flush=True)
"""
# Commands with no pack but the one in a folder, one after the other in one process: building the other packs and importing
# the libraries each time would take minutes and prove nothing here.


def environment(place: Path) -> dict[str, str]:
    path = os.pathsep.join([str(place), *filter(None, [os.environ.get("PYTHONPATH")])])
    return os.environ | {"PYTHONPATH": path, "PUNTARI_STORE": str(place / "store"), "PUNTARI_MIRROR": str(place / "no mirror")}


def puntari(place: Path, commands: Sequence[str]) -> list[str]:
    split = [shlex.split(command) for command in commands]
    assert {tool for tool, *_ in split} == {"puntari"}, f"this test only knows puntari: {commands}"
    return [sys.executable, "-c", ALONE, str(place), json.dumps([arguments for _, *arguments in split])]


def run(place: Path, steps: Sequence[Step]) -> None:
    """Run commands and hold what each prints against what the page says."""
    called = puntari(place, [step.where for step in steps])
    done = subprocess.run(called, cwd=place, env=environment(place), capture_output=True, text=True, check=False)
    printed = done.stdout.split(chr(30))
    for step, one in zip(steps, printed, strict=False):
        assert as_said(one, step.text), f"{step.where} printed\n{one}\n{done.stderr}\nand the page says\n{step.text}"
    assert (done.returncode, len(printed) - 1) == (0, len(steps)), done.stderr


def write(place: Path, step: Step) -> None:
    """Write or change a file."""
    path = place / step.where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(step.text if step.what == "write" else changed(path.read_text(encoding="utf-8"), step.text), encoding="utf-8")


def test_the_pages_do_what_they_say_and_the_page_is_served(tmp_path: Path) -> None:
    told = [step for page in PAGES for step in steps(page.read_text(encoding="utf-8"))]
    assert [sum(step.what == what for step in told) >= least for what, least in (("write", 10), ("change", 2), ("run", 12))] == [True] * 3
    for commands, together in groupby(told, lambda step: step.what == "run"):
        if commands:
            run(tmp_path, list(together))
        else:
            for step in together:
                write(tmp_path, step)
    with served(tmp_path) as address:
        page = fetched(address + PAGE.search(TUTORIAL.read_text(encoding="utf-8"))["path"])
    for name in ("Loans per inhabitant", "Almby", "Granby", "9.4", "Library loans (invented)"):
        assert name in page, f"the page does not show {name}"


@contextmanager
def served(place: Path) -> Iterator[str]:
    """The site on a free port of the loopback address while the block runs."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with (place / "serve.log").open("w", encoding="utf-8") as log:
        called = puntari(place, [f"puntari serve --port {port}"])
        server = subprocess.Popen(called, cwd=place, env=environment(place), stdout=log, stderr=log)
        try:
            wait_for(server, port, place / "serve.log")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=30)


def wait_for(server: subprocess.Popen, port: int, log: Path) -> None:
    """Wait until the server takes connections; fail with its words when it ends instead."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and server.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.2)
    pytest.fail(f"nothing is served: {log.read_text(encoding='utf-8')[-500:]}")


def fetched(address: str) -> str:
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode("utf-8")


def test_steps_are_found_in_the_text() -> None:
    text = "**`a/b.py`**\n\n```python\nx = 1\n```\n\n```console\n$ puntari sources\none\n\ntwo\n$ puntari doctor\n```\n\n```sh\nrm x\n```\n"
    text += "```diff\n--- a/b.py\n-x = 1\n+x = 2\n```\n"
    assert list(steps(text)) == [
        Step("write", "a/b.py", "x = 1\n"), Step("run", "puntari sources", "one\n\ntwo"), Step("run", "puntari doctor", ""),
        Step("change", "a/b.py", "-x = 1\n+x = 2\n"),
    ]


def test_a_change_must_fit() -> None:
    assert changed("a\nb\nc\n", " a\n-b\n+B\n@@\n c\n+d\n") == "a\nB\nc\nd\n"
    with pytest.raises(AssertionError, match="0 times"):
        changed("a\n", "-b\n+c\n")
