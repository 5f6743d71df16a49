"""The wall around releases as plain functions over parsed source: made at the gate only, given by doors only, taken by outlets only."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator

from house_rules import Source, dotted

KINDS = {"Release", "Figures", "Finding"}
UNRELEASED = {"Brought", "Cells", "Computed", "Counted", "GATE", "Ground", "OfPersons", "OfRound"}
UNRELEASED |= {"Collected", "OfPrices", "Protection", "Rested", "Tallies", "Waiting"}
UNRELEASED |= {"Handed", "OfRows", "OfOutput"}
"""What of guard is not released yet, or makes a release: no outlet may know it."""
INSIDES = {"manifest", "opened", "round_of", "warehouse"}
"""What a house has for its doors: an outlet holds a house only to hand it on."""
PLAIN = {"None", "bool", "float", "int", "str", "Path", "Mapping", "dict", "frozenset", "tuple"}
OF_THE_GATE = {"puntari.guard.release.Ground", "puntari.guard.release.OfPersons"}
OF_THE_GATE |= {"puntari.guard.handed.OfRows"}
EVENTS = {"T", "puntari.flow.deliver.Delivered", "puntari.flow.intake.take.Taken", "puntari.flow.intake.waiting.Returned"}
EVENTS |= {"puntari.flow.aliases.Added", "puntari.flow.aliases.Kept"}
EVENTS |= {"puntari.flow.rotate.Rotated", "puntari.store.registers.Erasure", "puntari.flow.quarantine.Retried", "puntari.flow.run.Built"}
EVENTS |= {"puntari.flow.requests.Request", "puntari.store.deliveries.DeliveryRecord", "puntari.flow.intake.take.Taken"}
EVENTS |= {"puntari.guard.audit.Forgotten", "puntari.guard.publishing.Standing", "puntari.guard.defining.Life"}
EVENTS |= {"puntari.guard.judging.Judgement", "puntari.guard.judging.Evidence"}
EVENTS |= {"puntari.doors.raw.HandedOver"}
EVENTS |= {"puntari.doors.collecting.Received", "puntari.doors.collecting.Request"}
OF_THE_HOUSE = {f"puntari.doors.tell.{name}" for name in ("BuildReport", "MapDrawing", "SourceReport")}
OF_THE_HOUSE |= {"puntari.doors.catalogue.Differences", "puntari.flow.editions.Edition"}
"""What the house says of itself and of its definitions; it holds no figure."""
GIVEN = PLAIN | OF_THE_GATE | EVENTS | OF_THE_HOUSE | {f"puntari.guard.release.{name}" for name in ("Figures", "Refusal", "Release")}


def full(source: Source, node: ast.AST) -> str:
    """The dotted name with imports resolved; a class of the module itself under the module's name."""
    name = source.full(node)
    own = {one.name for one in ast.walk(source.tree) if isinstance(one, ast.ClassDef)}
    return f"{source.name}.{name}" if name in own else name


def is_kind(source: Source, node: ast.AST) -> bool:
    """Whether an expression names a kind of release: the guard's, or one of which nobody knows where it comes from."""
    if isinstance(node, ast.Subscript):
        return is_kind(source, node.value)
    place, _, name = full(source, node).rpartition(".")
    return name in KINDS and (not place or place.startswith("puntari.guard"))


def releasing(source: Source) -> list[str]:
    """Only guard/disclose.py makes a release of any kind: no other calls one, goes round its maker or holds its key; kinds are guard's."""
    if source.name == "puntari.guard.disclose":
        return []
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and (is_kind(source, node.func) or _goes_round(source, node)):
            found.append(f"{source.name}:{node.lineno}: makes a release; only guard/disclose.py may")
    if source.name != "puntari.guard.release":
        found += [f"{source.name}:{line}: takes the key of the gate" for line, _, name in source.imports if name == "GATE"]
        found += [
            f"{source.name}:{node.lineno}: {node.name} is a kind of release; kinds stand in guard/release.py"
            for node in ast.walk(source.tree)
            if isinstance(node, ast.ClassDef) and any(is_kind(source, base) for base in node.bases)
        ]
        found += [
            f"{source.name}:{node.lineno}: takes the key of the gate"
            for node in ast.walk(source.tree)
            if isinstance(node, ast.Attribute) and node.attr == "GATE"
        ]
    return found


def _goes_round(source: Source, node: ast.Call) -> bool:
    """`object.__new__(Release)` and `Release.__new__(...)`."""
    if not isinstance(node.func, ast.Attribute) or node.func.attr != "__new__":
        return False
    return any(is_kind(source, one) for one in (node.func.value, *node.args))


def doors(source: Source) -> list[str]:
    """What a door gives is a release, a refusal, an event of a deed, or what the house says of itself; and it says which."""
    if not source.name.startswith("puntari.doors.") or source.name == "puntari.doors.house":
        return []
    found = []
    for node in public_functions(source.tree):
        if node.returns is None:
            found.append(f"{source.name}:{node.lineno}: {node.name} does not say what it gives")
        for name in _names(source, node.returns):
            if not (name in GIVEN or name.startswith(("puntari.define.", "puntari.words."))):
                found.append(f"{source.name}:{node.lineno}: {node.name} gives {name} unreleased; wrap it in a Computed and send it through")
    return found


def public_functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Functions and methods that others may call; not those within functions."""
    for node in tree.body:
        members = node.body if isinstance(node, ast.ClassDef) else [node]
        yield from (one for one in members if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef) and not one.name.startswith("_"))


def _names(source: Source, node: ast.AST | None) -> Iterator[str]:
    """Every type that an annotation names, but for those within `Finding[...]`."""
    if node is None:
        return
    if isinstance(node, ast.Constant):
        yield from _quoted(source, node)
    elif isinstance(node, ast.Name | ast.Attribute):
        yield full(source, node).removeprefix("collections.abc.").removeprefix("pathlib.")
    elif not (isinstance(node, ast.Subscript) and full(source, node.value) == "puntari.guard.release.Finding"):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.expr_context | ast.operator):
                yield from _names(source, child)


def _quoted(source: Source, node: ast.Constant) -> Iterator[str]:
    """The types in an annotation that is written as text; None as itself, an ellipsis as nothing."""
    if isinstance(node.value, str):
        yield from _names(source, ast.parse(node.value, mode="eval").body)
    elif node.value is None:
        yield "None"


def bodies(sources: Iterable[Source]) -> set[str]:
    """The types that doors release as the body of a Finding, by full name."""
    return {
        full(source, node.slice)
        for source in sources if source.name.startswith("puntari.doors.")
        for function in public_functions(source.tree) if function.returns is not None
        for node in ast.walk(function.returns)
        if isinstance(node, ast.Subscript) and full(source, node.value) == "puntari.guard.release.Finding"
    } - {""}


def taking(source: Source, released_as: set[str]) -> list[str]:
    """An outlet takes what is computed only as a release: never what lies before the gate, the inside of a house, or a body alone."""
    if not source.name.startswith("puntari.outlets"):
        return []
    imported = [(line, name) for line, _, name in source.imports if name in UNRELEASED]
    found = [f"{source.name}:{line}: takes {name} of guard, which is not released" for line, name in imported]
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and (node.attr in INSIDES or node.attr in UNRELEASED and "release" in dotted(node)):
            found.append(f"{source.name}:{node.lineno}: reaches for {dotted(node)}; ask a door")
        annotation = node.returns if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else getattr(node, "annotation", None)
        for name in set(_names(source, annotation)) & released_as:
            found.append(f"{source.name}:{node.lineno}: takes {name} as it is; take Finding[{name.rpartition('.')[2]}]")
    return found
