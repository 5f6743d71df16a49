"""Reading a pack's claims: a table that cites stored figures by id, and the words beside it in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from puntari.define.claim import CITED_AS, Claim, ClaimBook, Marks, Rule, Verdict, Yardstick
from puntari.define.column import NumberColumn
from puntari.define.formula import check_citations, parse
from puntari.define.names import nearest
from puntari.define.remark import read_remark
from puntari.define.source import Source
from puntari.define.wordbook import read_words, text_of
from puntari.store.files import read_rows
from puntari.words.errors import BadDefinition
from puntari.words.text import Text


def read_claims(folder: Path, table: str, words: str, sources: Mapping[str, Source], marks: Marks) -> ClaimBook:
    """The claims of a table of a pack with their words; raises BadDefinition for one that is written wrong or cites an unknown row.

    The table has the columns id, where, kind, stated, unit, rule, says and formula; the words are YAML by the claim's id. Formulas
    cite rows of the sources' tables and the yardsticks of `marks`.
    """
    known = citable(folder, sources)
    if twice := sorted(set(known.rows) & set(marks.yardsticks)):
        raise BadDefinition(f"{twice[0]!r} is a row and a yardstick; an id that is cited must stand once")
    rows = {**known.rows, **dict.fromkeys(marks.yardsticks, frozenset[str]())}
    texts = read_words(folder / words)
    claims: dict[str, Claim] = {}
    for row in read_rows(folder / table):
        claim = _claim(row, texts, words)
        for formula in claim.formulas:
            check_citations(formula, rows, known.columns)
        if claim.id in claims:
            raise BadDefinition(f"{table}: claim {claim.id} stands twice")
        claims[claim.id] = claim
    if spare := sorted(set(texts) - set(claims)):
        raise BadDefinition(f"{words} has words for {spare[0]!r}, which {table} does not have; {nearest(spare[0], claims)}")
    return ClaimBook(claims, known.source_of, marks)


def read_yardsticks(path: Path) -> dict[str, Yardstick]:
    """Numbers of the judge's own by their ids, from a file of id -> amount and why in three languages; raises BadDefinition."""
    found: dict[str, Yardstick] = {}
    for id, told in read_words(path).items():
        if set(told) != {"amount", "why"} or isinstance(told["amount"], bool) or not isinstance(told["amount"], int | float):
            raise BadDefinition(f"{path.name}, {id}: a yardstick is an amount, a number, and why in fi, sv and en; this is {told!r}")
        found[id] = Yardstick(id, float(told["amount"]), text_of(told["why"], f"{path.name}, {id}"))
    return found


@dataclass(frozen=True)
class Citable:
    """What formulas may cite: the source that each id stands in, and for each source its columns beside the figure."""

    source_of: Mapping[str, str]
    columns: Mapping[str, frozenset[str]]

    @property
    def rows(self) -> dict[str, frozenset[str]]:
        """For each id the columns of its row beside the figure."""
        return {id: self.columns[source] for id, source in self.source_of.items()}


def citable(folder: Path, sources: Mapping[str, Source]) -> Citable:
    """What lies in the tables of a pack's sources; raises BadDefinition where an id stands in two tables."""
    columns = {id: frozenset(one.name for one in source.columns if not isinstance(one, NumberColumn)) for id, source in sources.items()}
    source_of: dict[str, str] = {}
    for source in sources.values():
        for id in _table(folder, source):
            if id in source_of:
                raise BadDefinition(f"{id!r} stands in {source_of[id]} and in {source.id}; an id that is cited must stand once")
            source_of[id] = source.id
    return Citable(source_of, columns)


def _table(folder: Path, source: Source) -> tuple[str, ...]:
    """The ids of the rows that a pack carries for a source; none where its rows have no ids."""
    called = next((column.called[0] for column in source.columns if column.name == CITED_AS), "")
    return tuple(_id(row, called, file.path) for file in source.carried for row in read_rows(folder / file.path)) if called else ()


def _id(row: Mapping[str, str], called: str, path: str) -> str:
    if called not in row:
        has = ", ".join(map(repr, row))
        raise BadDefinition(f"{path} has no column {called!r}; it has {has}; write its first line so, with commas between the names")
    return row[called]


def _claim(row: Mapping[str, str], texts: Mapping[str, Mapping], where: str) -> Claim:
    id = row["id"]
    if row["rule"] not in set(Rule):
        raise BadDefinition(f"claim {id}: there is no rule {row['rule']!r}; {nearest(row['rule'], Rule)}")
    try:
        words = texts[id]
        about = Text(**words["about"])
    except (KeyError, TypeError, ValueError) as wrong:
        raise BadDefinition(f"{where}: claim {id} must say what it is about in fi, sv and en ({wrong})") from wrong
    told = text_of(words["stated"], f"{where}, {id}, stated") if "stated" in words else None
    remark = read_remark(words["remark"], f"{where}, {id}", Verdict) if "remark" in words else None
    return Claim(
        id,
        row["where"],
        row["kind"],
        row["stated"],
        row["unit"],
        Rule(row["rule"]),
        parse(row["says"]),
        parse(row["formula"]),
        about,
        remark,
        told,
    )
