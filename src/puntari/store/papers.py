"""Papers in the vault: files of evidence and answers of price rounds, sealed each with a key of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from puntari.store.files import names_in
from puntari.store.keys import Generation, Keys, add_generation, keep_generation, open_keys, shred
from puntari.store.locks import PRIVATE, lock
from puntari.store.root import Store
from puntari.store.vault import drop_sealed, read_sealed, seal_bytes

SEALED = ".sealed"


@contextmanager
def keeping_papers(store: Store) -> Iterator[list[str]]:
    """Hold the right to add papers; what the block sealed with `seal_paper` and named in the list is taken away again when it fails."""
    named: list[str] = []
    with lock(store.root / "papers.lock", mode=PRIVATE):
        try:
            yield named
        except BaseException:
            for name in named:
                shred(store.papers, name)
                drop_sealed(store.papers, name)
            raise


def seal_paper(store: Store, data: bytes) -> str:
    """Seal a paper and give the name that opens it; call it inside `keeping_papers`. The first paper makes the keys."""
    papers = store.papers
    # Keys that are gone are not made anew over papers that they alone could open.
    keys = open_keys(papers, make=not names_in(papers.vault, SEALED))
    return seal_bytes(papers, _newest(keys), data)


def read_paper(store: Store, name: str) -> bytes:
    """All that a paper holds; raises BrokenStore where it is gone, was changed, or its key is not there."""
    return read_sealed(store.papers, open_keys(store.papers), name)


def renew_paper_keys(store: Store) -> int:
    """Wrap the keys of all papers with new ones, forget the old, and give the new generation; 0 where there are no papers."""
    papers = store.papers
    if not names_in(papers.vault, SEALED):
        return 0
    with keeping_papers(store):
        number = _newest(open_keys(papers)).number + 1
        add_generation(papers, number)
        keep_generation(papers, number)
        return number


def _newest(keys: Keys) -> Generation:
    return keys.of(max(keys.generations))
