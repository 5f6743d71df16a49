"""Makes the tables of parameters from the open statistics of the mirror, so that whoever asks can make them again.

`fit` is given a function that returns the text of a file of the mirror, and returns the tables by name. Nothing is opened here.
A cell that the statistics hide is empty.
"""

from __future__ import annotations

import csv
import io
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

Read = Callable[[str], str]
Row = Mapping[str, str]

HISTORY = "tyonv_kk_2006_2023/tyonv_12r5_alue_kuukausi.csv.gz"
OCCUPATIONS = "tyonv_kk_2006_2023/tyonv_12ti_maakunta_ammatti_2022M10_2023M10.csv.gz"
JUNE_2026 = "statfin_json_2026/unemployment_register_kunnat_12r5.json"
POPULATION = "statfin_json_2026/population_register_kunnat_121w.json"
SERVICES = "palvelut_koko_maa/tyonv_12u4.csv.gz"
DURATIONS = "hameenlinna_seutu/kesto.csv.gz"
BASICS = "hameenlinna_seutu/perustiedot.csv.gz"
STRUCTURE = "hameenlinna_seutu/rakennetyottomyys.csv.gz"
FLOW = "hameenlinna_seutu/virta_yli_3kk.csv.gz"
EDUCATION = "hameenlinna_seutu/koulutustaso.csv.gz"
FIRST, LAST = "2016M06", "2023M10"
MERGED = {"588": "507"}
COUNTRY, NEIGHBOURHOOD = "KOKO MAA", "SK051 Hämeenlinna"
NEIGHBOURS = {"082": "Hattula", "109": "Hämeenlinna", "165": "Janakkala"}
STRUCTURAL = {
    "structural": "Rakennetyöttömät yhteensä",
    "long_term": "Pitkäaikaistyöttömät",
    "repeatedly": "Rinnasteiset pitkäaikaistyöttömät",
    "service_to_unemployment": "Palveluilta työttömäksi",
    "service_to_service": "Palveluilta palveluille",
}
ALL = "Yhteensä"
SEX = {ALL: "SSS", "Miehet": "1", "Naiset": "2"}
AGE = {ALL: "SSS", "Nuoret työnhakijat (15-24v)": "15_24", "25-49v työnhakijat": "25_49", "Yli 50v työnhakijat": "50"}
IN_SERVICES = ("TVKOULUTUSLOP", "VALMENNUSLOP", "TYOLLISTETTYLOP", "KOKEILULOP", "VUORVAPLOP", "KUNTTYOLOP", "OMAEHTLOP")
OF_2026 = (
    "HAKIJALOPUSSA TYOTTOMATLOPUSSA TYOVOIMATK TYOTTOMATMIEHET TYOTTOMATNAISET TYOTTOMAT25 TYOTTOMAT50 TYOTTOMATSAIR TYOTTOMATULK "
    "PITKAAIKAISTYOTTOMAT LOMAUTETTU LYHTYOVKO TYOLLISTETTYLOP KOKEILULOP TVKOULUTUSLOP VALMENNUSLOP MTPPALVELUTLOP "
    "AVPAIKATLOPUSSA UUDETAVP"
).split()
OF_THE_COUNTRY = {
    "Työnhakijoita laskentapäivänä": "job_seekers",
    "Lomautettu": "laid_off",
    "Lyhennetty työviikko": "short_week",
    "Vamm./pitkäaik.sair. työttömät": "disabled",
    "Ulkomaalaiset työttömät": "foreign",
}
# What ended in 2021 and what came of it three months later, by service: the table, its codes, and its columns.
ENDED = {
    "TVKOULUTUSLOP": ("12ur", ("SSS",), "TVKPAATTYNYT_TAJO", "TVKTYOTTOMANA_TAJO"),
    "VALMENNUSLOP": ("12us", ("3", "4", "5"), "VALMPAATTYNYT_TAJO", "VALMTYOTTOMANA_TAJO"),
    "TYOLLISTETTYLOP": ("12ut", ("SSS",), "TYOLSIJOITPAATTYI_TAJO", "TYOLTYOTTOMANA_TAJO"),
    "KOKEILULOP": ("12uw", ("SSS",), "KOKTOIMPIDEPAATTYI_TAJO", "KOKTYOTTOMANA_TAJO"),
    "VUORVAPLOP": ("12ux", ("02",), "MTPTOIMPIDEPAATTYI_TAJO", "MTPTYOTTOMANA_TAJO"),
    "KUNTTYOLOP": ("12ux", ("05",), "MTPTOIMPIDEPAATTYI_TAJO", "MTPTYOTTOMANA_TAJO"),
    "OMAEHTLOP": ("12ux", ("06",), "MTPTOIMPIDEPAATTYI_TAJO", "MTPTYOTTOMANA_TAJO"),
}


