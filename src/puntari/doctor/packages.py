"""Are the packages here, at the locked versions, and can they be imported?"""

from __future__ import annotations

import importlib
import re
from collections.abc import Mapping
from importlib import metadata

from puntari.doctor.findings import Finding

INSTALL = "run `make demo` or `make test` in the project's folder: both install the locked versions"
# name==version with what may follow: a marker such as `; python_full_version < '3.12'`, and the backslash before the hashes.
PIN = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?:\s*;(?P<marker>[^\\]*))?", re.MULTILINE)


def canonical(name: str) -> str:
    """A distribution's name as compared: lower case, any run of -_. as one hyphen."""
    return re.sub(r"[-_.]+", "-", name).lower()


def locked(text: str) -> dict[str, frozenset[str]]:
    """The versions that a lock allows each distribution: more than one where markers divide them, none of another system."""
    found: dict[str, frozenset[str]] = {}
    for pin in PIN.finditer(text):
        if "win32" not in (pin["marker"] or ""):
            name = canonical(pin["name"])
            found[name] = found.get(name, frozenset()) | {pin["version"]}
    return found


def installed() -> dict[str, str]:
    """The version of every distribution that this Python can see."""
    return {canonical(each.metadata["Name"]): each.version for each in metadata.distributions() if each.metadata["Name"]}


def check_versions(lock: Mapping[str, frozenset[str]], present: Mapping[str, str]) -> Finding:
    """Compares what is installed with what is locked."""
    what = "packages at their locked versions"
    if not lock:
        return Finding(what, False, "no lock was found to compare with, so versions are whatever was installed", INSTALL, needed=False)
    wrong = [
        f"{name} {present.get(name, 'is missing')} (locked {' or '.join(sorted(versions))})"
        for name, versions in sorted(lock.items())
        if present.get(name) not in versions
    ]
    return Finding(what, not wrong, "; ".join(wrong) or f"{len(lock)} packages as locked", INSTALL if wrong else "")


def needed_by(distribution: str) -> tuple[str, ...]:
    """What a distribution itself requires, extras aside; raises PackageNotFoundError when it is not installed."""
    named = (re.match(r"[\w.-]+", each) for each in metadata.requires(distribution) or () if "extra ==" not in each)
    return tuple(canonical(found[0]) for found in named if found)


def check_imports(names: tuple[str, ...]) -> Finding:
    """Imports the modules of the named distributions, so that a broken one is seen here and not in the middle of a build."""
    wrong = [trouble for name, module in modules_of(names).items() if (trouble := why_not_importable(module))]
    what = "packages can be imported"
    return Finding(what, not wrong, "; ".join(wrong) or f"{len(names)} packages imported", INSTALL if wrong else "")


def modules_of(names: tuple[str, ...]) -> dict[str, str]:
    """The module that each distribution is imported by: the one of its own name, else its shortest public one."""
    found: dict[str, list[str]] = {name: [] for name in names}
    for module, owners in metadata.packages_distributions().items():
        for name in {canonical(owner) for owner in owners} & found.keys():
            if module.isidentifier() and not module.startswith("_"):
                found[name].append(module)
    own = {name: name.replace("-", "_") for name in names}
    return {name: own[name] if own[name] in modules else min(modules, key=len, default=own[name]) for name, modules in found.items()}


def why_not_importable(module: str) -> str:
    """Empty, or the reason why a module does not import."""
    try:
        importlib.import_module(module)
    except (ImportError, OSError, RuntimeError, AttributeError) as wrong:
        return f"{module}: {type(wrong).__name__}: {wrong}"
    return ""
