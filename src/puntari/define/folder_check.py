"""What is wrong in the files of a pack that cannot be imported: each that can be judged by itself is, whichever stopped the import."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from puntari.define.catalogue import Problem
from puntari.define.catalogue_table import read_catalogue
from puntari.define.conditionbook import read_conditions
from puntari.define.goalbook import read_goals
from puntari.define.hearingbook import read_hearing
from puntari.define.indicator import Theme
from puntari.define.names import nearest
from puntari.define.upkeep_table import read_rules, read_upkeep
from puntari.define.wordbook import cards, families, read_words
from puntari.store.files import exists, read_rows
from puntari.words.errors import BadDefinition, PuntariError
from puntari.words.text import Text

DO = "mend it there"


def wrong_files(folder: Path) -> Iterator[Problem]:
    """The problems of a pack's cards, catalogue, goals, conditions and hearing, a file or folder of them at a time; ids of indicators are
    not looked at, as nobody knows them while the pack cannot be imported."""
    table = folder / "catalogue"
    judged: dict[Path, Callable[[], object]] = {
        folder / "cards": lambda: cards(folder / "cards"),
        folder / "cards" / "families": lambda: families(folder / "cards" / "families"),
        table / "concepts.csv": lambda: read_catalogue(table, _themes(table)),
        table / "rules.yaml": lambda: read_rules(table / "rules.yaml"),
        table / "conditions.yaml": lambda: read_conditions(table / "conditions.yaml", read_rules(table / "rules.yaml")),
        table / "definitions.csv": lambda: read_upkeep(table, _kept(table)),
        table / "hearing.csv": lambda: read_hearing(table),
        table / "core.csv": lambda: _core(table),
        folder / "goals" / "goals.yaml": lambda: read_goals(folder / "goals"),
    }
    told: set[str] = set()
    for path, judge in judged.items():
        if path.suffix and not exists(path):
            continue
        try:
            judge()
        except PuntariError as wrong:
            if str(wrong) not in told:
                yield Problem(str(path.relative_to(folder)), str(wrong), DO)
            told.add(str(wrong))
        except KeyError as lacking:
            yield Problem(str(path.relative_to(folder)), f"lacks {lacking}, which every such file or line has", "write it")


def _core(table: Path) -> None:
    """Refuse core indicators that no line of definitions.csv dates: which there are is for the pack to say, but each has its day."""
    dated = {row["indicator"] for row in read_rows(table / "definitions.csv")}
    unknown = [row["indicator"] for row in read_rows(table / "core.csv") if row["indicator"] not in dated]
    if unknown:
        raise BadDefinition(f"core.csv: there is no indicator {unknown[0]!r}; {nearest(unknown[0], dated)}")


def _kept(table: Path) -> dict[str, str]:
    """The indicators that the tables of upkeep themselves name, each under a theme that has an owner."""
    theme = next(iter(read_words(table / "owners.yaml")))
    return {row["indicator"]: theme for name in ("definitions.csv", "follows.csv") for row in read_rows(table / name)}


def _themes(table: Path) -> tuple[Theme, ...]:
    """The themes that the tables themselves name: which there are is for the pack to say."""
    names = {row.get("theme", "") for name in ("concepts.csv", "views.csv") if exists(table / name) for row in read_rows(table / name)}
    return tuple(Theme(name, Text.same(name)) for name in sorted(names - {""}))
