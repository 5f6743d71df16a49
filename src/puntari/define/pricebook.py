"""Reading a pack's price book: recipes, series of prices in general, reviews and peers in words, one file each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from puntari.define.claimbook import Citable, citable
from puntari.define.collection import Collection
from puntari.define.column import CodeColumn
from puntari.define.formula import Formula, Kind, check_citations, parse
from puntari.define.names import nearest
from puntari.define.pricing import Bundled, Change, Comparable, Deflator, PeerCard, PriceBook, Recipe, RecipePart, Reviewed, Trend, Version
from puntari.define.source import Source
from puntari.define.wordbook import read_words, text_of
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text

K = TypeVar("K", bound=StrEnum)
Words = Mapping[str, object]
HEAD = {"rows", "items", "own", "note", "deflators", "reviews", "peers", "trends"}
RECIPE = {"title", "intro", "versions", "printed", "parts", "changes"}
REVIEW = {"item", "figures", "verdict", "why", "apart"}
PART = {"price", "quantity", "quality", "less", "in"}
SOLVED = "solved"
"""What stands for a quantity that nobody tells, to be solved from the printed total."""


def read_prices(folder: Path, tables: Path, sources: Mapping[str, Source], collection: Collection | None = None) -> PriceBook:
    """The price book of `folder/book.yaml` and `folder/recipes.yaml` over the sources whose tables lie in `tables`; raises BadDefinition
    with file and place for what is written wrong or cites a row that no table has."""
    head, recipes = read_words(folder / "book.yaml"), read_words(folder / "recipes.yaml")
    _only(head, HEAD, "book.yaml")
    known = citable(tables, {id: one for id, one in sources.items() if any(column.name == "cited_as" for column in one.columns)})
    names = {id: text_of(one, f"recipes.yaml, part {id}") for id, one in recipes["parts"].items()}
    book = PriceBook(
        tuple(head["rows"]),
        str(head["items"]),
        tuple(head["own"]),
        frozenset(),
        {id: _recipe(id, one, names, recipes["providers"]) for id, one in recipes["recipes"].items()},
        {id: _deflator(id, one) for id, one in head["deflators"].items()},
        tuple(_review(id, one, known, _codes_of(sources, head["rows"])) for id, one in head["reviews"].items()),
        tuple(_peer(id, one) for id, one in head["peers"].items()),
        tuple(_trend(id, one) for id, one in head["trends"].items()),
        text_of(head["note"], "book.yaml, note"),
        collection,
    )
    for formula in book.formulas:
        check_citations(formula, known.rows, known.columns)
    cited = {known.source_of[one.id] for formula in book.formulas for one in formula.cited}
    return PriceBook(**{**vars(book), "sources": frozenset(cited | set(book.rows))})


def _recipe(id: str, told: Words, names: Mapping[str, Text], providers: Mapping[str, Words]) -> Recipe:
    where = f"recipes.yaml, {id}"
    _only(told, RECIPE, where)
    versions = tuple(
        _version(version, key, told, names, providers, f"{where}, version {version}") for version, key in told["versions"].items()
    )
    changes = tuple(_change(one, f"{where}, changes") for one in told.get("changes", ()))
    return Recipe(id, text_of(told.get("title"), f"{where}, title"), text_of(told.get("intro"), f"{where}, intro"), versions, changes)


def _version(id: str, key: object, told: Words, names: Mapping[str, Text], providers: Mapping[str, Words], where: str) -> Version:
    """A version is named PROVIDER_YEAR; `{key}` in a formula stands for how the rows of that version are called."""
    provider, _, year = id.rpartition("_")
    if provider not in providers:
        raise BadDefinition(f"{where}: there is no provider {provider!r}; {nearest(provider, providers)}")
    parts = tuple(
        _part(part, one, str(key), names, f"{where}, part {part}")
        for part, one in told["parts"].items()
        if id in one.get("in", told["versions"])
    )
    name = text_of(providers[provider], f"recipes.yaml, provider {provider}")
    labelled = Text(*(f"{words} {year}" for words in (name.fi, name.sv, name.en)))
    return Version(id, labelled, provider, Period.parse(year), parts, _number(told["printed"], str(key), where))


def _part(id: str, told: Words, key: str, names: Mapping[str, Text], where: str) -> RecipePart:
    _only(told, PART, where)
    name = id.partition("__")[0]
    called = _called(name, names, where)
    quantity = told.get("quantity", 1)
    less = tuple(Bundled(_called(id, names, where), _number(worth, key, where)) for id, worth in told.get("less", {}).items())
    counted = None if quantity == SOLVED else _number(quantity, key, where)
    return RecipePart(name, called, _number(told["price"], key, where), counted, str(told.get("quality", "")), less)


def _called(name: str, names: Mapping[str, Text], where: str) -> Text:
    """The words for a part, or for what a price holds besides it."""
    if name not in names:
        raise BadDefinition(f"{where}: there are no words for the part {name!r}; {nearest(name, names)}")
    return names[name]


def _change(told: Words, where: str) -> Change:
    worth = {part: _number(one, "", where) for part, one in told.get("worth", {}).items()}
    return Change(str(told["before"]), str(told["after"]), text_of(told.get("note"), f"{where}, note"), worth)


def _deflator(id: str, told: Words) -> Deflator:
    where = f"book.yaml, series {id}"
    levels = {Period.parse(str(period)): tuple(_number(one, "", where) for one in bounds) for period, bounds in told["levels"].items()}
    if bad := [str(period) for period, bounds in levels.items() if len(bounds) != 2]:
        raise BadDefinition(f"{where}: {bad[0]} needs two bounds, the least and the greatest level; give the same twice if it is exact")
    return Deflator(
        id,
        text_of(told.get("title"), f"{where}, title"),
        text_of(told.get("note"), f"{where}, note"),
        Period.parse(str(told["base"])),
        levels,
    )


def _codes_of(sources: Mapping[str, Source], rows: Iterable[str]) -> frozenset[str]:
    """Every code that a row of prices may bear."""
    columns = (column for id in rows for column in sources[id].columns if isinstance(column, CodeColumn))
    return frozenset(code for column in columns for code in column.codes.names)


def _review(id: str, told: Words, known: Citable, codes: frozenset[str]) -> Reviewed:
    where = f"book.yaml, review {id}"
    _only(told, REVIEW, where)
    figures, apart = tuple(told.get("figures", ())), tuple(told.get("apart", ()))
    if strange := [one for one in (str(told["item"]), *apart) if one not in codes]:
        raise BadDefinition(f"{where} names {strange[0]!r}, which no price row bears; {nearest(strange[0], codes)}")
    if strange := [one for one in figures if one not in known.source_of]:
        raise BadDefinition(f"{where} is about {strange[0]!r}, which no table has; {nearest(strange[0], known.source_of)}")
    return Reviewed(
        id, str(told["item"]), figures, _among(Comparable, told.get("verdict"), where), text_of(told.get("why"), f"{where}, why"), apart,
    )


def _peer(id: str, told: Words) -> PeerCard:
    where = f"book.yaml, peer {id}"
    return PeerCard(
        id,
        text_of(told.get("name"), f"{where}, name"),
        text_of(told.get("organised"), f"{where}, organised"),
        *(tuple(text_of(one, f"{where}, {part}") for one in told.get(part, ())) for part in ("differently", "works_on")),
    )


def _trend(id: str, told: Words) -> Trend:
    return Trend(id, text_of(told.get("title"), f"book.yaml, trend {id}, title"), text_of(told.get("what"), f"book.yaml, trend {id}, what"))


def _number(told: object, key: str, where: str) -> Formula:
    """A formula of one number; `{key}` in it is replaced."""
    formula = parse(str(told).replace("{key}", key))
    if len(formula.terms) != 1 or getattr(formula.terms[0].node, "kind", None) is not Kind.NUMBER:
        raise BadDefinition(f"{where}: {told!r} must be one number, cited or reckoned from cited ones")
    return formula


def _among(kind: type[K], told: object, where: str) -> K:
    if told not in set(kind):
        raise BadDefinition(f"{where} is {told!r}; it must be one of {', '.join(kind)}")
    return kind(told)


def _only(told: Words, wanted: set[str], where: str) -> None:
    if strange := sorted(set(told) - wanted):
        raise BadDefinition(f"{where} has {strange[0]!r}; it may have {', '.join(sorted(wanted))}")
