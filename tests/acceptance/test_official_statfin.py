"""Every table of StatFin that the employment pack declares, fetched from a service that answers in StatFin's own form."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from acceptance.pxweb_server import serving
from acceptance.statfin import HIDDEN, TIMES, Axis, Held, StatFin, axis, held, measures

from packs.employment.codes.lists import AGE_PRINTED
from packs.employment.sources import (
    hameenlinna,
    job_seekers,
    living_conditions,
    local_economy,
    local_education,
    outcomes,
    population,
    services,
    vacancies,
)
from puntari.define.official import PxWebTable
from puntari.define.pack import named
from puntari.define.source import Source
from puntari.flow.contract import Checked, check
from puntari.flow.contract.check import key_names
from puntari.flow.deliver import deliver, fetch
from puntari.flow.fetch import fetch_official
from puntari.flow.readers import recognise
from puntari.flow.reading import read_delivery, table_of
from puntari.store.deliveries import Origin
from puntari.store.root import Store
from puntari.store.web import WebRules
from puntari.store.web import fetch as web_fetch
from puntari.words.table import Table

pytestmark = pytest.mark.mirror
MODULES = (hameenlinna, job_seekers, living_conditions, local_economy, local_education, outcomes, population, services, vacancies)
SOURCES = {source.id: source for module in MODULES for source in named(module, Source).values() if isinstance(source.official, PxWebTable)}
RULES = WebRules(connect_seconds=5, read_seconds=20, attempts=2)
SEX = {"Yhteensä": "SSS", "Miehet": "1", "Naiset": "2"}
AGES = {text: {"15_24": "15-24", "25_49": "25-49", "50": "50-"}.get(code, code) for text, code in AGE_PRINTED.items()}
AREAS = {"KOKO MAA": "SSS", "SK051 Hämeenlinna": "SK051", "Hattula": "KU082", "Hämeenlinna": "KU109", "Janakkala": "KU165"}

# The variables of each table as the service has them, in its order: `-` marks one that the mirror's extract leaves out.
SERVICES = {
    "12u1": "-Alue -Sukupuoli -Ikäryhmät -Ammattiryhmä Valmennus Kuukausi",
    "12u2": "-Alue -Sukupuoli -Ikäryhmitys -Ammattiryhmä Valtionosuuskoulutus(VOS) Kuukausi",
    "12u4": "-Alue -Sukupuoli -Ikäryhmät Kuukausi",
    "12u5": "-Alue -Sukupuoli -Ikäryhmät Kuukausi",
    "12u6": "-Alue -Sukupuoli -Ikäryhmitys Työllistämisen_laji Kuukausi",
    "12u8": "-Alue -Sukupuoli -Ikäryhmät -Edeltävä_työllisyys Arviointi(kokeilut) Kuukausi",
    "12u9": "-Alue -Sukupuoli -Ikäryhmät -Edeltävä_työllisyys Muut_palvelut Kuukausi",
    "12ur": "-Alue -Sukupuoli -Ikäryhmitys -Ammattiryhmä Valtionosuuskoulutus(VOS) Vuosi",
    "12us": "-Alue -Sukupuoli -Ikäryhmitys Valmennus Vuosi",
    "12ut": "-Alue -Sukupuoli -Ikäryhmitys Työllistämisen_laji Vuosi",
    "12uw": "-Alue -Sukupuoli -Ikäryhmitys Arviointi(kokeilut) Vuosi",
    "12ux": "-Alue -Sukupuoli -Ikäryhmät Muut_palvelut Vuosi",
    "12v7": "-Alue -Sukupuoli -Ikäryhmät -Edeltävä_työllisyys -Ammattiryhmä Valtionosuuskoulutus(VOS) Vuosi",
    "12v8": "-Alue -Sukupuoli -Ikäryhmät -Edeltävä_työllisyys -Koulutuksen_päättymissyy Valtionosuuskoulutus(VOS) Vuosi",
    "12v9": "-Alue -Sukupuoli -Ikäryhmät -Edeltävä_työllisyys -Koulutuksen_päättymissyy Valmennus Vuosi",
    "12va": "-Alue -Sukupuoli -Ikäryhmät Työllistämisen_laji Vuosi",
}
MIRRORED = {
    "Valmennus": "valmennus", "Valtionosuuskoulutus(VOS)": "valtionosuuskoulutus_vos", "Työllistämisen laji": "tyollistamisen_laji",
    "Arviointi(kokeilut)": "arviointi_kokeilut", "Muut palvelut": "muut_palvelut", "Kuukausi": "kuukausi", "Vuosi": "kuukausi",
}
# Extracts with printed texts: the service's path, the number in its title, its variables, and its contents by code where they are known.
TEXTS = {
    "hameenlinna_perustiedot": ("tyonv/12r5", "", "Alue Kuukausi", "by text"),
    "hameenlinna_palvelut_aktivointiaste": ("tyonv/12u4", "", "Alue Sukupuoli Ikäryhmät Kuukausi", "by text"),
    "hameenlinna_kesto": ("tyonv/12tp", "1207", "Alue Sukupuoli Ikäryhmitys Työllisyyskoodin_kesto Kuukausi", "by text"),
    "hameenlinna_rakennetyottomyys": ("tyonv/12u0", "6211", "Alue Sukupuoli Koulutusaste Kuukausi", "by text"),
    "hameenlinna_virta_yli_3kk": (
        "tyonv/12ts", "1355", "Alue Sukupuoli Ikäryhmät Valmistuminen Kuukausi", "1KKOSUUS 3KKOSUUS 6KKOSUUS 12KKOSUUS"
    ),
    "hameenlinna_ulkomaalaiset": ("tyonv/12tg", "1261", "Alue Kuukausi", "HAKIJALOPUSSA ULKOMAALAINEN TYOTOSUUS"),
    "hameenlinna_nuoriso": ("tyonv/12th", "1263", "Alue Kuukausi", "HAKIJALOPUSSA NUORET TYOTOSUUS"),
    "hameenlinna_tyopaikat_toimiala": ("tyokay/115h", "", "Työpaikan_alue Toimiala Sukupuoli Vuosi", "tyolliset3"),
    "hameenlinna_verotulot": ("tvt/11i8", "", "Vuosi Kunta", "Lkm_sum lkuve_mean"),
    "hameenlinna_koulutus": ("vkour/12bs", "", "Vuosi Alue Ikä Sukupuoli", "kaste5T8osuus"),
    "hameenlinna_yritykset": ("aly/11yq", "", "Vuosineljännes Kunta Toimiala", "aloittaneita lopettaneita yrityskanta"),
    "hameenlinna_tyonhakijat_tyollisyyskoodi": (
        "tyonv/12tn", "1205", "Alue Sukupuoli Ikäryhmät Työllisyyskoodi Kuukausi", "HAKIJALOPUSSA"
    ),
    "tyonv_2310": ("tyonv/12tz", "2310", "Alue -Ammattiryhmä Kuukausi", "AVOIMET UUDET TAYTTYNEET KESTO"),
}
ANSWERS = {
    "tyonv_12r5": ("tyonv/12r5", ()), "tyonv_12ti": ("tyonv/12ti", ()), "statfin_121w": ("ssaaty/121w", ()),
    "statfin_11ra": ("vaerak/11ra", ()), "statfin_11re": ("vaerak/11re", ("Ikä",)), "statfin_12bs": ("vkour/12bs", ("Ikä", "Sukupuoli")),
    "statfin_14ww": ("tjt/14ww", ()), "statfin_135z": ("tyti/135z", ()),
}
PERIODS = 14
CEASED = {"099": "Honkajoki", "588": "Pertunmaa"}
ELSEWHERE = {"SSS": "KOKO MAA", "MK05": "MK05 Kanta-Häme"}
"""Areas that the service has, whether an extract has them or not."""
HEADINGS_OF_2310 = (
    "Avoimet työpaikat kauden aikana", "Uudet avoimet työpaikat kauden aikana", "Täyttyneet työpaikat kauden aikana",
    "Täyttyneiden työpaikkojen avoinnaolon km. kesto, päivää",
)


def mirrored(mirror: Path, source: Source) -> Table:
    """The newest periods of the mirror's newest file of a source as its reader gives it, long tables unfolded."""
    file = source.mirror[-1]
    data = (mirror / file.path).read_bytes()
    table = table_of(data, recognise(data, file.path), file.member, file.melted)
    time = next(column.code for column in table.columns if column.code in source.period.called)
    newest = pa.array(sorted(set(table.data[time].to_pylist()))[-PERIODS:])
    return replace(table, data=table.data.filter(pc.is_in(table.data[time], newest)))


