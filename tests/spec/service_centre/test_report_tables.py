"""The tables of the evaluation report: every place without a plain figure carries the letter of its reason."""

from __future__ import annotations

import re

from puntari.outlets.charts.heat import HeatCell
from puntari.outlets.documents.lettered import grid_of_cells, lettered
from puntari.outlets.documents.model import Grid, Paper, Table
from puntari.outlets.site.cell_table import CellTable
from puntari.words.cell import REASONS, Cell, Reason, Status, without_value
from puntari.words.text import Language
from puntari.words.unit import COUNT

PRICES = ("expert_table", "support_table", "network_table", "workstation_table", "capacity_table", "basic_table", "raised_table")
LETTER = re.compile(r"\u00a0([a-z]+)\)$")


def grids(paper: Paper) -> dict[str, Grid]:
    return {piece.id: piece.grid for part in paper.parts for piece in part.pieces if isinstance(piece, Table)}


def test_every_empty_place_of_the_price_tables_says_why(paper: Paper) -> None:
    found = grids(paper)
    for id in (*PRICES, "all_levels", "removed", "revenue_table", "programme_table"):
        grid = found[id]
        told = {note.partition(") ")[0]: note for note in grid.notes if re.match(r"[a-z]+\) ", note)}
        places = [field.text for line in grid.lines for field in line.fields]
        assert all(LETTER.search(text) for text in places if not any(map(str.isdigit, text))), id
        assert {mark[1] for text in places if (mark := LETTER.search(text))} == set(told), "a letter is told, and every one is used"


def test_a_letter_stands_for_one_reason_in_the_order_of_reading() -> None:
    hidden, open_ended = without_value(Status.HIDDEN, Reason.HIDDEN_AT_SOURCE), without_value(Status.MISSING, Reason.NOT_STATED)
    rows = (("One", (open_ended, Cell(Status.OK, 3.0))), ("Two", (None, hidden)), ("Three", (hidden, open_ended)))
    grid = grid_of_cells(CellTable("Counts", ("", "2022", "2023"), rows, COUNT), Language.EN, "Last.")
    held = [[field.text.replace("\u00a0", " ") for field in line.fields] for line in grid.lines]
    assert held == [["– a)", "3"], ["– b)", "– c)"], ["– c)", "– a)"]]
    told = [REASONS[one].en for one in (Reason.NOT_STATED, Reason.NOT_DELIVERED, Reason.HIDDEN_AT_SOURCE)]
    assert grid.notes == (*(f"{letter}) {said}" for letter, said in zip("abc", told, strict=True)), "Last.")


def test_letters_go_on_after_z() -> None:
    grid = lettered(("", "Level"), [(f"Row {n}", (HeatCell("2", 1, f"Note {n}"),)) for n in range(28)])
    last = [line.fields[0].text for line in grid.lines][25:]
    assert last == ["2\u00a0z)", "2\u00a0aa)", "2\u00a0ab)"] and grid.lines[0].fields[0].shade == 1


def test_peers_are_told_in_words_and_none_by_name(paper: Paper) -> None:
    held = {piece.id: piece.grid for part in paper.parts for piece in part.pieces if isinstance(piece, Table) and "peer_cards" in piece.id}
    assert [len(grid.lines) for grid in held.values()] == [3, 4]
    assert all(field.text for grid in held.values() for line in grid.lines for field in line.fields)
    assert [line.name for line in next(iter(held.values())).lines][0] == "Pohjoismainen verrokki 1"


def test_positions_carry_the_remarks_of_the_figures_that_they_hold(paper: Paper) -> None:
    notes = grids(paper)["summary_positions"].notes
    assert [note for note in notes if note.startswith("Asiantuntija, tunti, Verrokki, julkinen sektori: ") and "ristiriidassa" in note]
