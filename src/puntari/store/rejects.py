"""Quarantine on disk: rejected rows of each delivery, what was mended by hand, and what came back."""

from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from puntari.store.files import exists, names_in, plainly, read_json, write_atomic, write_json
from puntari.store.root import Store
from puntari.words.errors import BrokenStore

REJECTS = pa.schema(
    [
        ("id", pa.string()),
        ("file", pa.string()),
        ("row", pa.int64()),
        ("column", pa.string()),
        ("value", pa.string()),
        ("rule", pa.string()),
        ("what_to_do", pa.string()),
        ("problems", pa.int64()),
        ("raw", pa.string()),
    ]
)
Mending = dict[str, object]


def put_rejects(store: Store, source: str, sha: str, rejects: pa.Table) -> None:
    """Keep the rejected rows of a delivery in place of those of its reading before; none at all take the file away."""
    path = _rejects_path(store, source, sha)
    if rejects.num_rows:
        whole = pa.BufferOutputStream()
        pq.write_table(rejects.cast(REJECTS), whole, compression="zstd")
        write_atomic(path, whole.getvalue().to_pybytes())
    elif exists(path):
        with plainly("take away", path):
            path.unlink(missing_ok=True)


def get_rejects(store: Store, source: str, sha: str) -> pa.Table:
    """The rejected rows of a delivery, in the order of the file."""
    path = _rejects_path(store, source, sha)
    if not exists(path):
        return REJECTS.empty_table()
    try:
        return pq.read_table(path).cast(REJECTS)
    except (OSError, pa.ArrowInvalid) as wrong:
        raise BrokenStore(f"{path} cannot be read: {wrong}; take it away, the next build writes it anew") from wrong


def sources_with_rejects(store: Store) -> tuple[str, ...]:
    """Sources that have rows in quarantine."""
    return tuple(source for source in names_in(store.quarantine) if deliveries_with_rejects(store, source))


def deliveries_with_rejects(store: Store, source: str) -> tuple[str, ...]:
    """Hashes of the deliveries of a source that have rows in quarantine."""
    return tuple(name.removesuffix(".parquet") for name in names_in(store.quarantine / source, ".parquet"))


def add_mending(store: Store, source: str, sha: str, mending: Mending) -> None:
    """Keep one mending of a row: its `row`, `changes` (text by delivered column), `who` and `when`; nothing earlier is overwritten."""
    _add(_folder(store, source, sha, "mended"), mending)


def get_mendings(store: Store, source: str, sha: str) -> tuple[Mending, ...]:
    """All mendings of a delivery in the order in which they were made."""
    folder = _folder(store, source, sha, "mended")
    return tuple(read_json(folder / name) for name in names_in(folder, ".json"))


def add_return(store: Store, source: str, sha: str, told: Mending) -> None:
    """Keep that rows of a delivery came back from quarantine."""
    _add(_folder(store, source, sha, "returned"), told)


def get_returns(store: Store, source: str, sha: str) -> tuple[Mending, ...]:
    """What came back of a delivery, in order."""
    folder = _folder(store, source, sha, "returned")
    return tuple(read_json(folder / name) for name in names_in(folder, ".json"))


def _add(folder: Path, told: Mending) -> None:
    """Write beside what is there; the random end keeps two clerks who mend at the same moment from overwriting each other."""
    write_json(folder / f"{len(names_in(folder)):06d}-{uuid4().hex[:8]}.json", told)


def _rejects_path(store: Store, source: str, sha: str) -> Path:
    return store.quarantine / source / f"{sha}.parquet"


def _folder(store: Store, source: str, sha: str, what: str) -> Path:
    return store.quarantine / source / what / sha
