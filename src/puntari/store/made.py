"""A folder of files as they are made table by table: Parquet and CSV that many parts are added to, and JSON, each with its hash."""

from __future__ import annotations

import csv
import hashlib
import io
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv
import pyarrow.parquet as pq

from puntari.store.files import plainly, write_json
from puntari.words.errors import BrokenStore

MARK = {b"synthetic": b"true"}
BLOCK = 1 << 22


@contextmanager
def passing(beside: Path) -> Iterator[Path]:
    """An empty folder beside another one, gone afterwards whatever happens."""
    with plainly("make a folder beside", beside):
        beside.parent.mkdir(parents=True, exist_ok=True)
        folder = tempfile.TemporaryDirectory(prefix=f"{beside.name}-passing-", dir=beside.parent, ignore_cleanup_errors=True)
    with folder:
        yield Path(folder.name)


class Making:
    """Files that are being made in a folder of their own; as a context manager it closes them all at the end."""

    def __init__(self, folder: Path) -> None:
        with plainly("make", folder):
            folder.mkdir(parents=True, exist_ok=True)
            if any(folder.iterdir()):
                raise BrokenStore(f"{folder} is not empty; name a folder that is not there yet, or empty it")
        self.folder = folder
        self.rows: dict[str, int] = {}
        self._open: dict[str, pq.ParquetWriter | pacsv.CSVWriter] = {}

    def __enter__(self) -> Making:
        return self

    def __exit__(self, *_: object) -> None:
        for writer in self._open.values():
            writer.close()
        self._open.clear()

    def add(self, name: str, table: pa.Table) -> None:
        """Add rows to a file of the folder, Parquet or CSV by its ending; all parts of a file have the same columns."""
        if name.endswith(".csv"):
            table = pa.table({one: _plain(table[one]) for one in table.column_names})
        path = self.folder / name
        with plainly("write", path):
            if name not in self._open:
                path.parent.mkdir(parents=True, exist_ok=True)
                self._open[name] = _writer(path, table.schema)
            self._open[name].write_table(_tight(table))
        self.rows[name] = self.rows.get(name, 0) + table.num_rows

    def write_cells(self, name: str, rows: Sequence[Mapping[str, str]]) -> None:
        """Write a CSV file with the cells exactly as they are."""
        written = io.StringIO(newline="")
        table = csv.DictWriter(written, fieldnames=list(rows[0]), lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        path = self.folder / name
        with plainly("write", path):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(written.getvalue().encode())
        self.rows[name] = len(rows)

    def write_value(self, name: str, value: Mapping[str, object]) -> None:
        """Write a value as JSON."""
        write_json(self.folder / name, value)

    def hashes(self) -> dict[str, str]:
        """Close the files and return the SHA-256 of each that holds rows."""
        self.__exit__()
        return {name: _hash(self.folder / name) for name in sorted(self.rows)}


def _writer(path: Path, schema: pa.Schema) -> pq.ParquetWriter | pacsv.CSVWriter:
    if path.suffix == ".csv":
        return pacsv.CSVWriter(path, schema)
    return pq.ParquetWriter(path, schema.with_metadata(MARK), compression="zstd", compression_level=1)


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(column, column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _tight(table: pa.Table) -> pa.Table:
    """The same rows, each dictionary longer than its column cut to the values that stand there: it would be written whole."""
    for at, column in enumerate(table.columns):
        if pa.types.is_dictionary(column.type) and any(len(part.dictionary) > table.num_rows for part in column.chunks):
            told = pc.cast(column, column.type.value_type).dictionary_encode()
            table = table.set_column(at, table.field(at), pc.cast(told, column.type) if told.type != column.type else told)
    return table


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with plainly("read", path), path.open("rb") as opened:
        while part := opened.read(BLOCK):
            digest.update(part)
    return digest.hexdigest()
