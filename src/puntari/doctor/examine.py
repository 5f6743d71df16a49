"""The doctor's round: every check in order, none stopping another."""

from __future__ import annotations

import sys
from importlib import metadata

from babel.numbers import format_decimal

from puntari.doctor.findings import Finding, Installation
from puntari.doctor.packages import INSTALL, check_imports, check_versions, installed, locked, needed_by
from puntari.store import probe
from puntari.words.errors import PuntariError

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
# One number as each language writes it; the space is a no-break space.
WRITTEN = {"fi": "1\xa0234,5", "sv": "1\xa0234,5", "en": "1,234.5"}


def examine(installation: Installation) -> tuple[Finding, ...]:
    """Looks at everything that Puntari needs, in the order in which a fault would meet the user."""
    return (
        check_python(sys.version_info[:3]),
        check_versions(locked(probe.text_or_nothing(installation.lock)), installed()),
        check_requirements("puntari"),
        check_languages(sys.getfilesystemencoding()),
        check_writing(installation),
        check_room(installation),
        check_mirror(installation),
        check_build(installation),
        check_chromium(installation),
        check_fonts(),
    )


def check_python(version: tuple[int, ...]) -> Finding:
    """Python 3.11 or later."""
    why = f"Python {'.'.join(map(str, version))}"
    to_do = "install Python 3.11 or later (`make system` names the package), remove .venv and run again"
    return Finding("Python 3.11 or later", version >= (3, 11), why, "" if version >= (3, 11) else to_do)


def check_requirements(distribution: str) -> Finding:
    """Everything that the distribution requires can be imported."""
    try:
        return check_imports(needed_by(distribution))
    except metadata.PackageNotFoundError:
        return Finding("packages can be imported", False, f"{distribution} itself is not installed in this Python", INSTALL)


def check_languages(encoding: str) -> Finding:
    """Names in UTF-8, and the numbers of three languages whatever the machine speaks."""
    what = "independent of the machine's language"
    if encoding.lower() != "utf-8":
        return Finding(what, False, f"file names are read as {encoding}", "set LC_ALL=C.UTF-8 and run again")
    wrong = [f"{code} {shown!r}" for code, right in WRITTEN.items() if (shown := format_decimal(1234.5, locale=code)) != right]
    return Finding(what, not wrong, "; ".join(wrong) or "numbers are right in fi, sv and en", INSTALL if wrong else "")


def check_writing(installation: Installation) -> Finding:
    """The store's folder takes files."""
    why = probe.why_not_writable(installation.store)
    to_do = f"give this user leave to write in {installation.store}, or choose another store"
    return Finding("the store can be written", not why, why or str(installation.store), to_do if why else "")


def check_room(installation: Installation) -> Finding:
    """Room for one more whole build beside the one being served."""
    free, need = probe.free_megabytes(installation.store), installation.disk_megabytes
    to_do = f"make room: {need - free} MB more, or choose a store on another disk"
    return Finding("room on the disk", free >= need, f"{free} MB free, a build needs about {need} MB", "" if free >= need else to_do)


def check_mirror(installation: Installation) -> Finding:
    """Which folders of the mirror are here; without it the data comes from the official services, or is a marked stand-in."""
    here = probe.folders_in(installation.mirror)
    wanted = installation.mirror_folders or here
    absent = [name for name in wanted if name not in here]
    what = "the mirror of open data"
    if not here:
        why = f"nothing at {installation.mirror}; deliveries are fetched from the official services, or are a stand-in marked synthetic"
        return Finding(what, False, why, "set PUNTARI_MIRROR to its folder if you have it", needed=False)
    why = f"{len(wanted) - len(absent)} of {len(wanted)} folders at {installation.mirror}: {', '.join(n for n in wanted if n in here)}"
    to_do = f"bring the missing folders: {', '.join(absent)}"
    return Finding(what, not absent, why, to_do if absent else "", needed=False)


def check_build(installation: Installation) -> Finding:
    """The build being served is whole."""
    what = "the current build"
    try:
        name = installation.current_build()
    except (PuntariError, OSError, ValueError, LookupError, RuntimeError) as wrong:
        return Finding(what, False, f"{type(wrong).__name__}: {wrong}", "run `puntari build`: it writes a whole new one beside it")
    if not name:
        return Finding(what, False, f"none yet in {installation.store}", "run `puntari build`", needed=False)
    return Finding(what, True, name)


def check_chromium(installation: Installation) -> Finding:
    """A browser, for the tests only."""
    found = probe.program((installation.chromium, *CHROMIUMS))
    why = found or f"none of {', '.join(CHROMIUMS)} is on the path"
    return Finding("Chromium, for the tests", bool(found), why, "" if found else "run `make system`", needed=False)


def check_fonts() -> Finding:
    """Fonts, without which the browser's pictures show boxes for letters."""
    found = probe.has_fonts()
    why = "found" if found else f"no font in {', '.join(map(str, probe.FONTS))}"
    return Finding("fonts, for pictures of pages", found, why, "" if found else "run `make system`", needed=False)