def fit(read: Read) -> dict[str, str]:
    """The tables of parameters, CSV text by file name, from a mirror whose files `read` returns as text."""
    return {
        "unemployed.csv": _unemployed(read),
        "june_2026.csv": _june_2026(read),
        "country.csv": _country(read),
        "durations.csv": _durations(read),
        "flow.csv": _flow(read),
        "services.csv": _services(read),
        "occupations.csv": _occupations(read),
        "education.csv": _education(read),
        "structure.csv": _structure(read),
        "moves.csv": _moves(read),
        "long_term.csv": _long_term(read),
        "labour_force.csv": _labour_force(read),
    }


def rows_of(text: str) -> list[dict[str, str]]:
    """Rows of a comma-separated text by column name."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def _table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO(newline="")
    table = csv.writer(written, lineterminator="\n")
    table.writerow(head)
    table.writerows(rows)
    return written.getvalue()


def _within(month: str) -> bool:
    return FIRST <= month <= LAST


def _whole(text: str) -> str:
    """A count without the decimals some extracts have; empty where the source hides it."""
    return str(round(float(text))) if text not in ("", "NA", "...") else ""


def _unemployed(read: Read) -> str:
    """Unemployed job seekers of every municipality month by month, in the division of 2026."""
    return _by_municipality(read, "TYOTTOMATLOPUSSA", _within)


def _labour_force(read: Read) -> str:
    """The labour force of every municipality year by year, in the division of 2026: the source steps once a year, in January."""
    return _by_municipality(read, "TYOVOIMATK", lambda month: _within(month) and month.endswith("M06"))


def _by_municipality(read: Read, column: str, chosen: Callable[[str], bool]) -> str:
    """A column of the history of every municipality in the chosen months."""
    told: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows_of(read(HISTORY)):
        if row["alue"].startswith("KU") and chosen(row["kuukausi"]):
            code = row["alue"][2:]
            told[MERGED.get(code, code)][row["kuukausi"]].append(_whole(row[column]))
    months = sorted({month for one in told.values() for month in one})
    return _table(("municipality", *months), ((code, *(_added(told[code][month]) for month in months)) for code in sorted(told)))


def _added(cells: list[str]) -> str:
    return str(sum(int(cell) for cell in cells)) if cells and all(cells) else ""


def _june_2026(read: Read) -> str:
    """Table 12r5 of June 2026: every municipality and the country (SSS)."""
    told = json.loads(read(JUNE_2026))
    names = [column["code"] for column in told["columns"] if column["type"] == "c"]
    rows = []
    for row in told["data"]:
        area = row["key"][0]
        if area == "SSS" or (area.startswith("KU") and area[2:].isdigit() and area != "KU199"):
            cells = dict(zip(names, row["values"], strict=True))
            rows.append((area.removeprefix("KU"), *(_whole(cells[name]) for name in OF_2026)))
    return _table(("municipality", *OF_2026), sorted(rows))


def _country(read: Read) -> str:
    """The whole country month by month: unemployed, job seekers, laid off, and persons in services by kind; empty where not told."""
    told: dict[str, dict[str, str]] = defaultdict(dict)
    for row in rows_of(read(HISTORY)):
        if row["alue"] == "SSS" and _within(row["kuukausi"]):
            told[row["kuukausi"]]["unemployed"] = _whole(row["TYOTTOMATLOPUSSA"])
    for row in rows_of(read(BASICS)):
        if row["Alue"] == COUNTRY and _within(row["Kuukausi"]):
            told[row["Kuukausi"]] |= {name: _whole(row[column]) for column, name in OF_THE_COUNTRY.items()}
    for row in rows_of(read(SERVICES)):
        if row["tiedot"] in IN_SERVICES and _within(row["kuukausi"]):
            told[row["kuukausi"]][row["tiedot"]] = _whole(row["value"])
    names = ("unemployed", *OF_THE_COUNTRY.values(), *IN_SERVICES)
    return _table(("month", *names), ((month, *(told[month].get(name, "") for name in names)) for month in sorted(told)))


def _durations(read: Read) -> str:
    """The whole country by sex and age: unemployed, mean weeks of unemployment so far, unemployed for a year or longer."""
    rows = [
        (
            row["Kuukausi"],
            SEX[row["Sukupuoli"]],
            AGE[row["Ikäryhmitys"]],
            row["Työnhakijoita laskentapäivänä"],
            row["Työnhaun keskim. kesto"],
            row["Pitkäaikaistyöttömät"],
        )
        for row in rows_of(read(DURATIONS))
        if row["Alue"] == COUNTRY and _within(row["Kuukausi"])
    ]
    return _table(("month", "sex", "age", "unemployed", "mean_weeks", "long_term"), sorted(rows))


def _flow(read: Read) -> str:
    """Shares of begun unemployment still open after 1, 3, 6 and 12 months: means of what one municipality's months tell."""
    rows = [row for row in rows_of(read(FLOW)) if all(row[name] == ALL for name in ("Sukupuoli", "Ikäryhmät", "Valmistuminen"))]
    told = []
    for months in (1, 3, 6, 12):
        values = [float(row[f"%-Virta yli {months}kk työttömyyteen"] or "nan") for row in rows if row["Kuukausi"] < "2020M03"]
        kept = [value for value in values if value == value]
        told.append((months, f"{sum(kept) / len(kept) / 100:.4f}"))
    return _table(("months", "open"), told)


