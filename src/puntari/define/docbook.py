"""Reading a pack's reports: a folder for each, in it a folder for each round, in it `report.yaml` and a file for each chapter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from puntari.define.claim import Verdict
from puntari.define.claimbook import citable
from puntari.define.collection import OWN, Collection
from puntari.define.document import (
    Abstract,
    Block,
    Chapter,
    Document,
    Exhibit,
    Listing,
    Paragraph,
    Show,
    Subheading,
)
from puntari.define.formula import Formula, check_citations, tables
from puntari.define.framework import Framework
from puntari.define.names import nearest
from puntari.define.prose import Prose, read_prose
from puntari.define.source import Source
from puntari.define.steering import Judged
from puntari.define.wordbook import read_words, text_of
from puntari.store.probe import folders_in
from puntari.words.errors import BadDefinition
from puntari.words.text import Language

WHOLE = "report.yaml"
OF_ROUND = "round-"
"""How ids of figures that a round of the house itself gives begin."""
OF_CLAIMS, OF_GOALS, ALL = "claims-", "goals-", "all"
"""How ids of counts begin: judged claims by verdict, goals by what was judged of them."""
COUNTED = (*(f"{OF_CLAIMS}{one}" for one in (ALL, *Verdict)), *(f"{OF_GOALS}{one}" for one in (ALL, *Judged)))
JUDGED, EVERYBODY, TARGET, SENT, INVITED = "judged", "everybody", "target", "sent", "invited"
OF_PRICES = "prices-"
"""How ids of figures that a round of prices gives begin: means of groups with their ranges, the centre's own prices and those before."""
EARLIER, RESPONDENTS, ASKED, INDEX = "earlier", "respondents", "asked", "index"


Made = Mapping[str, Callable[[Language], tuple[Block, ...]]]
"""Blocks that a pack makes of its own data in the language of a report, by the name under which a chapter asks for them."""
NOTHING_MADE: Made = MappingProxyType({})


def read_documents(
    folder: Path, sources: Mapping[str, Source], pack: Path, frameworks: Iterable[Framework] = (), collection: Collection | None = None,
    made: Made = NOTHING_MADE,
) -> tuple[Document, ...]:
    """The reports that lie in a folder of a pack; raises BadDefinition for one that is written wrong or cites an unknown row.

    A chapter may ask for blocks that are `made` of the pack's own data.

    Formulas may cite rows of the sources' tables; what a round of a framework gives (`round-AREA-GROUP`, `round-AREA-judged`,
    `round-AREA-target`, `round-sent-GROUP`); what a round of prices gives (`prices-ITEM-own`, `prices-ITEM-GROUP`, `prices-asked-GROUP`,
    `prices-index`); and how many claims have a verdict and goals a judgement (`claims-contradiction`,
    `claims-all`, `goals-achieved`, `goals-all`).
    """
    tables_of = citable(pack, sources)
    of_prices = price_ids(collection) if collection is not None else ()
    named = (*COUNTED, *of_prices, *(id for framework in frameworks for id in round_ids(framework)))
    known = {**tables_of.rows, **dict.fromkeys(named, frozenset[str]())}
    found = []
    for id in folders_in(folder):
        for round in folders_in(folder / id):
            document = read_document(folder / id / round, id, round, made)
            cited: set[str] = set()
            for where, prose in document.proses():
                for formula in prose.formulas:
                    _check(formula, known, tables_of.columns, f"report {id} of {round}, {where}")
                    cited |= {tables_of.source_of[one.id] for one in formula.cited if one.id in tables_of.source_of}
                    cited |= {one.source for term in formula.terms for one, _ in tables(term.node)}
            found.append(replace(document, sources=frozenset(cited), counts=_counts(document)))
    return tuple(found)


def _counts(document: Document) -> frozenset[str]:
    """Which counts the text cites: of claims, of goals."""
    ids = {one.id for _, prose in document.proses() for formula in prose.formulas for one in formula.cited}
    return frozenset(start for start in (OF_CLAIMS, OF_GOALS) if any(id in COUNTED and id.startswith(start) for id in ids))


def round_ids(framework: Framework) -> tuple[str, ...]:
    """The names under which formulas cite what a round of the framework gives."""
    groups = [group.id for group in framework.groups]
    of_areas = [f"{area.id}-{one}" for area in framework.areas for one in (*groups, EVERYBODY, JUDGED, TARGET)]
    of_dimensions = [f"{one.id}-{group}" for one in framework.dimensions for group in (*groups, EVERYBODY, JUDGED)]
    of_turnout = [f"{what}-{group}" for what in (SENT, INVITED) for group in groups]
    return tuple(f"{OF_ROUND}{name}" for name in (*of_areas, *of_dimensions, *of_turnout))


