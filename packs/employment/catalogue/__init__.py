"""What the national reporting follows, and what each item of it ends as here; who keeps each definition, and by which rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from packs.employment.indicators.common import graded
from packs.employment.themes import THEMES
from puntari.define.catalogue_table import read_catalogue
from puntari.define.conditionbook import read_conditions
from puntari.define.hearingbook import read_hearing
from puntari.define.indicator import Indicator
from puntari.define.upkeep_table import read_rules, read_upkeep
from puntari.store.files import read_rows
from puntari.words.errors import BadDefinition

FOLDER = Path(__file__).resolve().parent
CATALOGUE = read_catalogue(FOLDER, THEMES)
CONDITIONS = read_conditions(FOLDER / "conditions.yaml", read_rules(FOLDER / "rules.yaml"))
HEARING = read_hearing(FOLDER)
"""Who is heard of definitions; municipalities must be of those that use incomes."""
CORE = frozenset(row["indicator"] for row in read_rows(FOLDER / "core.csv"))
"""What the expert assessments look at first: of the open figures, those of their eight themes of services and six of integration."""


def kept(indicators: Mapping[str, Indicator]) -> dict[str, Indicator]:
    """The indicators, each with its owner, next review, rules and dated definitions, and the core ones marked."""
    if unknown := CORE - set(indicators):
        raise BadDefinition(f"core.csv: there is no indicator {', '.join(sorted(unknown))}; mend the name or take the line out")
    upkeep = read_upkeep(FOLDER, {id: one.theme.id for id, one in indicators.items()})
    return {id: replace(graded(one), upkeep=upkeep[id], core=id in CORE) for id, one in indicators.items()}
