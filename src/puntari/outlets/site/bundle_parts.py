"""Bundles of priced parts as tables: parts with computed and printed totals, and differences with what their split rests on."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.pricing import Recipe
from puntari.doors.prices import Basis, ChangeTold, RecipeTold, VersionTold
from puntari.outlets.charts.kinds import ChartTable
from puntari.outlets.site import price_words as words
from puntari.outlets.wording import MINUS, plain_number
from puntari.words.text import Language, Text

NONE = "–"


def bundle(told: RecipeTold, language: Language) -> tuple[Recipe, ChartTable, ChartTable | None]:
    """The bundle with the table of its parts, and of its differences where some are held against each other."""
    return told.recipe, _parts(told, language), _changes(told, language) if told.changes else None


def euros(value: float | None, language: Language, signed: bool = False) -> str:
    """An amount with cents; a dash for none, a plus where `signed`."""
    if value is None:
        return NONE
    text = plain_number(round(value, 6), 2, language)
    return f"+{text}" if signed and value > 0.005 and not text.startswith(MINUS) else text


def standing(told: VersionTold, language: Language) -> str:
    """How the computed total stands to the printed one."""
    way = words.HIGHER if (told.gap or 0) > 0 else words.LOWER
    return words.STANDS[told.stands][language].format(gap=euros(abs(told.gap or 0), language), way=way[language])


def part_notes(told: RecipeTold, language: Language) -> tuple[str, ...]:
    """What was taken off printed prices because the bundle does not hold it."""
    return tuple(_taken(told, language))


def _taken(told: RecipeTold, language: Language) -> Iterator[str]:
    for version in told.versions:
        for part in version.parts:
            for one in part.taken:
                figures = {"printed": euros(part.printed, language), "amount": euros(one.worth, language)}
                yield words.TAKEN[language].format(version=version.version.name[language], what=one.bundled.name[language], **figures)


def change_notes(told: RecipeTold, language: Language) -> tuple[str, ...]:
    """What is said of each difference, and what its split rests on where that is not told quantities."""
    versions = {one.version.id: one for one in told.versions}
    rests = (_rests_on(one, versions[one.change.before], versions[one.change.after], language) for one in told.changes)
    return (*(one.change.note[language] for one in told.changes), *(note for note in rests if note))


def _rests_on(told: ChangeTold, before: VersionTold, after: VersionTold, language: Language) -> str:
    if told.basis is Basis.TOLD:
        return ""
    weights = {end: _weight(one, language) for end, one in (("before", before), ("after", after))}
    return words.RESTS_ON[told.basis][language].format(change=_named(before, after, language), **weights)


def _named(before: VersionTold, after: VersionTold, language: Language) -> str:
    return f"{before.version.name[language]} → {after.version.name[language]}"


def _parts(told: RecipeTold, language: Language) -> ChartTable:
    names = {part.part.id: part.part.name for version in told.versions for part in version.parts}
    rows = [(_part_name(told, id, name, language), *(_cost(one, id, language) for one in told.versions)) for id, name in names.items()]
    rows += [
        *_weights(told, language),
        (words.COMPUTED[language], *(euros(one.total, language) for one in told.versions)),
        (words.PRINTED[language], *(euros(one.printed, language) for one in told.versions)),
        (words.STANDS_AT[language], *(standing(one, language) for one in told.versions)),
    ]
    heads = (words.PART[language], *(one.version.name[language] for one in told.versions))
    caption = f"{told.recipe.title[language]}, {words.EUROS_SHORT[language]}"
    return ChartTable(caption, heads, tuple(rows), part_notes(told, language))


def _part_name(told: RecipeTold, id: str, name: Text, language: Language) -> str:
    quantities = {part.quantity for version in told.versions for part in version.parts if part.part.id == id and part.quantity is not None}
    if quantities <= {1.0} or len(quantities) > 1:
        return name[language]
    shown = f"{quantities.pop():g}".replace(".", "." if language is Language.EN else ",")
    return words.QUANTITY[language].format(name=name[language], quantity=shown)


def _cost(version: VersionTold, id: str, language: Language) -> str:
    return next((euros(part.cost, language) for part in version.parts if part.part.id == id), NONE)


def _weights(told: RecipeTold, language: Language) -> Iterator[tuple[str, ...]]:
    """The row of weights that were solved, where any was."""
    unknown = {part.part.id: part.part.name for one in told.versions for part in one.parts if part.part.quantity is None}
    for name in unknown.values():
        yield (words.WEIGHT[language].format(name=name[language]), *(_weight(one, language) for one in told.versions))


def _weight(told: VersionTold, language: Language) -> str:
    return NONE if told.weight is None else plain_number(told.weight, 2, language)


def _changes(told: RecipeTold, language: Language) -> ChartTable:
    versions = {one.version.id: one for one in told.versions}
    rows = []
    for one in told.changes:
        parts = (None,) * 3 if one.split is None else (one.split.price, one.split.mix, one.split.quality)
        name = _named(versions[one.change.before], versions[one.change.after], language)
        rows.append((name, *(euros(part, language, signed=True) for part in (*parts, one.total))))
    heads = tuple(text[language] for text in (words.FROM_TO, words.BY_PRICE, words.BY_MIX, words.BY_QUALITY, words.IN_ALL))
    caption = f"{words.CHANGES[language].format(title=told.recipe.title[language])}, {words.EUROS_SHORT[language]}"
    return ChartTable(caption, heads, tuple(rows), change_notes(told, language))
