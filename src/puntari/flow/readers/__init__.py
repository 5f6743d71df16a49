"""Readers: from the bytes of a delivery to a Table of text cells; they open nothing and change nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from puntari.flow.readers.delimited import read_csv
from puntari.flow.readers.json_stat import read_json_stat
from puntari.flow.readers.pivot import pivot
from puntari.flow.readers.px import read_px
from puntari.flow.readers.pxweb_json import read_pxweb_json
from puntari.flow.readers.raw import HEAD, check_size, refuse, unpack
from puntari.flow.readers.recognise import recognise, sniff
from puntari.words.formats import Format, ReadOptions
from puntari.words.table import Table

__all__ = ["check_size", "pivot", "read", "recognise", "sniff"]


def _read_xlsx(data: bytes, options: ReadOptions) -> Table:
    # The library takes half a second to load, which every command would wait for and few need.
    from puntari.flow.readers.xlsx import read_xlsx

    return read_xlsx(data, options)


READERS: Mapping[Format, Callable[[bytes, ReadOptions], Table]] = {
    Format.PXWEB_JSON: read_pxweb_json,
    Format.JSON_STAT: read_json_stat,
    Format.PX: read_px,
    Format.CSV: read_csv,
    Format.XLSX: _read_xlsx,
}
DEFAULTS = ReadOptions()


def read(data: bytes, form: Format, options: ReadOptions = DEFAULTS) -> Table:
    """The table in a delivery of that format, gzipped or not; whatever cannot be read raises BrokenFile and nothing else."""
    refuse(data[:HEAD])
    plain = unpack(data, options)
    refuse(plain[:HEAD])
    return READERS[form](plain, options)
