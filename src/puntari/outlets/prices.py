"""What a pack tells of prices as text for scripts and terminals: rows, recipes, real prices."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence

from puntari.define.column import CodeColumn
from puntari.define.pack import Pack
from puntari.doors.prices import Figure, PricesTold
from puntari.guard.release import Finding
from puntari.outlets.answers import plain_number
from puntari.words.text import Language

ROWS = (
    "id",
    "source",
    "item",
    "provider",
    "unit",
    "period",
    "price",
    "low",
    "high",
    "reason",
    "respondents",
    "security_class",
    "support_hours",
    "place",
    "printed_in",
)
RECIPES = ("recipe", "version", "part", "quantity", "price", "cost", "printed", "stands", "rows")
CHANGES = ("recipe", "before", "after", "price", "mix", "quality", "total", "rests_on")
REAL = ("series", "item", "provider", "period", "base", "nominal", "real_low", "real_high", "change", "real_change_low", "real_change_high")
ITEMS = ("service", "component")
UNITS = ("charged_per", "configuration")
Records = Iterator[tuple[str, ...]]


def rows(told: Finding[PricesTold]) -> Records:
    """Every price row under ROWS, in codes; what a table does not have is empty."""
    yield from (_row(one) for one in told.body.rows)


def _row(figure: Figure) -> tuple[str, ...]:
    words = figure.words
    item, unit = (next((words[name] for name in names if name in words), "") for names in (ITEMS, UNITS))
    shown = (plain_number(value) for value in (figure.value, figure.low, figure.high))
    beside = (words.get(name, "") for name in ROWS[10:])
    return (figure.id, figure.source, item, words["provider"], unit, words["year"], *shown, figure.why, *beside)


def named_rows(told: Finding[PricesTold], pack: Pack, language: Language) -> Iterator[list[str]]:
    """Every price row with codes in words, for people."""
    for figure in told.body.rows:
        columns = {one.name: one for one in pack.sources[figure.source].columns}

        def word(names: Sequence[str], figure: Figure = figure, columns: dict[str, object] = columns) -> str:
            name = next((one for one in names if one in figure.words), "")
            column, code = columns.get(name), figure.words.get(name, "")
            return column.codes.names[code][language] if isinstance(column, CodeColumn) and code else code

        why = pack.reasons[figure.why][language] if figure.why in pack.reasons else figure.why
        yield [
            figure.id,
            word(ITEMS),
            word(("provider",)),
            word(UNITS),
            figure.words["year"],
            *(plain_number(value) for value in (figure.value, figure.low, figure.high)),
            why,
            *(word((name,)) for name in ROWS[10:]),
        ]


def recipes(told: Finding[PricesTold]) -> Records:
    """Every part of every version under RECIPES, and a row `total` for each version; a part has `printed` where something is taken off."""
    for recipe in told.body.recipes:
        for version in recipe.versions:
            head = recipe.recipe.id, version.version.id
            for part in version.parts:
                figures = (plain_number(_clean(value)) for value in (part.quantity, part.price, part.cost))
                yield (*head, part.part.id, *figures, plain_number(_clean(part.printed)), part.why, " ".join(part.cited))
            yield (*head, "total", "", "", plain_number(_clean(version.total)), plain_number(version.printed), version.stands, "")


def changes(told: Finding[PricesTold]) -> Records:
    """Every split under CHANGES, in euros; where there is none, the printed total and why."""
    for recipe in told.body.recipes:
        for one in recipe.changes:
            parts = (None,) * 3 if one.split is None else (one.split.price, one.split.mix, one.split.quality)
            figures = (plain_number(_clean(value)) for value in (*parts, one.total))
            yield (recipe.recipe.id, one.change.before, one.change.after, *figures, one.basis)


def real(told: Finding[PricesTold]) -> Records:
    """Every real price under REAL, changes in per cent."""
    for series, prices in told.body.real.items():
        for one in prices:
            figures = (one.base, one.nominal, one.low, one.high, one.change, *one.real_change)
            yield (series, one.item, one.provider, str(one.period), *(plain_number(_clean(value)) for value in figures))


def _clean(value: float | None) -> float | None:
    """Without what reckoning in binary fractions leaves behind."""
    return None if value is None else round(value, 6) + 0.0


PARTS = {"rows": (ROWS, rows), "recipes": (RECIPES, recipes), "changes": (CHANGES, changes), "real": (REAL, real)}
"""What can be asked for, with its header."""


def as_csv(told: Finding[PricesTold], part: str) -> str:
    """One part as lines parted by commas, with a header."""
    header, give = PARTS[part]
    return csv_of(header, give(told))


def csv_of(header: Sequence[str], records: Iterator[Sequence[str]]) -> str:
    """Lines parted by commas, with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(records)
    return out.getvalue()


def as_json(told: Finding[PricesTold], part: str) -> str:
    """One part as an object with the build and a list of records."""
    return json.dumps({"build": told.build, part: listed(told, part)}, ensure_ascii=False, indent=1)


def listed(told: Finding[PricesTold], part: str) -> list[dict[str, str]]:
    """One part as records by name."""
    header, give = PARTS[part]
    return [dict(zip(header, record, strict=True)) for record in give(told)]


def as_table(told: Finding[PricesTold], part: str) -> str:
    """One part set in columns for reading in a terminal."""
    header, give = PARTS[part]
    return table_of(header, give(told))


def table_of(header: Sequence[str], records: Iterator[Sequence[str]]) -> str:
    """Columns set under one another."""
    lines = [tuple(header), *map(tuple, records)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(header))]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip() for line in lines)
