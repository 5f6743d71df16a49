"""Reading who is heard of a pack's definitions."""

from __future__ import annotations

from pathlib import Path

from puntari.define.hearing import Hearing, Organisation
from puntari.define.names import nearest
from puntari.define.wordbook import read_words, text_of
from puntari.store.files import read_rows
from puntari.words.errors import BadDefinition


def read_hearing(folder: Path) -> Hearing:
    """Organisations and kinds of organisations.yaml, and what must be asked of hearing.csv; raises BadDefinition with file and place."""
    told = read_words(folder / "organisations.yaml")
    kinds = {id: text_of(words, f"organisations.yaml, kinds, {id}") for id, words in told["kinds"].items()}
    found = {}
    for id, words in told["organisations"].items():
        kind = str(words.get("kind"))
        if kind not in kinds:
            raise BadDefinition(f"organisations.yaml, {id}: there is no kind {kind!r}; {nearest(kind, kinds)}")
        found[id] = Organisation(id, text_of(words.get("title"), f"organisations.yaml, {id}, title"), kind)
    must: dict[str, tuple[str, ...]] = {}
    for row in read_rows(folder / "hearing.csv"):
        if row["kind"] not in kinds:
            raise BadDefinition(f"hearing.csv: there is no kind {row['kind']!r}; {nearest(row['kind'], kinds)}")
        must[row["reads"]] = (*must.get(row["reads"], ()), row["kind"])
    return Hearing(found, kinds, must)
