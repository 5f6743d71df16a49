"""Finding packs by name: every folder under `packs` that has a module `pack` with a value `PACK`."""

from __future__ import annotations

import importlib
import pkgutil
import traceback
from collections.abc import Mapping
from pathlib import Path

from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.store.probe import folders_in, has_file
from puntari.words.errors import BadDefinition, BadQuestion, PuntariError

MODULE = "pack.py"
WRONG_IN_CODE = (
    PuntariError, SyntaxError, NameError, AttributeError, ImportError, TypeError, ValueError, ArithmeticError, LookupError, OSError,
)
"""What a module of a pack may end with when it is imported."""


def pack_names() -> tuple[str, ...]:
    """Names of the packs that can be imported, in alphabetical order."""
    try:
        packs = importlib.import_module("packs")
    except ModuleNotFoundError:
        return ()
    packages = {module.name for module in pkgutil.iter_modules(packs.__path__) if module.ispkg}
    # A folder is a pack without an __init__.py, too: Python imports it all the same, and left out it would vanish without a word.
    folders = {name for place in packs.__path__ for name in folders_in(Path(place)) if has_file(Path(place) / name / MODULE)}
    return tuple(sorted(packages | folders))


def load_pack(name: str) -> Pack:
    """The pack of that name; raises BadQuestion for an unknown one and BadDefinition for one that is written wrong."""
    if name not in pack_names():
        raise BadQuestion(f"there is no pack {name!r}; {nearest(name, pack_names())}")
    try:
        module = importlib.import_module(f"packs.{name}.pack")
    except ModuleNotFoundError as wrong:
        if wrong.name != f"packs.{name}.pack":
            raise
        raise BadDefinition(f"packs/{name} has no {MODULE}; write one that defines PACK, or move the folder out of packs") from wrong
    pack = getattr(module, "PACK", None)
    if not isinstance(pack, Pack):
        raise BadDefinition(f"packs/{name}/pack.py must define PACK, a Pack; it holds {type(pack).__name__}")
    return pack


def folder_of(name: str) -> Path:
    """The folder of a pack, whether or not it can be imported."""
    packs = importlib.import_module("packs")
    return next(Path(place) / name for place in packs.__path__ if name in folders_in(Path(place)))


def said_of(wrong: Exception) -> str:
    """What stopped an import, in words: an error of ours as it says itself, any other with its kind and its place."""
    return str(wrong) if isinstance(wrong, PuntariError) else f"{type(wrong).__name__}: {wrong} ({_place_of(wrong)})"


def _place_of(wrong: Exception) -> str:
    """The file and line in which an error was raised, from the folder that packs lie in."""
    if isinstance(wrong, SyntaxError):
        file, line = wrong.filename or "", wrong.lineno
    else:
        last = traceback.extract_tb(wrong.__traceback__)[-1]
        file, line = last.filename, last.lineno
    return f"{file.rpartition('/packs/')[2] or file}, line {line}"


def load_packs() -> dict[str, Pack]:
    """All packs by id; raises BadDefinition where two have a source or a register of one id, for a store keeps deliveries by that."""
    packs = {pack.id: pack for pack in map(load_pack, pack_names())}
    check_apart(packs)
    return packs


def check_apart(packs: Mapping[str, Pack]) -> None:
    """That no two packs have a source or a register of one id; raises BadDefinition with both."""
    owner: dict[str, str] = {}
    for pack in packs.values():
        for id in (*pack.sources, *pack.registers):
            if owner.setdefault(id, pack.id) != pack.id:
                what = f"packs {owner[id]} and {pack.id} both have a source or register {id!r}"
                raise BadDefinition(f"{what}, and a store keeps deliveries by that id; call one of them otherwise")
