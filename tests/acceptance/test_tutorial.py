"""The tutorial and the how-to pages do what they say: files are written and changed, commands run, and they print what the pages print."""

from __future__ import annotations

import re
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from walked import Step, changed, environment, puntari, steps, walking, write

ROOT = Path(__file__).resolve().parent.parent.parent
TUTORIAL = ROOT / "docs" / "tutorials" / "first-pack.md"
# In this order: each goes on where the one before it ended.
PAGES = (TUTORIAL, *(ROOT / "docs" / "how-to" / name for name in ("new-indicator.md", "new-source.md")))
PAGE = re.compile(r"<http://127\.0\.0\.1:8080(?P<path>/\S*)>")
PATIENCE = 120


def test_the_pages_do_what_they_say_and_the_page_is_served(tmp_path: Path) -> None:
    told = [step for page in PAGES for step in steps(page.read_text(encoding="utf-8"))]
    assert [sum(step.what == what for step in told) >= least for what, least in (("write", 10), ("change", 2), ("run", 12))] == [True] * 3
    with walking(tmp_path) as run:
        for step in told:
            run(step) if step.what == "run" else write(tmp_path, step)
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
            server.wait(timeout=300)


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
    with urllib.request.urlopen(address, timeout=300) as answer:
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
