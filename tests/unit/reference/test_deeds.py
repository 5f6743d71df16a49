"""The page of deeds says what the rules answer: held against tables written apart."""

from __future__ import annotations

import pytest

from puntari.define.right import Role
from puntari.guard.policy import Deed
from puntari.outlets.reference.deeds import deeds

PAGE = deeds()
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in PAGE.splitlines() if line.startswith("| ")]
WHO = {
    "build": "administrator", "deliver": "administrator", "erase": "administrator", "rotate_keys": "administrator",
    "forget": "administrator", "publish_round": "administrator",
    "judge": "analyst", "propose": "analyst", "approve": "analyst", "release_output": "analyst",
    "define": "analyst", "trail": "auditor", "answer": "respondent", "propose_output": "researcher",
}
ASKED = [
    ("all answers, round open", set(), "The round is still open."),
    ("all answers, round closed", {"analyst"}, "not published"),
    ("all answers, round published", set(Role) - {"administrator", "respondent"}, "sees no figures"),
    ("how many have answered, round open", {"administrator", "analyst"}, "not published"),
    ("one's own answers, round open", {"respondent"}, "Only those who gave them"),
    ("results, round open", set(), "still open"),
    ("results, round published", {"public", "analyst"}, "not meant for the public"),
    ("peers' rows, round published", {"analyst"}, "not meant for the public"),
    ("a customer's bill, round published", {"analyst"}, "not meant for the public"),
    ("a customer's bill, invented, round published", {"public", "analyst"}, "not meant for the public"),
    ("how deliveries of a person register fared", {"administrator"}, "beside changed figures that would tell"),
    ("a table of people of whom figures are told changed", set(), "undo each other"),
]


def test_every_deed_stands_there_with_somebody_who_may_do_it() -> None:
    found = {row[0].strip("`"): row for row in ROWS if len(row) == 5}
    assert set(Deed) <= set(found) and all(row[2] and row[3] and row[4] for row in found.values())
    assert {deed: found[deed][2].strip("`") for deed in WHO} == WHO


@pytest.mark.parametrize(("what", "roles", "why"), ASKED, ids=[what for what, _, _ in ASKED])
def test_who_may_see_what_is_no_cell(what: str, roles: set[str], why: str) -> None:
    rows = [row for row in ROWS if row[0] == what]
    assert {role.strip("` ") for row in rows if row[2] == "yes" for role in row[1].split(",")} == roles
    assert {role.strip("` ") for row in rows for role in row[1].split(",")} == set(Role), "every role has an answer"
    assert any(why in row[3] for row in rows if row[2] == "no")
