"""Reading a pack's claims: a table that cites stored figures by id, and the words beside it in three languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from puntari.define.claim import CITED_AS, Claim, ClaimBook, Marks, Rule
from puntari.define.column import NumberColumn
from puntari.define.formula import check_citations, parse
from puntari.define.names import nearest
from puntari.define.source import Source
from puntari.define.wordbook import read_words
from puntari.store.files import read_rows
from puntari.words.errors import BadDefinition
from puntari.words.text import Text


def read_claims(folder: Path, table: str, words: str, sources: Mapping[str, Source], marks: Marks) -> ClaimBook:
    """The claims of a table of a pack with their words; raises BadDefinition for one that is written wrong or cites an unknown row.

    The table has the columns id, where, kind, stated, unit, rule, says and formula; the words are YAML by the claim's id.
    """
    tables = {id: _table(folder, source) for id, source in sources.items()}
    columns = {id: frozenset(column.name for column in sources[id].columns if not isinstance(column, NumberColumn)) for id in tables}
    source_of: dict[str, str] = {}
    for source, ids in tables.items():
        for id in ids:
            if id in source_of:
                raise BadDefinition(f"{id!r} stands in {source_of[id]} and in {source}; an id that is cited must stand once")
            source_of[id] = source
    rows = {id: columns[source] for id, source in source_of.items()}
    texts = read_words(folder / words)
    claims: dict[str, Claim] = {}
    for row in read_rows(folder / table):
        claim = _claim(row, texts, words)
        for formula in (claim.says, claim.formula):
            check_citations(formula, rows, columns)
        if claim.id in claims:
            raise BadDefinition(f"{table}: claim {claim.id} stands twice")
        claims[claim.id] = claim
    if spare := sorted(set(texts) - set(claims)):
        raise BadDefinition(f"{words} has words for {spare[0]!r}, which {table} does not have; {nearest(spare[0], claims)}")
    return ClaimBook(claims, source_of, marks)


def _table(folder: Path, source: Source) -> tuple[str, ...]:
    """The ids of the rows that a pack carries for a source; none where its rows have no ids."""
    called = next((column.called[0] for column in source.columns if column.name == CITED_AS), "")
    return tuple(row[called] for file in source.carried for row in read_rows(folder / file.path)) if called else ()


def _claim(row: Mapping[str, str], texts: Mapping[str, Mapping], where: str) -> Claim:
    id = row["id"]
    if row["rule"] not in set(Rule):
        raise BadDefinition(f"claim {id}: there is no rule {row['rule']!r}; {nearest(row['rule'], Rule)}")
    try:
        words = texts[id]
        about, remark = Text(**words["about"]), Text(**words["remark"]) if "remark" in words else None
    except (KeyError, TypeError, ValueError) as wrong:
        raise BadDefinition(f"{where}: claim {id} must say what it is about in fi, sv and en ({wrong})") from wrong
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
    )
