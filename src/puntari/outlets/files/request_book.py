"""A request for prices as a workbook that tells what to fill in, offers lists to choose from, and knows what it is an answer to."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from puntari.define.price_sheets import KEYS, Field, Holds, Sheet, sheets_for
from puntari.doors.collecting import Request
from puntari.outlets.files.workbook import as_written
from puntari.words.text import Language, Text

CODES, IDENTITY, HEAD, ROOM = "codes", "puntari", 3, 500
"""The sheets of lists and of identity, the rows before the first to fill in, and how far down lists are offered."""
WIDTHS = {Holds.CODE: 30, Holds.NUMBER: 14, Holds.DATE: 14, Holds.MONTH: 12, Holds.TEXT: 40}
STRONG, PLAIN = Font(bold=True), Alignment(wrap_text=True, vertical="top")
HEADING, FIXED = PatternFill("solid", fgColor="DCE6F5"), PatternFill("solid", fgColor="EEEEEE")
CHECK = Text("Tarkistus", "Kontroll", "Check")
SAYS = {
    "fine": Text("kunnossa", "i ordning", "fine"),
    "neither": Text("anna hinta tai syy", "ange pris eller skäl", "give a price or a reason"),
    "both": Text("jätä vain hinta tai syy", "lämna bara pris eller skäl", "leave a price or a reason"),
    "range": Text("tarkista halvin ja kallein", "kontrollera lägsta och högsta", "check lowest and highest"),
}
SYNTHETIC = Text(
    "HARJOITUS: keksityt luvut", "ÖVNING: påhittade siffror", "PRACTICE: invented figures"
)
START = Text("Ohje", "Anvisning", "Start here")
LINES = (
    Text(
        "Täytä taulukot ja palauta tiedosto. Voit lisätä rivejä; älä poista sarakkeita äläkä kolmea ylintä riviä.",
        "Fyll i bladen och returnera filen. Du kan lägga till rader; ta inte bort kolumner eller de tre översta raderna.",
        "Fill in the sheets and return the file. You may add rows; do not remove columns or the three topmost rows.",
    ),
    Text(
        "Palautettu tiedosto tarkistetaan rivi riviltä. Rivi, jossa on virhe, odottaa korjausta, ja saat luettelon virheistä.",
        "Den returnerade filen kontrolleras rad för rad. En rad med fel väntar på rättelse, och du får en lista över felen.",
        "The returned file is checked row by row. A row with a fault waits to be mended, and you get a list of the faults.",
    ),
    Text(
        "Verrokkien hinnoista näytetään vain keskiarvo, ja vaihteluväli vasta kun vastaajia on {range}. Alle {mean} vastaajan "
        "hintoja ei näytetä.",
        "Av referensernas priser visas bara medelvärdet, och intervallet först när de svarande är {range}. Priser för färre än "
        "{mean} svarande visas inte.",
        "Of peers' prices only the mean is shown, and the range only from {range} respondents on. Prices of fewer than {mean} "
        "are not shown.",
    ),
)


def request_book(request: Request, language: Language) -> bytes:
    """The workbook: a page to start from, a sheet for each of the request's, and two hidden ones."""
    book = Workbook()
    _start(book.active, request, language)
    lists = _lists(request, language)
    ranges = _codes(book.create_sheet(CODES), lists)
    for sheet in sheets_for(request.own):
        _sheet(book.create_sheet(sheet.title[language]), sheet, request, language, lists, ranges)
    _identity(book.create_sheet(IDENTITY), request, language)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _start(page: Worksheet, request: Request, language: Language) -> None:
    page.title = START[language]
    collection = request.collection
    lines = [f"{collection.title[language]} {request.period}", f"{request.respondent}, {collection.groups[request.group][language]}"]
    lines += [SYNTHETIC[language]] if request.synthetic else []
    lines += [collection.what[language]]
    lines += [one[language].format(range=collection.least_range, mean=collection.least) for one in LINES]
    for number, line in enumerate(lines, 1):
        page.cell(number, 1, line).alignment = PLAIN
    page["A1"].font = STRONG
    page.column_dimensions["A"].width = 100
    table = [(item.name[language], item.unit[language], item.holds[language]) for item in collection.items]
    for number, row in enumerate(table, len(lines) + 2):
        for column, text in enumerate(row, 1):
            page.cell(number, column, text).alignment = PLAIN
    page.column_dimensions["B"].width, page.column_dimensions["C"].width = 24, 60


def _lists(request: Request, language: Language) -> dict[str, dict[str, str]]:
    collection = request.collection
    lists: dict[str, Mapping[str, Text]] = {
        "items": {one.id: one.name for one in collection.items}, "reasons": collection.reasons, "questions": collection.questions,
        "keys": KEYS, **collection.scales,
    }
    return {name: {code: words[language] for code, words in codes.items()} for name, codes in lists.items()}


