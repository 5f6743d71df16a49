"""What the two versions of PxWeb's interface differ in: addresses, metadata, the form of a question and of its answer."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from puntari.flow.pxweb.join import join_json, join_json_stat
from puntari.flow.pxweb.selection import Selection, Variable
from puntari.flow.readers.marks import Json, mapping, sequence, text_of
from puntari.store.web import WebRequest
from puntari.words.errors import NothingFetched
from puntari.words.formats import Format

TABLE_1 = re.compile(r"(.*?/v1/(?:[^/]+/)*?[a-z]{2}/).+")
TABLE_2 = re.compile(r"(.*)/tables/([^/]+)/?")
RESPONSES = {Format.PXWEB_JSON: "json", Format.JSON_STAT: "json-stat2"}


class Dialect(Protocol):
    """One version of the interface, for one table."""

    form: Format

    def config(self) -> WebRequest:
        """The question for the server's limits."""
        ...

    def metadata(self) -> WebRequest:
        """The question for the table's variables."""
        ...

    def variables(self, answer: Mapping[str, Json]) -> tuple[Variable, ...]:
        """The variables of the table, from the answer to `metadata`."""
        ...

    def data(self, selection: Selection) -> WebRequest:
        """The question for the cells of a selection."""
        ...

    def updated(self, answer: Mapping[str, Json]) -> str:
        """When the table was updated, as an answer with data says it."""
        ...

    def join(self, selection: Selection, answers: Sequence[bytes]) -> bytes:
        """One answer of the whole selection out of the answers of its parts."""
        ...


@dataclass(frozen=True)
class Version1:
    """PxWeb API v1: `.../api/v1/{language}/{path}/{table}`, answered as `json`, or as `json-stat2` where texts are wanted too."""

    url: str
    root: str
    form: Format = Format.PXWEB_JSON

    def config(self) -> WebRequest:
        """`?config` at the language's root."""
        return WebRequest(f"{self.root}?config")

    def metadata(self) -> WebRequest:
        """The table's own address."""
        return WebRequest(self.url)

    def variables(self, answer: Mapping[str, Json]) -> tuple[Variable, ...]:
        """Codes under `variables`, by name and not by place."""
        listed = [mapping(entry, "variables") for entry in sequence(answer.get("variables"), "variables")]
        return tuple(_variable(one) for one in listed)

    def data(self, selection: Selection) -> WebRequest:
        """Every variable with its items: nothing is left to the server's choice of defaults or eliminations."""
        query = [{"code": v.code, "selection": {"filter": "item", "values": list(v.values)}} for v in selection]
        return WebRequest(self.url, {"query": query, "response": {"format": RESPONSES[self.form]}})

    def updated(self, answer: Mapping[str, Json]) -> str:
        """`updated` of the metadata or of the dataset, if there is any."""
        if self.form is Format.JSON_STAT:
            return text_of(answer.get("updated"), "updated")
        entries = [mapping(entry, "metadata") for entry in sequence(answer.get("metadata") or [], "metadata")]
        return " ".join(text_of(entry.get("updated"), "metadata, updated") for entry in entries)

    def join(self, selection: Selection, answers: Sequence[bytes]) -> bytes:
        """The same form again."""
        return (join_json_stat if self.form is Format.JSON_STAT else join_json)(selection, answers)


@dataclass(frozen=True)
class Version2:
    """PxWebApi v2: `.../tables/{id}`, answered as `json-stat2`; the language is the address's `lang`."""

    root: str
    table: str
    language: str = ""
    form: Format = Format.JSON_STAT

    def config(self) -> WebRequest:
        """`/config` beside `/tables`."""
        return WebRequest(self._address("/config"))

    def metadata(self) -> WebRequest:
        """`/metadata`, a JSON-stat dataset without values."""
        return WebRequest(self._address(f"/tables/{self.table}/metadata"))

    def variables(self, answer: Mapping[str, Json]) -> tuple[Variable, ...]:
        """The dimensions and the codes of their index, in the index's order."""
        dimensions = mapping(answer.get("dimension"), "dimension")
        return tuple(_dimension(dimensions.get(code), code) for code in _codes(answer.get("id"), "id"))

    def data(self, selection: Selection) -> WebRequest:
        """Every variable with its values, posted, for long questions do not fit an address."""
        chosen = [{"variableCode": v.code, "valueCodes": list(v.values)} for v in selection]
        return WebRequest(self._address(f"/tables/{self.table}/data", outputFormat="json-stat2"), {"selection": chosen})

    def updated(self, answer: Mapping[str, Json]) -> str:
        """`updated` of the dataset."""
        return text_of(answer.get("updated"), "updated")

    def join(self, selection: Selection, answers: Sequence[bytes]) -> bytes:
        """`json-stat2` again."""
        return join_json_stat(selection, answers)

    def _address(self, path: str, **query: str) -> str:
        parameters = ({"lang": self.language} if self.language else {}) | query
        return f"{self.root}{path}" + (f"?{urlencode(parameters)}" if parameters else "")


def dialect(url: str, version: int, texts: bool = False) -> Dialect:
    """The way to ask for the table at the address, with the texts of its codes or without; version 2 always gives them.

    What is no address of a table in that version raises NothingFetched.
    """
    parts = urlsplit(url)
    plain = urlunsplit(parts._replace(query="", fragment=""))
    if version == 1 and (found := TABLE_1.fullmatch(plain)):
        return Version1(plain, found[1], Format.JSON_STAT if texts else Format.PXWEB_JSON)
    if version == 2 and (found := TABLE_2.fullmatch(plain)):
        return Version2(found[1], found[2], dict(parse_qsl(parts.query)).get("lang", ""))
    form = {1: ".../api/v1/fi/DATABASE/TABLE", 2: ".../tables/TABLE?lang=fi"}.get(version)
    said = f"of version {version}, which looks like {form}" if form else f"of version {version}, for there are versions 1 and 2"
    raise NothingFetched(f"{url!r} is no address of a PxWeb table {said}; mend it in the source")


def _variable(entry: Mapping[str, Json]) -> Variable:
    texts = _codes(entry.get("valueTexts") or [], "variables, valueTexts")
    codes, text = _codes(entry.get("values"), "variables, values"), text_of(entry.get("text"), "variables, text")
    return Variable(text_of(entry.get("code"), "variables, code"), codes, text, texts)


def _dimension(dimension: Json, code: str) -> Variable:
    told, where = mapping(dimension, code), f"dimension {code!r}"
    labels = mapping(mapping(told.get("category"), where).get("label") or {}, where)
    codes = _index(dimension, code)
    return Variable(code, codes, text_of(told.get("label"), where), tuple(text_of(labels.get(one), where) for one in codes))


def _codes(value: Json, where: str) -> tuple[str, ...]:
    return tuple(text_of(code, where) for code in sequence(value, where))


def _index(dimension: Json, code: str) -> tuple[str, ...]:
    where = f"dimension {code!r}"
    category = mapping(mapping(dimension, where).get("category"), where)
    index = category.get("index") or category.get("label")
    if isinstance(index, list):
        return _codes(index, where)
    places = mapping(index, where)
    return tuple(sorted(places, key=lambda name: int(text_of(places[name], where) or 0))) if category.get("index") else tuple(places)
