"""`puntari doctor`: each check sees the fault that it is for, and says what to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.doctor import examine as round_
from puntari.doctor import packages
from puntari.doctor.findings import Finding, Installation, healthy
from puntari.store import probe
from puntari.words.errors import BrokenStore

ROOT = Path(__file__).resolve().parents[2]


def installation(tmp_path: Path, **changed: object) -> Installation:
    given = {"store": tmp_path / "store", "mirror": tmp_path, "lock": ROOT / "requirements" / "run.txt", "current_build": lambda: "b1"}
    return Installation(**(given | {"disk_megabytes": 1} | changed))


def ailing(finding: Finding) -> str:
    """The advice of a finding that must not be well."""
    assert not finding.ok and finding.why and finding.what_to_do
    return finding.what_to_do


def test_this_installation_is_healthy(tmp_path: Path) -> None:
    findings = round_.examine(installation(tmp_path))
    assert healthy(findings), [finding for finding in findings if not finding.ok]
    assert len({finding.what for finding in findings}) == len(findings) == 10
    assert not (tmp_path / "store").exists(), "the doctor leaves nothing behind"


def test_old_python() -> None:
    assert "Python 3.11" in ailing(round_.check_python((3, 10, 12)))


def test_lock_with_markers_and_hashes() -> None:
    text = "numpy==2.4.6 ; python_full_version < '3.12' \\\n    --hash=sha256:00\nnumpy==2.5.5 ; python_full_version >= '3.12' \\\n"
    text += "colorama==0.4.6 ; sys_platform == 'win32' \\\nEt_XmlFile==2.0.0 \\\n"
    assert packages.locked(text) == {"numpy": frozenset({"2.4.6", "2.5.5"}), "et-xmlfile": frozenset({"2.0.0"})}


def test_missing_and_other_versions() -> None:
    lock = {"a": frozenset({"1"}), "b": frozenset({"1", "2"}), "c": frozenset({"3"})}
    finding = packages.check_versions(lock, {"b": "2", "c": "4"})
    ailing(finding)
    assert finding.why == "a is missing (locked 1); c 4 (locked 3)"


def test_no_lock_is_said_but_harms_nothing(tmp_path: Path) -> None:
    finding = packages.check_versions(packages.locked(probe.text_or_nothing(tmp_path / "none.txt")), {})
    ailing(finding)
    assert not finding.needed


def test_a_package_that_does_not_import() -> None:
    finding = packages.check_imports(("babel", "no-such-thing"))
    ailing(finding)
    assert "no_such_thing: ModuleNotFoundError" in finding.why


def test_modules_are_found_by_their_distribution() -> None:
    assert packages.modules_of(("pyyaml", "duckdb", "python-multipart")) == {
        "pyyaml": "yaml",
        "duckdb": "duckdb",
        "python-multipart": "python_multipart",
    }


def test_a_distribution_that_is_not_installed() -> None:
    ailing(round_.check_requirements("no-such-distribution"))


def test_other_encoding() -> None:
    assert "UTF-8" in ailing(round_.check_languages("ascii"))


def test_store_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "store").write_text("x")
    assert str(tmp_path / "store") in ailing(round_.check_writing(installation(tmp_path)))


def test_store_that_cannot_be_written() -> None:
    assert probe.why_not_writable(Path("/proc/puntari"))


def test_full_disk(tmp_path: Path) -> None:
    assert "make room" in ailing(round_.check_room(installation(tmp_path, disk_megabytes=10**9)))


def test_no_mirror_is_no_fault(tmp_path: Path) -> None:
    finding = round_.check_mirror(installation(tmp_path, mirror=tmp_path / "none"))
    assert "PUNTARI_MIRROR" in ailing(finding)
    assert not finding.needed


def test_half_a_mirror(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    finding = round_.check_mirror(installation(tmp_path, mirror_folders=("one", "two")))
    assert "two" in ailing(finding) and "1 of 2" in finding.why


def test_broken_build(tmp_path: Path) -> None:
    def broken() -> str:
        raise BrokenStore("the manifest of build 7 ends in the middle")

    finding = round_.check_build(installation(tmp_path, current_build=broken))
    assert finding.needed and "puntari build" in ailing(finding) and "build 7" in finding.why


def test_no_build_yet(tmp_path: Path) -> None:
    assert not round_.check_build(installation(tmp_path, current_build=lambda: "")).needed


def test_no_browser_and_no_fonts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "make system" in ailing(round_.check_chromium(installation(tmp_path)))
    monkeypatch.setattr(probe, "FONTS", (tmp_path,))
    assert "make system" in ailing(round_.check_fonts())