def hidden(text: str) -> Axis:
    return Axis(text, HIDDEN)


def variables(told: str) -> Iterator[tuple[str, bool]]:
    """Names of variables as the lists above write them, and whether the extract leaves them out."""
    return ((name.lstrip("-").replace("_", " "), name.startswith("-")) for name in told.split())


def of_service(source: Source, table: Table) -> dict[str, Held]:
    """A table of services of the whole country."""
    id = source.id.removeprefix("tyonv_")
    axes = []
    for name, left_out in variables(SERVICES[id]):
        column = MIRRORED.get(name, "")
        years = {code: code.removesuffix("M01") for code in table.data[column].to_pylist()} if name == "Vuosi" else None
        axes.append(hidden(name) if left_out else axis(table, name, column, years))
    return {f"tyonv/{id}": held(f"Palvelut ({id})", table, axes, measures(table))}


def codes_of(name: str, texts: list[str]) -> Mapping[str, str]:
    known = {"Alue": AREAS, "Työpaikan alue": AREAS, "Kunta": AREAS, "Sukupuoli": SEX, "Ikäryhmitys": AGES}.get(name, {})
    begin = "KU" if name == "Alue" else ""
    numbered = {text: f"{begin}{number}" for number, text in enumerate(dict.fromkeys(texts), 200)}
    return numbered | {text: "SSS" for text in texts if text == "Yhteensä"} | known