def _codes(page: Worksheet, lists: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Write the lists that cells choose from, a column each, and tell where each lies."""
    ranges = {}
    for column, (name, codes) in enumerate(lists.items(), 1):
        for row, words in enumerate(codes.values(), 1):
            page.cell(row, column, words)
        letter = get_column_letter(column)
        ranges[name] = f"{CODES}!${letter}$1:${letter}${len(codes)}"
    page.sheet_state = "hidden"
    return ranges


def _sheet(
    page: Worksheet, sheet: Sheet, request: Request, language: Language, lists: Mapping[str, Mapping[str, str]], ranges: Mapping[str, str]
) -> None:
    for column, one in enumerate(sheet.fields, 1):
        page.cell(1, column, one.id)
        page.cell(2, column, one.title[language]).font = STRONG
        page.cell(3, column, one.help[language]).alignment = PLAIN
        page.column_dimensions[get_column_letter(column)].width = WIDTHS[one.holds]
        _offer(page, one, get_column_letter(column), ranges, language)
        for row in (2, 3):
            page.cell(row, column).fill = HEADING
    page.row_dimensions[1].hidden = True
    page.freeze_panes = page.cell(HEAD + 1, 2)
    rows = _rows(sheet, request)
    for number, row in enumerate(rows, HEAD + 1):
        for column, one in enumerate(sheet.fields, 1):
            value = row.get(one.id)
            told = lists[one.codes][str(value)] if one.codes and value is not None else value
            cell = as_written(page.cell(number, column, told))
            cell.alignment, cell.fill = PLAIN, FIXED if one.fixed else PatternFill()
    if sheet.id == "prices":
        _check(page, sheet, len(rows), language)


def _rows(sheet: Sheet, request: Request) -> Sequence[Mapping[str, object]]:
    """What a sheet begins with: the invented answers, or a line for each code of the list that it begins with."""
    if sheet.id in request.filled:
        return request.filled[sheet.id]
    if sheet.id == "prices":
        return [{"item": item.id, **item.asked} for item in request.collection.items]
    codes = {"items": [one.id for one in request.collection.items], "questions": list(request.collection.questions)}
    return [{sheet.fields[0].id: code} for code in codes.get(sheet.begins_with, ())]


def _offer(page: Worksheet, one: Field, letter: str, ranges: Mapping[str, str], language: Language) -> None:
    """Let cells of a column take what they may hold, and say so when something else is written."""
    if one.holds is Holds.CODE:
        rule = DataValidation(type="list", formula1=ranges[one.codes], allow_blank=True)
    elif one.holds is Holds.NUMBER:
        rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    else:
        return
    rule.error, rule.errorTitle, rule.showErrorMessage = one.help[language][:250], one.title[language][:30], True
    page.add_data_validation(rule)
    rule.add(f"{letter}{HEAD + 1}:{letter}{HEAD + ROOM}")


def _check(page: Worksheet, sheet: Sheet, rows: int, language: Language) -> None:
    """A last column that says at once whether a row holds; what is returned is checked again."""
    at = {one.id: get_column_letter(place) for place, one in enumerate(sheet.fields, 1)}
    column = len(sheet.fields) + 1
    page.cell(1, column, "check")
    page.cell(2, column, CHECK[language]).font = STRONG
    page.column_dimensions[get_column_letter(column)].width = 30
    for row in range(HEAD + 1, HEAD + rows + 1):
        price, reason, low, high = (f"{at[name]}{row}" for name in ("price", "reason", "low", "high"))
        page.cell(row, column, (
            f'=IF(AND({price}="",{reason}=""),"{SAYS["neither"][language]}",IF(AND({price}<>"",{reason}<>""),"{SAYS["both"][language]}",'
            f'IF(OR(({low}="")<>({high}=""),AND({low}<>"",{price}<>"",OR({low}>{price},{price}>{high}))),"{SAYS["range"][language]}",'
            f'"{SAYS["fine"][language]}")))'
        ))


def _identity(page: Worksheet, request: Request, language: Language) -> None:
    """What the file is an answer to, and how its sheets are called in the language of whoever fills it in."""
    told = {"round": request.round, "respondent": request.respondent, "key": request.key, "fingerprint": request.fingerprint}
    told |= {f"sheet:{sheet.id}": sheet.title[language] for sheet in sheets_for(request.own)}
    for row, (name, value) in enumerate([("name", "value"), *told.items()], 1):
        page.cell(row, 1, name)
        page.cell(row, 2, value)
    page.sheet_state = "veryHidden"
