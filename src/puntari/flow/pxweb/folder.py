"""Finding a table in a folder of PxWeb by its title, for tables whose address changes and whose title keeps an old number."""

from __future__ import annotations

from puntari.flow.pxweb.limits import Caller
from puntari.flow.readers.marks import load_json, mapping, sequence, shown, text_of
from puntari.store.web import WebRequest
from puntari.words.errors import BrokenFile, NothingFetched

FOLDER = "the folder"


def find_table(folder: str, titled: str, call: Caller) -> str:
    """The address of the only table of a folder (version 1) whose title holds the text; raises NothingFetched for none and for several."""
    address = folder.rstrip("/")
    answer = call(WebRequest(address))
    if answer.status != 200:
        raise NothingFetched(f"{address} refused with status {answer.status}; see that the folder is still there under this address")
    try:
        listed = [mapping(entry, FOLDER) for entry in sequence(load_json(answer.data), FOLDER)]
        tables = {text_of(one.get("id"), FOLDER): text_of(one.get("text"), FOLDER) for one in listed if one.get("type") == "t"}
    except BrokenFile as wrong:
        raise NothingFetched(f"{address} does not answer as a folder of PxWeb does: {wrong}") from wrong
    found = [id for id, title in tables.items() if titled in title]
    if len(found) != 1:
        several = f"{len(found)} tables, {shown(found)}," if found else f"none of {len(tables)} tables"
        raise NothingFetched(f"{several} in {address} carry {titled!r} in the title; mend the source so that it names one")
    return f"{address}/{found[0]}"
