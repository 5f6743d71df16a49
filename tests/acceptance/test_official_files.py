"""Sotkanet and the open data catalogue, each on loopback in its own form and out of the mirror's figures."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from acceptance.pxweb_server import Answer, found, serving

from packs.employment.sources.kela import kela_municipal_share, kela_municipal_share_country
from packs.employment.sources.population import sotkanet_population
from puntari.define.source import Source
from puntari.flow.contract import Checked, check
from puntari.flow.deliver import deliver, fetch
from puntari.flow.fetch import fetch_official
from puntari.flow.readers import recognise
from puntari.flow.reading import read_delivery, table_of
from puntari.store.root import Store
from puntari.store.web import WebRules
from puntari.store.web import fetch as web_fetch
from puntari.words.errors import NothingFetched

RULES = WebRules(connect_seconds=5, read_seconds=20, attempts=1)
FIRST = 2012
KELA = (kela_municipal_share, kela_municipal_share_country)


def mirrored(mirror: Path, source: Source) -> list[dict[str, str]]:
    data = (mirror / source.mirror[0].path).read_bytes()
    return table_of(data, recognise(data, source.mirror[0].path)).data.to_pylist()


def from_mirror(mirror: Path, source: Source, folder: Path) -> Checked:
    file, store = source.mirror[0], Store(folder / "mirrored")
    record = deliver(store, source, file.path, (mirror / file.path).read_bytes(), division=file.division).record
    return check(source, read_delivery(store, record), record)


def fetched(source: Source, store: Store) -> Checked:
    record = fetch(store, source, lambda one: fetch_official(store, one, partial(web_fetch, rules=RULES), lambda told: None))
    return check(source, read_delivery(store, record), record)


def rows(checked: Checked, *but: str) -> list[dict[str, object]]:
    told = [{name: value for name, value in row.items() if name not in ("_row", *but)} for row in checked.accepted.to_pylist()]
    return sorted(told, key=lambda row: [str(value) for value in row.values()])


@dataclass
class Sotkanet:
    """The REST interface 1.1: regions with numbers of its own, an indicator's years, and figures by number, year and gender."""

    figures: dict[tuple[str, int], str]
    address: str = ""
    range: tuple[int, int] = (0, 0)
    updated: str = "2023-05-11"
    refuses: Callable[[list[str]], bool] = lambda years: False
    asked: list[list[str]] = field(default_factory=list)

    @property
    def numbers(self) -> dict[str, int]:
        return {code: 7 + 3 * place for place, code in enumerate(sorted({code for code, _ in self.figures}))}

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        parts = urlsplit(target)
        if parts.path == "/rest/1.1/regions":
            listed = [self.region(number, code, "KUNTA", f"Kunta {code}") for code, number in self.numbers.items()]
            return found([*listed, self.region(1, "01", "MAAKUNTA", "Uusimaa"), self.region(2, "005", "SEUTUKUNTA", "Sama koodi")])
        if parts.path == "/rest/1.1/indicators/127":
            return found({"id": 127, "data-updated": self.updated, "range": {"start": self.range[0], "end": self.range[1]}})
        query = parse_qs(parts.query)
        if parts.path != "/rest/1.1/json" or query["indicator"] != ["127"] or query["genders"] != ["total"]:
            return 404, b"", {}
        if self.refuses(query["years"]):
            return 404, b"", {}
        self.asked.append(query["years"])
        return found([one for year in query["years"] for one in self.of_year(int(year))])

    def region(self, number: int, code: str, category: str, title: str) -> dict[str, object]:
        return {"id": number, "code": code, "category": category, "title": {"fi": title, "sv": title, "en": title}, "memberOf": []}

    def of_year(self, year: int) -> Iterator[dict[str, object]]:
        for number in (1, 2):
            yield {"indicator": 127, "region": number, "year": year, "gender": "total", "value": 99, "absValue": 99}
        for (code, told), value in self.figures.items():
            if told == year:
                yield {"indicator": 127, "region": self.numbers[code], "year": year, "gender": "total", "value": int(value)}


@pytest.fixture
def sotkanet(mirror: Path) -> Sotkanet:
    told = {(row["kunta"], int(row["vuosi"])): row["vaesto"] for row in mirrored(mirror, sotkanet_population)}
    # Of today's division, as the service is: Pertunmaa merged in 2025.
    figures = {(code, year): value for (code, year), value in told.items() if code != "588" and year >= FIRST}
    return Sotkanet(figures, range=(FIRST, max(year for _, year in told)))


@contextmanager
def population_from(service: Sotkanet) -> Iterator[Source]:
    with serving(service):
        official = replace(sotkanet_population.official, url=f"{service.address}/rest/1.1")
        yield replace(sotkanet_population, official=official)


