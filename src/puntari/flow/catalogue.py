"""A file of a data set in a CKAN catalogue: found by its name, because its address changes with every renewal."""

from __future__ import annotations

from puntari.define.official import CatalogueFile
from puntari.flow.pxweb.limits import Caller
from puntari.flow.readers.marks import load_json, mapping, sequence, text_of
from puntari.store.web import WebRequest
from puntari.words.errors import BrokenFile, NothingFetched


def find_file(asked: CatalogueFile, call: Caller) -> str:
    """Where the file is today, as the catalogue's `package_show` tells; raises NothingFetched."""
    answer = call(WebRequest(asked.url))
    if answer.status != 200:
        raise NothingFetched(f"{asked.url} answered with status {answer.status}; see that the data set is still called so")
    try:
        result = mapping(mapping(load_json(answer.data), "the description").get("result"), "result")
        listed = [mapping(one, "resources") for one in sequence(result.get("resources"), "resources")]
        files = [(text_of(one.get("name"), "name"), text_of(one.get("url"), "url")) for one in listed]
    except BrokenFile as wrong:
        raise NothingFetched(f"{asked.url} does not answer as a CKAN catalogue does: {wrong}") from wrong
    found = [url for name, url in files if asked.file in (name, url.rpartition("/")[2])]
    if len(found) != 1:
        has = ", ".join(name or url for name, url in files) or "no file"
        raise NothingFetched(f"{asked.url} has {len(found)} files called {asked.file!r} (it has {has}); mend the file's name in the source")
    return found[0]
