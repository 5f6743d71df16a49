"""Batches of a delivery into the engine, and errors that say nothing of what a delivery holds."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType

import pyarrow as pa

from puntari.flow.intake.delivered import ROW, TEXT, Delivered, Notes
from puntari.store.engine import Connection, SqlError, literal, name
from puntari.store.tables import rows_in
from puntari.words.errors import BadDefinition, BrokenFile, BrokenStore, PuntariError

OURS = ("BinderException", "ParserException", "CatalogException")
"""Errors of the engine about the SQL, which is ours and the pack's and holds nothing of a delivery."""
MEMORY = ("OutOfMemoryException", "MemoryError", "ArrowMemoryError")
MACHINE = ("Error", "IOException", "FatalException", "InternalException", "InterruptException", "PermissionException")
NOTHING_CHANGED = "nothing was changed"


class Unspoken:
    """What goes wrong inside is told in our own words: what an engine or the system says could quote a cell or a file's name."""

    def __enter__(self) -> Unspoken:
        return self

    def __exit__(self, kind: type[BaseException] | None, wrong: BaseException | None, trace: TracebackType | None) -> None:
        if wrong is None or isinstance(wrong, PuntariError) or not isinstance(wrong, Exception):
            return
        raise plain(wrong) from None


def plain(wrong: Exception) -> PuntariError:
    """An error in our own words."""
    kind = type(wrong).__name__
    if kind in MEMORY:
        return BrokenStore(
            "this does not fit into the memory that the engine may use, and what identifies persons is never spilled to disk; deliver the "
            f"rows in smaller files; {NOTHING_CHANGED}"
        )
    if isinstance(wrong, OSError) and not isinstance(wrong, SqlError):
        return BrokenStore(
            f"the system refused: {wrong.strerror or kind}; see that the disk has room and may be written; {NOTHING_CHANGED}"
        )
    if kind in OURS:
        return BadDefinition(f"a contract cannot be computed: {wrong}")
    if kind in MACHINE:
        return BrokenStore(f"the engine had to stop ({kind}); see that disk and memory have room and may be written; {NOTHING_CHANGED}")
    return BrokenFile(f"the delivery cannot be read ({kind})", "the whole delivery", f"ask for it again; {NOTHING_CHANGED}")


def see(connection: Connection, delivered: Delivered, path: Path, notes: Notes) -> None:
    """Make the view `raw` of a Parquet file that the engine reads itself, each time what it needs of it."""
    told = zip(map(name, delivered.names), delivered.types, strict=True)
    # What is neither text nor day nor number, such as yes and no, is read as text; of a text this asks nothing.
    columns = ", ".join(f"{f'CAST({one} AS {TEXT})' if type == TEXT else one} AS c{number}" for number, (one, type) in enumerate(told))
    file = f"read_parquet({literal(str(path.resolve()))}, file_row_number = true)"
    connection.execute(f"CREATE TEMP VIEW raw AS SELECT {columns}, file_row_number + 1 AS {ROW} FROM {file}")
    notes.rows = rows_in(path)


def stream(connection: Connection, delivered: Delivered, notes: Notes) -> None:
    """Make the table `raw` of a delivery, filled batch by batch."""
    wrong: list[PuntariError] = []
    reader = pa.RecordBatchReader.from_batches(delivered.schema, _kept(delivered.batches(notes), wrong))
    connection.register("batches", reader)
    try:
        connection.execute("CREATE TEMP TABLE raw AS SELECT * FROM batches")
    except SqlError as ended:
        raise (wrong[0] if wrong else plain(ended)) from None
    connection.unregister("batches")


def _kept(batches: Iterator[pa.RecordBatch], wrong: list[PuntariError]) -> Iterator[pa.RecordBatch]:
    """The batches; an error of ours is kept, for the engine passes on only its text."""
    try:
        yield from batches
    except PuntariError as ours:
        wrong.append(ours)
        raise
