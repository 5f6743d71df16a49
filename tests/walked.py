"""Walking a page of the documents as a reader does: files are written and changed, commands run, and they print what the page says."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from told import as_said

BLOCK = re.compile(r"(?:^\*\*`(?P<file>[^`\n]+)`\*\*\n\n)?^```(?P<kind>[a-z]+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)


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


FORKS = ALONE[: ALONE.index("for arguments")] + """
import os
for line in sys.stdin:
    child = os.fork()
    if child == 0:
        sys.argv, code = ["puntari", *json.loads(line)], 1
        try:
            main()
            code = 0
        except SystemExit as done:
            code = done.code if isinstance(done.code, int) else int(bool(done.code))
        except BaseException as wrong:
            print(f"{type(wrong).__name__}: {wrong}", file=sys.stderr)
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    print(chr(30) + str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])), flush=True)
"""
# The same for a page whose files and commands alternate: the libraries are imported once, the pack anew for each command.


@contextmanager
def walking(place: Path) -> Iterator[Callable[[Step], None]]:
    """A function that runs a step's command and holds what it prints against what the page says."""
    complaints = place / "walked.err"
    with complaints.open("w", encoding="utf-8") as err:
        called = [sys.executable, "-c", FORKS, str(place)]
        walker = subprocess.Popen(
            called, cwd=place, env=environment(place), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=err, text=True
        )

        def run(step: Step) -> None:
            said = complaints.stat().st_size
            name, *arguments = shlex.split(step.where)
            assert name == "puntari", f"this test only knows puntari: {step.where}"
            walker.stdin.write(json.dumps(arguments) + "\n")
            walker.stdin.flush()
            printed = ""
            while not (line := walker.stdout.readline()).startswith(chr(30)):
                assert line, complaints.read_text(encoding="utf-8")
                printed += line
            beside = complaints.read_text(encoding="utf-8")[said:]
            assert line.strip(chr(30)).strip() == "0", f"{step.where} ended with {line.strip()[1:]}\n{printed}\n{beside}"
            assert as_said(printed, step.text), f"{step.where} printed\n{printed}\n{beside}\nand the page says\n{step.text}"

        try:
            yield run
        finally:
            walker.communicate(timeout=300)


def write(place: Path, step: Step) -> None:
    """Write or change a file."""
    path = place / step.where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(step.text if step.what == "write" else changed(path.read_text(encoding="utf-8"), step.text), encoding="utf-8")