def of_texts(source: Source, table: Table) -> dict[str, Held]:
    """A table of which the mirror has an extract with printed texts."""
    path, number, told, contents = TEXTS[source.id]
    axes = []
    for name, left_out in variables(told):
        column = name if name in table.data.column_names else {"Alue": "kunta_fi", "Kuukausi": "kuukausi"}.get(name, "")
        texts = [text for text in table.data[column].to_pylist() if text not in CEASED.values()] if column and not left_out else []
        if set(texts) <= {"Yhteensä"}:
            axes.append(hidden(name))
        elif name in TIMES:
            axes.append(axis(table, name, column))
        else:
            codes = codes_of(name, texts)
            if path == "tvt/11i8":
                codes = {text: code.removeprefix("KU") for text, code in codes.items()}
            listed = Axis(name, {code: text for text, code in codes.items()}, column)
            axes.append(replace(listed, texts={**ELSEWHERE, **listed.texts}) if name == "Alue" else listed)
    known = {axis.column for axis in axes}
    figures = [column.code for column in table.columns if column.code not in known and column.code not in (a.text for a in axes)]
    coded = [code_of(source, column, n) for n, column in enumerate(figures)] if contents == "by text" else contents.split()
    found = held(f"Taulukko ({number})", table, axes, dict(zip(coded, figures, strict=True)))
    headings = dict(zip(coded, HEADINGS_OF_2310, strict=True)) if number == "2310" else found.contents
    return {path: replace(found, contents=headings), "tyonv/12aa": replace(found, title="Muu taulukko (9999)")}


def code_of(source: Source, heading: str, number: int) -> str:
    """The service's code of a content where the contract knows it."""
    called = next((one.called for one in source.numbers if heading in one.called), ())
    return next((name for name in called if name.isupper() and " " not in name), f"M{number}")


