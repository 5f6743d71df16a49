"""Nested reports in XML and in JSON, as the Incomes Register gives them, become rows of the pack's own contracts; no wage is lost."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from packs.employment.pack import PACK
from tests.persons import csv_text, delivered, rows, stores
from tests.small.registers import business, hetu

JUNE = date(2026, 6, 15)
KNOWN = date(2026, 7, 1)
LINES = {"R1": [("201", "2000.50"), ("201", "300"), ("201", "300"), ("213", "99.10")], "R2": [("201", "1800")]}
"""Wages by report: of one kind thrice, two of them alike; and one alone, which makes no list in XML."""
TOLD = [
    ("R1", "201", "1", 2000.5), ("R1", "201", "2", 300), ("R1", "201", "3", 300), ("R1", "213", "1", 99.1), ("R2", "201", "1", 1800),
]


def transaction(code: str, amount: str) -> dict[str, object]:
    return {"TransactionBasic": {"TransactionCode": code, "Amount": amount}}


def report(number: int, id: str) -> dict[str, object]:
    ids = {"Id": [{"Type": "2", "Code": hetu(number)}, {"Type": "99", "Code": "no"}]}
    return {
        "ReportData": {"ActionCode": "1", "ReportId": id, "ReportVersion": "1"},
        "IncomeEarner": {"IncomeEarnerIds": ids},
        "Employment": {"Employed": "true", "EmploymentCode": "1", "TermCode": "1"},
        "Transactions": {"Transaction": [transaction(*line) for line in LINES[id]]},
    }


PAYER = {"PayerIds": {"PayerId": {"Type": "1", "Code": business(1)}}}
REPORTS = [report(number, id) for number, id in enumerate(LINES, 1)]
DELIVERY = {"DeliveryData": {"PaymentPeriod": {"PaymentDate": str(JUNE)}, "Payer": PAYER}, "Reports": {"Report": REPORTS}}


def xml(name: str, value: object) -> str:
    if isinstance(value, list):
        return "".join(xml(name, one) for one in value)
    told = "".join(xml(part, below) for part, below in value.items()) if isinstance(value, dict) else str(value)
    return f"<{name}>{told}</{name}>"


FORMS = {
    "xml": f'<?xml version="1.0" encoding="UTF-8"?>{xml("WageReports", DELIVERY)}'.replace("<WageReports>", '<WageReports xmlns="urn:x">'),
    "json": json.dumps(DELIVERY),
    "pretty json": json.dumps([DELIVERY], indent=1),
    "reports in json": "\n".join(json.dumps(DELIVERY | {"Reports": {"Report": one}}) for one in REPORTS),
}


@pytest.mark.parametrize("form", FORMS)
def test_no_wage_of_a_report_is_lost(tmp_path: Path, form: str) -> None:
    [store] = stores(tmp_path, 1)
    loaded = delivered(store, PACK.registers["incomes_wages"], FORMS[form], KNOWN).loaded
    assert (loaded.rows, loaded.stored, loaded.rejected) == (5, 5, 0)
    assert rows(store, "incomes_wages", pack=PACK, columns="report, income_type, line, amount") == TOLD
    assert rows(store, "incomes_wages", pack=PACK, columns="min(paid), count(DISTINCT person), count(DISTINCT payer)") == [(JUNE, 2, 1)]


def test_a_report_told_anew_changes_the_wage_that_it_corrects(tmp_path: Path) -> None:
    [store] = stores(tmp_path, 1)
    wages = PACK.registers["incomes_wages"]
    delivered(store, wages, FORMS["xml"], KNOWN)
    again = delivered(store, wages, FORMS["json"].replace('"2000.50"', '"2100"'), date(2026, 7, 2)).loaded
    assert (again.stored, again.unchanged) == (1, 4)
    assert rows(store, "incomes_wages", pack=PACK, columns="amount")[0] == (99.1,)
    assert rows(store, "incomes_wages", pack=PACK, columns="sum(amount)") == [(4599.1,)]


def test_a_table_without_the_order_has_one_wage_of_a_kind_in_a_report(tmp_path: Path) -> None:
    [store] = stores(tmp_path, 1)
    names = ("ReportId", "henkilotunnus", "paymentDate", "transactionCode", "amount")
    told = [(id, hetu(number), JUNE, *line) for number, id in enumerate(LINES, 1) for line in LINES[id]]
    loaded = delivered(store, PACK.registers["incomes_wages"], csv_text(names, told), KNOWN).loaded
    assert (loaded.stored, loaded.rejected) == (2, 3)
    numbered = [(*row, turn) for row, (_, _, turn, _) in zip(told, TOLD, strict=True)]
    loaded = delivered(store, PACK.registers["incomes_wages"], csv_text((*names, "txno"), numbered), KNOWN, name="numbered").loaded
    assert (loaded.stored, loaded.unchanged, loaded.rejected) == (3, 2, 0)
    assert rows(store, "incomes_wages", pack=PACK, columns="report, income_type, line, amount") == TOLD


def test_jobs_are_read_from_reports(tmp_path: Path) -> None:
    [store] = stores(tmp_path, 1)
    one = DELIVERY | {"Reports": {"Report": [report(1, "R2")]}}
    loaded = delivered(store, PACK.registers["incomes_employment"], xml("WageReports", one), KNOWN).loaded
    assert (loaded.stored, loaded.rejected) == (1, 0)
    assert rows(store, "incomes_employment", pack=PACK, columns="report, version, paid, employment_type, term") == [
        ("R2", "1", JUNE, "1", "1")
    ]


def test_benefits_have_the_number_that_their_report_gives(tmp_path: Path) -> None:
    [store] = stores(tmp_path, 1)
    paid = [transaction("unemployment_market", "37.21") | {"txno": str(number)} for number in (1, 2)]
    told = json.dumps(DELIVERY | {"Reports": {"Report": [report(1, "R1") | {"Transactions": {"Transaction": paid}}]}})
    loaded = delivered(store, PACK.registers["incomes_benefits"], told, KNOWN).loaded
    assert (loaded.stored, loaded.rejected) == (2, 0)
    assert rows(store, "incomes_benefits", pack=PACK, columns="line, benefit, amount") == [
        (number, "unemployment_market", 37.21) for number in ("1", "2")
    ]