def _services(read: Read) -> str:
    """By kind of service: mean stock in 2021, what ended in 2021, mean months so implied, share unemployed three months after."""
    stock: dict[str, list[float]] = defaultdict(list)
    for row in rows_of(read(SERVICES)):
        if row["kuukausi"].startswith("2021"):
            stock[row["tiedot"]].append(float(row["value"]))
    rows = []
    for kind, (table, codes, ended_name, unemployed_name) in ENDED.items():
        ended, unemployed = _summed(read, table, codes, ended_name), _summed(read, table, codes, unemployed_name)
        mean = sum(stock[kind]) / len(stock[kind])
        rows.append((kind, round(mean), ended, f"{12 * mean / ended:.2f}", f"{unemployed / ended:.3f}"))
    return _table(("kind", "stock", "ended", "mean_months", "unemployed_after"), rows)


def _summed(read: Read, table: str, codes: tuple[str, ...], name: str) -> int:
    rows = rows_of(read(f"palvelut_koko_maa/tyonv_{table}.csv.gz"))
    of_2021 = [row for row in rows if row["kuukausi"] == "2021M01" and row["tiedot"] == name]
    code = next(iter(of_2021[0]))
    return sum(round(float(row["value"])) for row in of_2021 if row[code] in codes)


def _occupations(read: Read) -> str:
    """Unemployed and open vacancies by occupational group, the country in the last month told, groups with hidden cells as told."""
    rows = [row for row in rows_of(read(OCCUPATIONS)) if row["alue"] == "SSS" and row["kuukausi"] == LAST and row["ammattiryhma"] != "SSS"]
    told = ((row["ammattiryhma"], _whole(row["TYOTTOMATLOPUSSA"]), _whole(row["AVPAIKATLOPUSSA"])) for row in rows)
    return _table(("occupation", "unemployed", "vacancies"), sorted(row for row in told if row[1] not in ("", "0")))


def _education(read: Read) -> str:
    """Unemployed by level of education in one municipality, its last month: the shares stand for the country."""
    rows = [
        row
        for row in rows_of(read(EDUCATION))
        if row["Alue"] == "Hämeenlinna"
        and row["Sukupuoli"] == ALL
        and row["Ikäryhmitys"] == ALL
        and row["Työmarkkina-asema"] == "Työttömät työnhakijat"
        and row["Koulutusaste"] != ALL
    ]
    last = max(row["Kuukausi"] for row in rows)
    return _table(
        ("education", "unemployed"), sorted((row["Koulutusaste"], _whole(row["Työnhakijat"])) for row in rows if row["Kuukausi"] == last)
    )


def _structure(read: Read) -> str:
    """Structural unemployment and its parts in the municipalities of one sub-region, and in the whole of it, month by month."""
    areas = {name: code for code, name in NEIGHBOURS.items()} | {NEIGHBOURHOOD: NEIGHBOURHOOD[:5]}
    rows = [
        (areas[row["Alue"]], row["Kuukausi"], *(_whole(row[part]) for part in STRUCTURAL.values()))
        for row in rows_of(read(STRUCTURE))
        if row["Alue"] in areas and row["Sukupuoli"] == ALL and row["Koulutusaste"] == ALL and _within(row["Kuukausi"])
    ]
    return _table(("area", "month", *STRUCTURAL), sorted(rows))


def _moves(read: Read) -> str:
    """Moves from each municipality to another one and its inhabitants, in the one year that the mirror tells."""
    told = json.loads(read(POPULATION))
    names = [column["code"] for column in told["columns"] if column["type"] == "c"]
    left, inhabitants = names.index("ssaaty-vm43_lahto"), names.index("ssaaty-vaesto")
    rows = ((one["key"][1].removeprefix("KU"), one["values"][left], one["values"][inhabitants]) for one in told["data"])
    return _table(("municipality", "left", "inhabitants"), sorted(row for row in rows if row[0] != "SSS"))


def _long_term(read: Read) -> str:
    """Unemployed and long-term unemployed of the municipalities of one sub-region by month."""
    codes = {name: code for code, name in NEIGHBOURS.items()}
    rows = [
        (codes[row["Alue"]], row["Kuukausi"], _whole(row["Työttömät"]), _whole(row["Pitkäaikaistyöttömät"]))
        for row in rows_of(read(BASICS))
        if row["Alue"] in codes and _within(row["Kuukausi"])
    ]
    return _table(("municipality", "month", "unemployed", "long_term"), sorted(rows))
