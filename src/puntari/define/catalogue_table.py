"""A catalogue read from the tables of a pack, every line of them judged before anything is said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from puntari.define.catalogue import Catalogue, Concept, Item, Kind, Named, State, Use, View
from puntari.define.indicator import Theme
from puntari.define.names import nearest
from puntari.define.wordbook import texts
from puntari.store.files import read_rows
from puntari.words.errors import BadDefinition
from puntari.words.text import Text

Row = dict[str, str]
Made = TypeVar("Made")


def read_catalogue(folder: Path, themes: tuple[Theme, ...]) -> Catalogue:
    """The catalogue in concepts.csv, views.csv, items.csv, stages.yaml and needs.yaml; raises one BadDefinition with every wrong line."""
    known = _Known(
        {theme.id: theme for theme in themes},
        {id: Named(id, text) for id, text in texts(folder / "stages.yaml").items()},
        {id: Named(id, text) for id, text in texts(folder / "needs.yaml").items()},
    )
    wrong: list[str] = []
    views = _made(folder / "views.csv", known.view, wrong)
    concepts = _made(folder / "concepts.csv", known.concept, wrong)
    items = _made(folder / "items.csv", lambda row: Item(row["item"], _one(Kind, row, "kind"), row["concept"]), wrong)
    wrong += [f"{id} stands twice" for made in (views, concepts) for id in _twice(one.id for one in made)]
    if wrong:
        raise BadDefinition(f"the catalogue has {len(wrong)} wrong lines: {'; '.join(wrong)}")
    return Catalogue(themes, {one.id: one for one in views}, {one.id: one for one in concepts}, tuple(items))


class _Known:
    """Themes, stages and needs by id, and lines made of them."""

    def __init__(self, themes: Mapping[str, Theme], stages: Mapping[str, Named], needs: Mapping[str, Named]) -> None:
        self.themes, self.stages, self.needs = themes, stages, needs

    def view(self, row: Row) -> View:
        """The view of a line; raises BadDefinition where it names something unknown."""
        return View(row["view"], _text(row), *self._placed(row), _one(State, row, "state"), _of(self.stages, row["stage"], "stage"))

    def concept(self, row: Row) -> Concept:
        """The concept of a line; raises BadDefinition where it names something unknown."""
        return Concept(
            row["concept"], _text(row), *self._placed(row),
            *(tuple(row[name].split()) for name in ("indicators", "views", "items")),
            _one(State, row, "state"), _of(self.stages, row["stage"], "stage"),
            tuple(_of(self.needs, id, "need") for id in row["needs"].split()),
        )  # fmt: skip

    def _placed(self, row: Row) -> tuple[Theme, Use]:
        return _of(self.themes, row["theme"], "theme"), _one(Use, row, "use")


def _made(path: Path, make: Callable[[Row], Made], wrong: list[str]) -> list[Made]:
    """What can be made of the lines; what is wrong with the others is added to `wrong`."""
    found = []
    for number, row in enumerate(read_rows(path), 2):
        try:
            found.append(make(row))
        except KeyError as lacking:
            wrong.append(f"{path.name} has no column {lacking.args[0]!r}")
            break
        except (BadDefinition, ValueError) as told:
            wrong.append(f"{path.name}, line {number}: {told}")
    return found


def _text(row: Row) -> Text:
    return Text(row["fi"], row["sv"], row["en"])


def _one(kind: type[StrEnum], row: Row, name: str) -> StrEnum:
    try:
        return kind(row[name])
    except ValueError as wrong:
        raise BadDefinition(f"{row[name]!r} is no {name}; {nearest(row[name], list(kind))}") from wrong


def _of(known: Mapping[str, Made], id: str, what: str) -> Made:
    if id not in known:
        raise BadDefinition(f"there is no {what} {id!r}; {nearest(id, dict.fromkeys(known))}")
    return known[id]


def _twice(ids: Iterable[str]) -> list[str]:
    seen: set[str] = set()
    return [id for id in ids if id in seen or seen.add(id)]