def price_ids(collection: Collection) -> tuple[str, ...]:
    """The names under which formulas cite what a round of prices gives."""
    of_items = [f"{item.id}-{one}" for item in collection.items for one in (*collection.groups, EARLIER)]
    respondents = [f"{item.id}-{group}-{RESPONDENTS}" for item in collection.items for group in collection.groups if group != OWN]
    asked = [f"{ASKED}-{group}" for group in collection.groups]
    return tuple(f"{OF_PRICES}{name}" for name in (*of_items, *respondents, *asked, INDEX))


def _check(formula: Formula, rows: Mapping[str, frozenset[str]], columns: Mapping[str, frozenset[str]], where: str) -> None:
    try:
        check_citations(formula, rows, columns)
    except BadDefinition as wrong:
        raise BadDefinition(f"{where}: {wrong}") from wrong


def read_document(folder: Path, id: str, round: str, made: Made = NOTHING_MADE) -> Document:
    """The report in one folder."""
    where = f"{id}/{round}/{WHOLE}"
    told = read_words(folder / WHOLE)
    try:
        names = frozenset(map(str, told.get("names", ())))
        language = Language(told.get("language", Language.FI))
        abstracts = {one: _abstract(told["abstracts"][one], one, f"{where}, abstract {one}", names) for one in Language}
        chapters = tuple(_chapter(folder, str(name), language, f"{id}/{round}", names, annex, made) for name, annex in _chapters(told))
        head = [text_of(told[part], f"{where}, {part}") for part in ("title", "subtitle", "publisher")]
    except (KeyError, TypeError, ValueError) as wrong:
        raise BadDefinition(f"{where} lacks {wrong}, or it is written otherwise than it must be") from wrong
    return Document(id, round, language, *head, abstracts, chapters)


def _chapters(told: Mapping[str, object]) -> list[tuple[object, bool]]:
    return [*((name, False) for name in told["chapters"]), *((name, True) for name in told.get("annexes", ()))]


def _directed(written: object, language: Language, where: str, names: Iterable[str]) -> Prose:
    """Prose of a report: which way its figures went is bound like the figures themselves."""
    return read_prose(written, language, where, tuple(names), directed=True)


def _abstract(told: Mapping[str, object], language: Language, where: str, names: frozenset[str]) -> Abstract:
    paragraphs = tuple(_directed(one, language, where, names) for one in told["text"])
    return Abstract(paragraphs, tuple(map(str, told["keywords"])))


def _chapter(folder: Path, name: str, language: Language, where: str, names: frozenset[str], annex: bool, made: Made) -> Chapter:
    place = f"{where}/{name}.yaml"
    told = read_words(folder / f"{name}.yaml")
    blocks = tuple(
        block for number, one in enumerate(told.get("blocks", ()), 1)
        for block in _blocks(one, language, f"{place}, block {number}", names, made)
    )
    return Chapter(name, _directed(told["title"], language, f"{place}, title", names), blocks, annex)


def _blocks(told: object, language: Language, where: str, names: frozenset[str], made: Made) -> Iterator[Block]:
    if isinstance(told, dict) and set(told) == {"made"}:
        if told["made"] not in made:
            raise BadDefinition(f"{where}: nothing called {told['made']!r} is made; {nearest(str(told['made']), made)}")
        yield from made[told["made"]](language)
    else:
        yield _block(told, language, where, names)


def _block(told: object, language: Language, where: str, names: frozenset[str]) -> Block:
    if isinstance(told, str):
        return Paragraph(_directed(told, language, where, names))
    if not isinstance(told, dict):
        raise BadDefinition(f"{where}: a block is text, or a mapping with key, heading, list, made or show; this is {told!r}")
    if "show" in told:
        return _exhibit(told, language, where, names)
    kind = next(iter(told), "")
    if kind == "list" and len(told) == 1:
        return Listing(tuple(_directed(one, language, where, names) for one in told["list"]))
    if kind not in ("key", "heading") or len(told) != 1:
        raise BadDefinition(f"{where}: {', '.join(map(str, told))} is no block; write key, heading, list, made or show")
    prose = _directed(told[kind], language, where, names)
    return Paragraph(prose, key=True) if kind == "key" else Subheading(prose)


def _exhibit(told: Mapping[str, object], language: Language, where: str, names: frozenset[str]) -> Exhibit:
    if told["show"] not in set(Show):
        raise BadDefinition(f"{where}: there is no {told['show']!r} to show; {nearest(str(told['show']), Show)}")
    if strange := sorted(set(told) - {"show", "id", "of", "part", "title"}):
        raise BadDefinition(f"{where}: {strange[0]!r} says nothing of what is shown; write show, id, of, part, title")
    for part in ("id", "title"):
        if part not in told:
            raise BadDefinition(f"{where}: what is shown needs {part}")
    title = _directed(told["title"], language, f"{where}, title", names)
    return Exhibit(str(told["id"]), Show(told["show"]), str(told.get("of", "")), title, str(told.get("part", "")))
