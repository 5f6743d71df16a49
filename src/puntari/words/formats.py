"""The file formats that deliveries come in, and what a source has to say about its own dialect."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MEBIBYTE = 1024 * 1024


class Format(StrEnum):
    """A format that a reader exists for; CSV may be gzipped, and so may any other."""

    PXWEB_JSON = "pxweb_json"
    JSON_STAT = "json_stat"
    PX = "px"
    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True)
class ReadOptions:
    """What cannot be seen from a file itself; nothing needs to be given where the file tells it.

    `language` chooses the labels of a PX file with several; `content` names the dimension whose values become measure columns where
    the file names none; `dataset` chooses one of several in JSON-stat (its name or number, from 0); `header_line` is the line
    (XLSX: sheet row) with the column names, counted from 1; `delimiter` and `encoding` are found out when empty.
    """

    encoding: str = ""
    language: str = ""
    content: str = ""
    dataset: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_line: int = 1
    max_bytes: int = 512 * MEBIBYTE
    max_cells: int = 50_000_000
