"""Bundles of priced parts in a report: computed totals beside printed ones, and differences split into price, mix and quality."""

from __future__ import annotations

from puntari.define.document import Exhibit, Show
from puntari.doors.prices import RecipeTold, VersionTold
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.exhibits import Made, Tabled, nothing
from puntari.outlets.documents.model import Field, Grid, Line
from puntari.outlets.site import price_words as words
from puntari.outlets.site.bundle_parts import change_notes, part_notes, standing
from puntari.outlets.wording import DASH, MINUS, plain_number
from puntari.words.text import Language


def of_bundles(desk: Desk, exhibit: Exhibit) -> Made:
    """The totals or the changes of one bundle."""
    told = next(one for one in desk.prices_told().body.recipes if one.recipe.id == exhibit.of)
    subtitle = told.recipe.intro[desk.language]
    grid = _totals(told, desk.language) if exhibit.show is Show.BUNDLES else _changes(told, desk.language)
    if not grid.lines:
        raise nothing(exhibit)
    return (Tabled(subtitle, grid),)


def _totals(told: RecipeTold, language: Language) -> Grid:
    lines = tuple(Line(one.version.name[language], _total(one, language)) for one in told.versions)
    columns = (words.PART, words.COMPUTED, words.PRINTED, words.STANDS_AT)
    return Grid(tuple(one[language] for one in columns), lines, (words.RECIPES_HELP[language], *part_notes(told, language)))


def _total(one: VersionTold, language: Language) -> tuple[Field, ...]:
    return Field(_euros(one.total, language)), Field(_euros(one.printed, language)), Field(standing(one, language))


def _changes(told: RecipeTold, language: Language) -> Grid:
    lines = []
    for one in told.changes:
        names = [told.recipe.version(id).name[language] for id in (one.change.before, one.change.after)]
        parts = (None,) * 3 if one.split is None else (one.split.price, one.split.mix, one.split.quality)
        lines.append(Line(f" {DASH} ".join(names), tuple(Field(_signed(part, language)) for part in (*parts, one.total))))
    columns = (words.FROM_TO, words.BY_PRICE, words.BY_MIX, words.BY_QUALITY, words.IN_ALL)
    notes = (words.CHANGES_HELP[language], *change_notes(told, language))
    return Grid(tuple(one[language] for one in columns), tuple(lines), notes)


def _euros(value: float | None, language: Language) -> str:
    return DASH if value is None else plain_number(value, words.EUROS.decimals, language)


def _signed(value: float | None, language: Language) -> str:
    """A difference with its plus or minus."""
    written = _euros(value, language)
    return written if value is None or written.startswith(MINUS) or round(value, words.EUROS.decimals) == 0 else f"+{written}"
