"""The commands of a Typer program as values, read from their functions' signatures."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Annotated, get_args, get_origin

from typer import Context, Typer
from typer.models import CommandInfo, OptionInfo, TyperInfo


@dataclass(frozen=True)
class Parameter:
    """An argument, or an option by its flag; `otherwise` is what holds without it, `choices` what it may be."""

    name: str
    flag: str
    help: str
    required: bool
    several: bool
    switch: bool
    otherwise: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Command:
    """A command by its full name, with its description and parameters in order."""

    name: str
    help: str
    parameters: tuple[Parameter, ...]


def commands_of(program: Typer, name: str) -> Iterator[Command]:
    """Every command of a program and of its groups, in the order in which they are declared; a group that does something itself first."""
    if program.registered_callback is not None and program.info.invoke_without_command:
        yield _read(program.registered_callback, name)
    for one in program.registered_commands:
        yield _command(one, name)
    for group in program.registered_groups:
        yield from commands_of(group.typer_instance, f"{name} {group.name}")


def _command(one: CommandInfo, name: str) -> Command:
    return _read(one, f"{name} {one.name or one.callback.__name__.replace('_', '-')}")


def _read(one: CommandInfo | TyperInfo, name: str) -> Command:
    said = inspect.cleandoc(one.help or one.callback.__doc__ or "")
    parameters = inspect.signature(one.callback, eval_str=True).parameters.values()
    return Command(name, said, tuple(_parameter(told) for told in parameters if told.annotation is not Context))


def _parameter(one: inspect.Parameter) -> Parameter:
    kind, info = _declared(one)
    kind = next((part for part in get_args(kind) if part is not type(None)), kind) if get_origin(kind) is not list else kind
    several = get_origin(kind) is list
    required = one.default is inspect.Parameter.empty
    flag = ""
    if isinstance(info, OptionInfo):
        # In Annotated, Typer keeps the first name that an option is given in the place of its default.
        given = [name for name in (info.default, *(info.param_decls or ())) if isinstance(name, str) and name.startswith("--")]
        flag = (given or [f"--{one.name.replace('_', '-')}"])[0]
    choices = tuple(str(choice.value) for choice in kind) if isinstance(kind, type) and issubclass(kind, Enum) else ()
    otherwise = "" if required or one.default in (None, "", False) else str(getattr(one.default, "value", one.default))
    help = (getattr(info, "help", None) or "") if info else ""
    return Parameter(one.name, flag, help, required, several, kind is bool, otherwise, choices)


def _declared(one: inspect.Parameter) -> tuple[object, object]:
    """The type of a parameter, and what Typer is told of it."""
    if get_origin(one.annotation) is Annotated:
        kind, *told = get_args(one.annotation)
        return kind, told[0]
    return one.annotation, None
