"""Finding packs by name: every package under `packs` that has a module `pack` with a value `PACK`."""

from __future__ import annotations

import importlib
import pkgutil

from puntari.define.names import nearest
from puntari.define.pack import Pack
from puntari.words.errors import BadDefinition, BadQuestion


def pack_names() -> tuple[str, ...]:
    """Names of the packs that can be imported, in alphabetical order."""
    try:
        packs = importlib.import_module("packs")
    except ModuleNotFoundError:
        return ()
    return tuple(sorted(module.name for module in pkgutil.iter_modules(packs.__path__) if module.ispkg))


def load_pack(name: str) -> Pack:
    """The pack of that name; raises BadQuestion for an unknown one and BadDefinition for one that is written wrong."""
    if name not in pack_names():
        raise BadQuestion(f"there is no pack {name!r}; {nearest(name, pack_names())}")
    module = importlib.import_module(f"packs.{name}.pack")
    pack = getattr(module, "PACK", None)
    if not isinstance(pack, Pack):
        raise BadDefinition(f"packs/{name}/pack.py must define PACK, a Pack; it holds {type(pack).__name__}")
    return pack


def load_packs() -> dict[str, Pack]:
    """All packs by id."""
    return {pack.id: pack for pack in map(load_pack, pack_names())}
