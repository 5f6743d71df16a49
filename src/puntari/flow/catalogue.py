"""A file of a data set in a CKAN catalogue: found by its name, because its address changes with every renewal."""

from __future__ import annotations

from fnmatch import fnmatchcase

from puntari.define.official import CatalogueFile
from puntari.flow.pxweb.limits import Caller
from puntari.flow.readers.marks import load_json, mapping, sequence, text_of
from puntari.store.web import WebRequest
from puntari.words.errors import BrokenFile, NothingFetched


def find_file(asked: CatalogueFile, call: Caller) -> tuple[str, str]:
    """The name of the file and where it is today, as the catalogue's `package_show` tells; raises NothingFetched.

    Of several files that fit the pattern it is the last by name, which is the newest where names hold years.
    """
    answer = call(WebRequest(asked.url))
    if answer.status != 200:
        raise NothingFetched(f"{asked.url} answered with status {answer.status}; see that the data set is still called so")
    try:
        result = mapping(mapping(load_json(answer.data), "the description").get("result"), "result")
        listed = [mapping(one, "resources") for one in sequence(result.get("resources"), "resources")]
        files = [(text_of(one.get("name"), "name"), text_of(one.get("url"), "url")) for one in listed]
    except BrokenFile as wrong:
        raise NothingFetched(f"{asked.url} does not answer as a CKAN catalogue does: {wrong}") from wrong
    found = sorted((name or url.rpartition("/")[2], url) for name, url in files if fnmatchcase(name or url.rpartition("/")[2], asked.file))
    if not found:
        has = ", ".join(name or url for name, url in files) or "no file"
        raise NothingFetched(f"{asked.url} has no file called {asked.file!r} (it has {has}); mend the file's name in the source")
    return found[-1]
