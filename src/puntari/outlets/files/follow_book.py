"""Recommendations and measures as a spreadsheet in which whoever follows them writes what became of them, and which comes back."""

from __future__ import annotations

import io
from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from puntari.define.followup import CODED, IN_SHEET, LISTS, PAGE
from puntari.define.steering import Measure
from puntari.doors.steering import Standing, SteeringTold
from puntari.guard.release import Finding
from puntari.outlets.files.workbook import as_written
from puntari.outlets.site import followup_words, steering_words
from puntari.words.text import Language, Text

STRONG, WRAPPED = Font(bold=True), Alignment(wrap_text=True, vertical="top")
HEADING, FIXED = PatternFill("solid", fgColor="DCE6F5"), PatternFill("solid", fgColor="EEEEEE")
KNOWN = ("of", "what", "text")
"""The columns that nobody fills in."""
TITLES: Mapping[str, Text] = {
    "of": Text.same("id"), "what": steering_words.KIND_OF, "text": Text("Teksti", "Text", "Text"), "answer": steering_words.ANSWER,
    "state": steering_words.STATE, "owner": steering_words.OWNER,
    "due": Text("Määräaika, kuten 2027-12-31", "Tidsfrist, som 2027-12-31", "Deadline, as 2027-12-31"),
    "evidence": steering_words.EVIDENCE,
    "exhibits": Text("Aineistorekisterin tunnukset", "Materialregistrets beteckningar", "Ids of the evidence register"),
    "successor": Text("Jatkuu suosituksessa (id)", "Fortsätter i rekommendationen (id)", "Goes on in the recommendation (id)"),
    "note": followup_words.NOTE,
    "on": Text("Mistä päivästä (ellei sama kaikilla)", "Från vilken dag (om inte samma för alla)", "As of (unless the same for all)"),
    "source": Text("Lähde (ellei sama kaikilla)", "Källa (om inte samma för alla)", "Source (unless the same for all)"),
}
WIDTHS = {"of": 22, "what": 16, "text": 48, "evidence": 40, "note": 30, "owner": 26, "source": 30}
PLAIN_WIDTH = 18
WORDS: Mapping[str, Mapping[str, Text]] = {
    "answer": {str(one): text for one, text in steering_words.ANSWERS.items()},
    "state": {str(one): text for one, text in steering_words.STATES.items()},
}
OF_MEASURE, OF_RECOMMENDATION = Text("toimenpide", "åtgärd", "measure"), Text("suositus", "rekommendation", "recommendation")


def follow_book(told: Finding[SteeringTold], language: Language) -> bytes:
    """The workbook: each recommendation with its measures as they stand, lists to choose from, and a hidden sheet of what words mean."""
    book = Workbook()
    page = book.active
    page.title = PAGE
    names = (*KNOWN, *IN_SHEET)
    for column, name in enumerate(names, 1):
        page.cell(1, column, name)
        head = page.cell(2, column, TITLES[name][language])
        head.font, head.fill, head.alignment = STRONG, HEADING, WRAPPED
        page.column_dimensions[get_column_letter(column)].width = WIDTHS.get(name, PLAIN_WIDTH)
    page.row_dimensions[1].hidden = True
    page.freeze_panes = "D3"
    rows = _rows(told, language)
    for number, row in enumerate(rows, 3):
        for column, name in enumerate(names, 1):
            cell = as_written(page.cell(number, column, row.get(name) or None))
            cell.alignment, cell.fill = WRAPPED, FIXED if name in KNOWN else PatternFill()
    _lists(book.create_sheet(LISTS), page, names, len(rows) + 2, language)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _rows(told: Finding[SteeringTold], language: Language) -> list[dict[str, str]]:
    steering = told.body.steering
    found = []
    for one in steering.recommendations.values():
        found.append(_row(one.id, one.text, OF_RECOMMENDATION, told.body.standing[one.id], language))
        mine: list[Measure] = [each for each in steering.measures.values() if each.of == one.id]
        found += [_row(each.id, each.text, OF_MEASURE, told.body.standing[each.id], language) for each in mine]
    return found


def _row(id: str, text: Text, what: Text, stands: Standing, language: Language) -> dict[str, str]:
    said = {name: words[language] for name in ("owner", "evidence", "note") if (words := getattr(stands, name)) is not None}
    coded = {name: WORDS[name][str(code)][language] for name in CODED if (code := getattr(stands, name)) is not None}
    due = {"due": stands.due.isoformat()} if stands.due else {}
    ids = {"exhibits": " ".join(stands.exhibits), "successor": stands.successor}
    return {"of": id, "what": what[language], "text": text[language], **said, **coded, **due, **ids}


def _lists(page: Worksheet, shown: Worksheet, names: tuple[str, ...], last: int, language: Language) -> None:
    """Write what each word stands for, and let cells offer the words."""
    lines = [(name, code, words[language]) for name, codes in WORDS.items() for code, words in codes.items()]
    for number, line in enumerate([("list", "code", "words"), *lines], 1):
        for column, value in enumerate(line, 1):
            page.cell(number, column, value)
    for name in CODED:
        places = [number for number, line in enumerate(lines, 2) if line[0] == name]
        rule = DataValidation(type="list", formula1=f"{LISTS}!$C${places[0]}:$C${places[-1]}", allow_blank=True)
        shown.add_data_validation(rule)
        letter = get_column_letter(names.index(name) + 1)
        rule.add(f"{letter}3:{letter}{last}")
    page.sheet_state = "hidden"
