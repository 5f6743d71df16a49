"""Taking a pack apart that cannot be imported: each statement of each of its modules is run by itself, so one mistake hides no other."""

from __future__ import annotations
import __future__

import ast
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import ModuleType

from puntari.define.find import WRONG_IN_CODE, folder_of, said_of
from puntari.store.probe import names_below

FOLLOWS = (NameError, ImportError, AttributeError, KeyError)
"""What a statement ends with when it needs what an earlier one would have given."""


@dataclass(eq=False)
class _Found:
    """The faults so far, each with the file it is in, and the names that the statements at fault would have given."""

    faults: list[tuple[str, Exception]] = field(default_factory=list)
    lost: set[str] = field(default_factory=set)

    def add(self, file: str, given: set[str], wrong: Exception) -> None:
        told = any(said_of(wrong) == said_of(other) for _, other in self.faults)
        follows = isinstance(wrong, FOLLOWS) and any(f"'{name}'" in str(wrong) for name in self.lost)
        self.lost |= given
        if not told and not follows:
            self.faults.append((file, wrong))


class _Statements(SourceFileLoader):
    """Runs a module statement by statement; one that fails is a fault, and the next is run all the same."""

    def __init__(self, name: str, path: str, found: _Found) -> None:
        super().__init__(name, path)
        self.found = found

    def exec_module(self, module: ModuleType) -> None:
        try:
            tree = ast.parse(self.get_data(self.path), self.path)
        except WRONG_IN_CODE as wrong:
            self.found.add(self.path, set(), wrong)
            raise
        texts = any(isinstance(one, ast.ImportFrom) and one.module == "__future__" for one in tree.body)
        flags = __future__.annotations.compiler_flag if texts else 0
        for statement in tree.body:
            try:
                exec(compile(ast.Module([statement], []), self.path, "exec", flags, dont_inherit=True), module.__dict__)
            except WRONG_IN_CODE as wrong:
                self.found.add(self.path, _given(statement), wrong)


class _Finder:
    """Finds the modules of one pack, to be run by statements."""

    def __init__(self, package: str, found: _Found) -> None:
        self.package, self.found = package, found

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The place of a module of the pack; None for any other."""
        if f"{name}.".startswith(f"{self.package}."):
            spec = PathFinder.find_spec(name, path, target)
            if spec is not None and isinstance(spec.loader, SourceFileLoader):
                spec.loader = _Statements(name, spec.loader.path, self.found)
            return spec
        return None


def wrong_modules(name: str) -> Iterator[tuple[str, Exception]]:
    """What stops statements of a pack's modules, each with the file; what only follows from another fault is not told."""
    folder, found = folder_of(name), _Found()
    paths = sorted(names_below(folder, ".py"), key=lambda path: path != "pack.py")
    with _alone(f"packs.{name}", found):
        for path in paths:
            try:
                importlib.import_module(".".join(("packs", name, *path.removesuffix(".py").removesuffix("/__init__").split("/"))))
            except WRONG_IN_CODE as wrong:
                found.add(str(folder / path), set(), wrong)
    yield from ((file.removeprefix(f"{folder}/"), wrong) for file, wrong in found.faults)


@contextmanager
def _alone(package: str, found: _Found) -> Iterator[None]:
    """The pack's modules unknown, and run by statements; afterwards those that were known before are so again."""
    finder, before = _Finder(package, found), _taken_out(package)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        _taken_out(package)
        sys.modules.update(before)


def _taken_out(package: str) -> dict[str, ModuleType]:
    return {name: sys.modules.pop(name) for name in tuple(sys.modules) if f"{name}.".startswith(f"{package}.")}


def _given(statement: ast.stmt) -> set[str]:
    """The names that a statement gives to its module."""
    given = {one.id for one in ast.walk(statement) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)}
    if isinstance(statement, ast.FunctionDef | ast.ClassDef):
        given.add(statement.name)
    if isinstance(statement, ast.Import | ast.ImportFrom):
        given |= {(one.asname or one.name).partition(".")[0] for one in statement.names}
    return given
