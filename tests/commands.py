"""The real commands, run as a script would run them: each in a process of its own, started by forking one that has imported all."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOWHERE = "/nonexistent/mirror"
FORKS = """
import json, os, resource, sys, traceback
from puntari import cli
from puntari.cli import talking
from puntari.define.find import load_packs
from puntari.words.errors import PuntariError
from tests.small.pack import PACK
from tests.small.registers import PACK as PERSONS
from tests.ordeal.domain import PACK as ORDEAL
load_packs()
print("ready", flush=True)

def small(told):
    return {"persons": PERSONS, "ordeal": ORDEAL}.get(told, PACK)

def run(told):
    for number, path in enumerate((os.devnull, told["out"], told["err"])):
        os.dup2(os.open(path, os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT | os.O_TRUNC), number)
    if told["most"] >= 0:
        resource.setrlimit(resource.RLIMIT_FSIZE, (told["most"], told["most"]))
    if told["small"]:
        pack = small(told["small"])
        talking.load_packs = lambda: {pack.id: pack}
    os.environ.update(told["env"])
    sys.argv = ["puntari", *told["arguments"]]
    try:
        cli.main()
    except SystemExit as ended:
        return ended.code if isinstance(ended.code, int) else int(bool(ended.code))
    return 0

for line in sys.stdin:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            code = run(json.loads(line))
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    print(child, flush=True)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended: exit code (-9: killed) and what it printed."""

    code: int
    out: str
    err: str


class Commands:
    """Runs commands over a store; `small` installs the small pack alone instead of the packs there are ("persons": with
    registers; "ordeal": with facts made of them, too)."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.numbers = folder, count()
        self.process = subprocess.Popen(
            [sys.executable, "-c", FORKS], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT,
            env={**os.environ, "PUNTARI_MIRROR": NOWHERE},
        )
        assert self._line() == "ready"

    def run(
        self, store: Path, *arguments: str, small: bool | str = False, mirror: str = NOWHERE,
        kill_after: float | None = None, most: int = -1,
    ) -> Ended:
        """Run one command and wait for its end; `kill_after` seconds it is killed, `most` is the largest file it may write."""
        number = next(self.numbers)
        out, err = self.folder / f"{number}.out", self.folder / f"{number}.err"
        told = {
            "arguments": arguments, "small": small, "most": most, "out": str(out), "err": str(err),
            "env": {"PUNTARI_STORE": str(store), "PUNTARI_MIRROR": mirror},
        }
        self._tell(told)
        child = int(self._line())
        if kill_after is not None:
            time.sleep(kill_after)
            with suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        return Ended(int(self._line()), *(path.read_text() if path.exists() else "" for path in (out, err)))

    def good(self, store: Path, *arguments: str, **how: object) -> str:
        """What a command prints that must end well."""
        ended = self.run(store, *arguments, **how)
        assert ended.code == 0, (arguments, ended)
        return ended.out

    def __enter__(self) -> Commands:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the process that forks."""
        self.process.communicate(timeout=300)

    def _tell(self, told: Mapping[str, object]) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps(told) + "\n")
        self.process.stdin.flush()

    def _line(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()