@pytest.mark.mirror
def test_sotkanet_says_what_the_mirror_says(sotkanet: Sotkanet, mirror: Path, tmp_path: Path) -> None:
    with population_from(sotkanet) as source:
        checked = fetched(source, Store(tmp_path / "store"))
    expected = rows(from_mirror(mirror, sotkanet_population, tmp_path))
    assert rows(checked) == [row for row in expected if row["area"] != "588" and row["period"] >= str(FIRST)]
    assert checked.rejected.num_rows == 0
    assert checked.set_aside == 2 * 11, "regions of other kinds are set aside, also where their code is that of a municipality"


@pytest.mark.mirror
def test_a_broken_fetch_from_sotkanet_goes_on_where_it_stopped(sotkanet: Sotkanet, tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with population_from(sotkanet) as source:
        sotkanet.refuses = lambda years: "2017" in years
        with pytest.raises(NothingFetched, match="404"):
            fetched(source, store)
        before = list(sotkanet.asked)
        sotkanet.refuses = lambda years: False
        first = fetched(source, store)
        assert sotkanet.asked[: len(before)] == before
        assert not any(years in before for years in sotkanet.asked[len(before) :]), "years that came before are not asked for again"
        sotkanet.asked.clear()
        sotkanet.updated = "2024-05-11"
        assert rows(fetched(source, store)) == rows(first)
        assert len(sotkanet.asked) == 3, "a fetch that was completed leaves nothing for the next"


@pytest.mark.parametrize(("about", "says"), [({"start": 2000}, "does not answer as Sotkanet"), ({"start": 2022, "end": 2000}, "2022")])
def test_nonsense_of_sotkanet_is_no_delivery(about: dict[str, int], says: str, tmp_path: Path) -> None:
    service = Sotkanet({("005", 2000): "1"})
    service.answer = lambda method, target, body: found([] if target.endswith("regions") else {"range": about})
    with population_from(service) as source, pytest.raises(NothingFetched, match=says):
        fetched(source, Store(tmp_path / "store"))
    assert not (tmp_path / "store" / "deliveries").exists()


@dataclass
class Catalogue:
    """A CKAN catalogue with one data set: its description, and its files at addresses that say nothing."""

    files: dict[str, bytes]
    address: str = ""

    def answer(self, method: str, target: str, body: bytes) -> Answer:
        parts = urlsplit(target)
        if parts.path == "/data/api/3/action/package_show" and parse_qs(parts.query)["id"][0].startswith("kunnan-osarahoittaman-"):
            listed = [{"name": name, "url": f"{self.address}/download/{number}"} for number, name in enumerate(self.files)]
            return found({"success": True, "result": {"resources": listed}})
        number = parts.path.removeprefix("/download/")
        return (200, list(self.files.values())[int(number)], {}) if number.isdecimal() else (404, b"", {})


def as_kela_writes(told: list[dict[str, str]]) -> bytes:
    """Kela's own file: commas, the kind of period in front, running totals of the year beside the months, and all classes of days."""
    text = io.StringIO(newline="")
    names = dict.fromkeys(("aikatyyppi", "vuosi", "kuukausi_nro", *(name for name in told[0] if name != "_row"), "kertymaluokka"))
    table = csv.DictWriter(text, list(names), extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    for row in told:
        month = {"vuosi": row["vuosikuukausi"][:4], "kuukausi_nro": row["vuosikuukausi"][4:], "kertymaluokka": "Yhteensä"} | row
        table.writerow(month | {"aikatyyppi": "Kuukausi"})
        table.writerow(month | {"aikatyyppi": "Vuosikertymä", "saajat": "999999"})
        if "kertymaluokka" not in row:
            table.writerow(month | {"aikatyyppi": "Kuukausi", "kertymaluokka": "101-200", "saajat": "1"})
    return text.getvalue().encode()


@contextmanager
def shares_from(source: Source, service: Catalogue) -> Iterator[Source]:
    with serving(service):
        official = replace(source.official, url=source.official.url.replace("https://www.avoindata.fi", service.address))
        yield replace(source, official=official)


@pytest.mark.mirror
@pytest.mark.parametrize("source", KELA, ids=[one.id for one in KELA])
def test_a_file_of_the_catalogue_says_what_the_mirror_says(source: Source, mirror: Path, tmp_path: Path) -> None:
    told = as_kela_writes(mirrored(mirror, source))
    files = {"data_2024.csv": b"a,b\n1,2\n", "data_2025.csv": told, "package.json": json.dumps({"name": "x"}).encode()}
    with shares_from(source, Catalogue(files)) as asked:
        checked = fetched(asked, Store(tmp_path / "store"))
    assert checked.rejected.num_rows == 0
    assert rows(checked) == rows(from_mirror(mirror, source, tmp_path))
    assert checked.set_aside > 0


def test_a_catalogue_without_the_file_says_what_it_has(tmp_path: Path) -> None:
    with shares_from(KELA[0], Catalogue({"package.json": b"{}"})) as asked, pytest.raises(NothingFetched, match=r"it has package\.json"):
        fetched(asked, Store(tmp_path / "store"))
