"""How the contracts are put together: names of columns from the table of titles, the days of a spell, and rules that several have."""

from __future__ import annotations

from pathlib import Path

from puntari.define.register import Register, Shape
from puntari.store.files import read_rows
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

TITLES = {row["column"]: Text(row["fi"], row["sv"], row["en"]) for row in read_rows(Path(__file__).resolve().parent / "titles.csv")}
"""What columns are called: by their name, or by register and name (`atmt_plan.kind`) where the same name means another thing."""

ENDS_AFTER_BEGINNING = {"ends is null or ends >= begins": "the spell ends before it begins; correct one of the days at the source"}
DECIDED_AFTER_APPLYING = {"decided >= applied": "the decision is before the application; correct one of the days"}
DECIDED_OR_PENDING = {
    "decided is null or decided >= applied": "the decision is before the application; correct one of the days",
    "decision <> 'pending' or decided is null": "a pending application has a day of decision; correct one of the two",
}
REASON_WITH_END = {"end_reason is null or ends is not null": "a reason for an end that has no day; give the day of the end"}
SOME_PLACES = {"places >= 1": "a vacancy of no places; give the number of places"}


def register(**parts: object) -> Register:
    """A register whose columns have their names for people from the table of titles; raises BadDefinition where one is missing."""
    id, columns = parts["id"], [column.name for column in parts["columns"]]
    titles = {name: TITLES.get(f"{id}.{name}") or TITLES.get(name) for name in columns}
    if missing := [name for name, title in titles.items() if title is None]:
        raise BadDefinition(f"register {id}: no title for {', '.join(missing)}; add it to registers/titles.csv")
    return Register(**parts, titles=titles)


def spell_register(**parts: object) -> Register:
    """A register of spells, with their days in `begins` and `ends` (see `from_to`), in order in every row; `rules` are the others."""
    rules = ENDS_AFTER_BEGINNING | parts.pop("rules", {})
    return register(**parts, shape=Shape.SPELL, begins="begins", ends="ends", rules=rules)
