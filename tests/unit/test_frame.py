"""The frame that installs and tests: locks without hosts, commands that exist, a missing browser that is said."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from puntari.doctor.packages import canonical, locked

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {name: (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8") for name in ("run", "test")}


def names(requirements: list[str]) -> set[str]:
    return {canonical(re.match(r"[\w.-]+", each)[0]) for each in requirements}


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, env=dict(os.environ) | environment, capture_output=True, text=True, check=False, timeout=600)


def test_every_dependency_is_locked() -> None:
    extras = PROJECT["optional-dependencies"]
    assert names(PROJECT["dependencies"] + extras["install"]) <= locked(LOCKS["run"]).keys()
    assert names(extras["test"]) <= locked(LOCKS["test"]).keys()


def test_every_dependency_has_both_bounds() -> None:
    loose = [each for each in PROJECT["dependencies"] if ">=" not in each or "<" not in each]
    assert not loose, f"without a lower or an upper bound: {loose}"


def test_the_tests_run_on_what_is_delivered() -> None:
    delivered, tested = locked(LOCKS["run"]), locked(LOCKS["test"])
    assert {name: tested.get(name) for name in delivered} == delivered


@pytest.mark.parametrize("name", LOCKS)
def test_locks_hold_hashes_and_no_hosts(name: str) -> None:
    assert "://" not in LOCKS[name] and "--index" not in LOCKS[name] and "--find-links" not in LOCKS[name]
    pins = re.split(r"\n(?=[A-Za-z])", LOCKS[name].strip())
    assert len(pins) > 20
    assert not [pin.splitlines()[0] for pin in pins if not re.search(r"--hash=sha256:[0-9a-f]{64}", pin)]


def test_no_lock_of_a_registry_is_kept() -> None:
    assert run("git", "check-ignore", "uv.lock").returncode == 0


def test_help_lists_every_target() -> None:
    targets = set(re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[1].split())
    assert set(re.findall(r"^  make ([a-z-]+)", run("make", "--no-print-directory", "help").stdout, re.MULTILINE)) == targets


def test_a_missing_browser_fails_and_names_the_remedy(tmp_path: Path) -> None:
    for tool in ("bash", "env"):
        (tmp_path / tool).symlink_to(Path("/usr/bin") / tool)
    said = run("requirements/system", "--check", PATH=str(tmp_path), PUNTARI_CHROMIUM="")
    assert said.returncode == 1
    assert "make system" in said.stderr and "apt-get install" in said.stderr


def test_ci_without_the_mirror_fails(tmp_path: Path) -> None:
    said = run(sys.executable, "-m", "pytest", "tests/unit/test_frame.py", "-k", "nothing", CI="true", PUNTARI_MIRROR=str(tmp_path))
    assert said.returncode == 1
    assert "PUNTARI_MIRROR" in said.stdout + said.stderr


@pytest.mark.parametrize("workers", [(), ("-n", "2")])
def test_tests_skipped_for_want_of_the_mirror_are_counted(tmp_path: Path, workers: tuple[str, ...]) -> None:
    test = tmp_path / "test_one.py"
    test.write_text("import pytest\n\n@pytest.mark.mirror\ndef test_one(mirror):\n    pass\n", encoding="utf-8")
    (tmp_path / "conftest.py").symlink_to(ROOT / "tests" / "conftest.py")
    settings = ("-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), "-p", "no:cacheprovider")
    said = run(sys.executable, "-m", "pytest", str(test), *settings, *workers, CI="", PUNTARI_MIRROR=str(tmp_path))
    assert "1 tests skipped: the mirror of open data is not at" in said.stdout, said.stdout + said.stderr