def of_answer(source: Source, table: Table) -> dict[str, Held]:
    """A table of which the mirror has the service's own answer; its variables are known, but for those that the answer was the total of."""
    path, left_out = ANSWERS[source.id]
    contents = measures(table)
    axes = [axis(table, column.text, column.code) for column in table.columns if column.code not in contents]
    return {path: held(source.title.fi, table, [*axes, *map(hidden, left_out)], contents)}


def service_of(source: Source, mirror: Path, renewed: bool) -> StatFin:
    make = of_texts if source.id in TEXTS else of_answer if source.id in ANSWERS else of_service
    return StatFin(make(source, mirrored(mirror, source)), renewed)


def here(source: Source, address: str) -> Source:
    """The source with its service on this machine instead of the network."""
    return replace(source, official=replace(source.official, url=source.official.url.replace("https://pxdata.stat.fi", address)))


def fetched(source: Source, service: StatFin, folder: Path) -> Checked:
    """What the contract makes of the source as it comes from its service."""
    store = Store(folder / "fetched")
    with serving(service):
        asked = here(source, service.address)
        record = fetch(store, asked, lambda one: fetch_official(store, one, partial(web_fetch, rules=RULES), lambda told: None))
    assert record.origin is Origin.OFFICIAL
    return check(source, read_delivery(store, record), record)


def from_mirror(source: Source, mirror: Path, folder: Path) -> Checked:
    file = source.mirror[-1]
    store = Store(folder / "mirrored")
    record = deliver(store, source, file.path, (mirror / file.path).read_bytes(), division=file.division).record
    return check(source, read_delivery(store, record), record)


Rows = dict[tuple[object, ...], dict[str, object]]


def by_key(source: Source, rows: pa.Table) -> Rows:
    """The figures of accepted rows by their key."""
    keys = key_names(source)
    return {tuple(row[name] for name in keys): {k: v for k, v in row.items() if k != "_row"} for row in rows.to_pylist()}


def newest(rows: Rows) -> Rows:
    """The rows of the newest periods, which are those that the service is made of."""
    periods = sorted({row["period"] for row in rows.values()})[-PERIODS:]
    return {key: row for key, row in rows.items() if row["period"] in periods}


def asked_for(source: Source, key: tuple[object, ...]) -> bool:
    """Table 12ti is asked for the country and the regions only, among them the codes of no region; no table has ceased municipalities."""
    if key[:2] in {("municipality", code) for code in CEASED}:
        return False
    return source.id != "tyonv_12ti" or key[0] in ("country", "region") or str(key[1]).startswith("MK")


@pytest.mark.parametrize("id", sorted(SOURCES))
def test_a_table_of_the_service_says_what_the_mirror_says(id: str, mirror: Path, tmp_path: Path) -> None:
    source = SOURCES[id]
    service = service_of(source, mirror, renewed=True)
    checked = fetched(source, service, tmp_path)
    expected = from_mirror(source, mirror, tmp_path)
    assert checked.rejected.num_rows == expected.rejected.num_rows == 0
    found = by_key(source, checked.accepted)
    wanted = {key: row for key, row in newest(by_key(source, expected.accepted)).items() if asked_for(source, key)}
    more = {key for key in found if key not in wanted}
    assert {key: row for key, row in found.items() if key not in more} == wanted
    assert len(wanted) > 0
    assert all(id == "tyonv_2310" and key[0] == "country" for key in more), "the extract lacks the row of the country, the service does not"
    assert checked.missing_columns == expected.missing_columns


BEFORE = ("tyonv_12u4", "tyonv_12v9", "tyonv_12ur", "hameenlinna_kesto", "hameenlinna_perustiedot")


@pytest.mark.parametrize("id", BEFORE)
def test_the_codes_of_before_june_2026_are_found_too(id: str, mirror: Path, tmp_path: Path) -> None:
    source = SOURCES[id]
    checked = fetched(source, service_of(source, mirror, renewed=False), tmp_path)
    assert checked.rejected.num_rows == 0
    found, expected = by_key(source, checked.accepted), by_key(source, from_mirror(source, mirror, tmp_path).accepted)
    assert found == newest(expected)
