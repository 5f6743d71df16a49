"""A page of commands as the program itself describes them, and one of settings."""

from __future__ import annotations

from dataclasses import dataclass

from typer import Typer

from puntari.outlets.reference.markdown import code, codes, page, table
from puntari.outlets.reference.program import Command, Parameter, commands_of


@dataclass(frozen=True)
class Setting:
    """A variable of the environment: what it sets, and what holds without it."""

    name: str
    sets: str
    otherwise: str


SETTINGS = (
    Setting("PUNTARI_STORE", "the folder of the store: deliveries, builds, quarantine, audit trail", "`store` in the current folder"),
    Setting("PUNTARI_MIRROR", "the folder of the mirror of open data", "`../shared/data`, if it is there"),
    Setting("PUNTARI_VAULT", "the folder where what identifies persons lies sealed", "beside the store: its name and `.vault`"),
    Setting("PUNTARI_KEYS", "the folder of the keys, which belongs on another disk", "beside the store: its name and `.keys`"),
    Setting(
        "PUNTARI_HEAD",
        "the file that says how far the audit trail goes, which belongs on another disk; in the folder of its name and `s` beside it, how "
        "far each ledger goes",
        "beside the store: its name and `.head`",
    ),
    Setting("PUNTARI_CONTACT", "the mail address where the public site takes feedback", "the site says that none is given"),
    Setting("PUNTARI_CHROMIUM", "the browser that the tests use", "`chromium` or `chromium-browser` on the path"),
    Setting("PYTHON", "the Python that `make` builds its environment with, 3.11 or later", "`python3`"),
    Setting("PORT", "the port of `make demo`, as in `make demo PORT=9000`", "`8080`"),
    Setting("TESTS", 'which tests `make test` runs, as in `make test TESTS="tests/unit -k places"`', "all"),
    Setting("SEEDS", 'of which random registers `make portable` is, as in `make portable SEEDS="1 2 3"`', "three of them"),
    Setting("FAULTS", 'what `make faults` does, as in `make faults FAULTS="kills --seed 1"`', "all of it"),
    Setting("WORKERS", "how many tests `make test` runs at once", "`2`"),
    Setting("CI", "with `true`, tests that need the mirror fail without it instead of being skipped and counted", "not set"),
)
CODES = (
    ("0", "done"),
    ("1", "broken: `doctor` or `audit verify` found something wrong"),
    ("2", "the question, the file or the definition cannot be as it is; the one line on the error stream says why and what to do"),
    ("3", "refused, with the reason"),
)


def settings() -> str:
    """Everything that the environment can set."""
    about = "Only `puntari/cli/environment.py` reads the environment; the last five are read by `make`, by the installer and by the tests."
    rows = [(code(one.name), one.sets, one.otherwise) for one in SETTINGS]
    return page("Settings", about, table(("variable", "sets", "without it"), rows))


def commands(program: Typer) -> str:
    """Every command with its arguments and options."""
    return page("Commands", "Exit codes:", table(("code", "means"), CODES), *map(_command, commands_of(program, "puntari")))


def _command(command: Command) -> str:
    usage = " ".join([command.name, *map(_usage, command.parameters)])
    rows = [(code(one.flag or one.name.upper()), _told(one)) for one in command.parameters]
    return "\n\n".join(part for part in (f"## {command.name}", command.help, f"```\n{usage}\n```", table(("", ""), rows)) if part)


def _usage(one: Parameter) -> str:
    word = one.name.upper()
    written = word if not one.flag else one.flag if one.switch else f"{one.flag} {word}"
    return (written if one.required else f"[{written}]") + ("..." if one.several else "")


def _told(one: Parameter) -> str:
    among = f"One of {codes(one.choices)}." if one.choices else ""
    otherwise = f"Without it: {code(one.otherwise)}." if one.otherwise else ""
    return " ".join(part for part in (one.help, among, otherwise) if part)
