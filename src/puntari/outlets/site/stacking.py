"""Tables that on a phone become a list: each row a block, each cell under the head of its column."""

from __future__ import annotations

import re

from markupsafe import Markup

HEAD = re.compile(r'<th scope="col"[^>]*>(.*?)</th>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<td\b")
ROLES = {
    "<thead>": '<thead role="rowgroup">', "<tbody>": '<tbody role="rowgroup">',
    '<th scope="col"': '<th role="columnheader" scope="col"', '<th scope="row"': '<th role="rowheader" scope="row"',
}


def stacked(html: str) -> Markup:
    """The table, told to lie in blocks where it is narrow: every cell gets the words of its column, and every part the role that it
    would lose with its shape. The HTML is one table of ours, with no table inside it."""
    heads = [TAG.sub("", one).strip().replace('"', "&quot;") for one in HEAD.findall(html)]
    whole = ROW.sub(lambda row: _row(row.group(), heads), html).replace("<table", '<table role="table" class="stack"', 1)
    for plain, told in ROLES.items():
        whole = whole.replace(plain, told)
    return Markup(whole)


def _row(row: str, heads: list[str]) -> str:
    """A row whose cells say which column they are of; the first column is named by the row's own head."""
    columns = iter(heads[1:])
    return CELL.sub(lambda _: f'<td role="cell" data-head="{next(columns)}"', row).replace("<tr", '<tr role="row"', 1)
