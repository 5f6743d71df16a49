"""Tables that become lists on a phone: what each cell says of itself, and the roles that its shape would lose."""

from __future__ import annotations

from xml.etree import ElementTree

from puntari.outlets.charts.figure import table
from puntari.outlets.charts.kinds import ChartTable
from puntari.outlets.site.stacking import stacked

PLAIN = ChartTable("Caption", ("Area", 'Said "so"', "Up & down"), (("Here", "1", ""), ("There", "a < b", "3")))
ROLES = {"table": "table", "thead": "rowgroup", "tbody": "rowgroup", "tr": "row", "td": "cell"}


def parts(html: str, tag: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(html).iter(tag))


def test_every_cell_says_the_head_of_its_column() -> None:
    cells = parts(stacked(table(PLAIN)), "td")
    assert [cell.get("data-head") for cell in cells] == ['Said "so"', "Up & down"] * 2
    assert [cell.text for cell in cells] == ["1", None, "a < b", "3"]


def test_every_part_keeps_the_role_of_its_tag() -> None:
    html = stacked(table(PLAIN))
    for tag, role in ROLES.items():
        assert {part.get("role") for part in parts(html, tag)} == {role}, tag
    assert [part.get("role") for part in parts(html, "th")] == ["columnheader"] * 3 + ["rowheader"] * 2
    assert parts(html, "table")[0].get("class") == "stack"


def test_what_stands_inside_a_cell_is_left_as_it_is() -> None:
    inside = '<details class="data"><summary>2</summary></details>'
    head = '<thead><tr><th scope="col">A</th><th scope="col" class="words"><em>B</em></th></tr></thead>'
    html = f'<table>{head}<tbody><tr id="x"><th scope="row">a</th><td class="words">{inside}</td></tr></tbody></table>'
    told = stacked(html)
    assert f'<td role="cell" data-head="B" class="words">{inside}</td>' in told
    assert '<tr role="row" id="x">' in told
