"""An explanation as text: the figure, its definition in words, the rows behind it and the deliveries they came in."""

from __future__ import annotations

from collections.abc import Iterator

from puntari.define.pack import Pack
from puntari.define.printing import definition_lines
from puntari.doors.explain import Explanation
from puntari.guard.release import Finding
from puntari.outlets.answers import plain_number
from puntari.words.text import Language


def explained(released: Finding[Explanation], pack: Pack, language: Language) -> str:
    """The whole way of a figure, from the answer back to the files."""
    return "\n".join([*_figure(released, pack, language), "", *_rows(released), "", *_deliveries(released)])


def _figure(released: Finding[Explanation], pack: Pack, language: Language) -> Iterator[str]:
    figure, release = released.body.figure, released.body.release
    indicator, origin = pack.indicator(figure.indicator), release.origins[figure.indicator]
    cell = figure.cell
    bounds = f"{plain_number(cell.low) or '…'}–{plain_number(cell.high) or '…'}" if cell.numbered else cell.status
    told = plain_number(cell.value) or bounds
    yield f"{indicator.card.title[language]}  {figure.level or ''}:{figure.area or ''}  {figure.period}"
    yield f"  {told} {indicator.unit.signed(language)}  ({cell.status}{', ' + cell.reason if cell.reason else ''})"
    yield f"  definition {origin.definition}, build {release.build}{', SYNTHETIC' if origin.synthetic else ''}"
    for number, lines in enumerate(definition_lines(indicator, language)):
        mark = "*" if number == figure.binding else " "
        yield from (f"  {mark if at == 0 else ' '} {line}" for at, line in enumerate(lines))


def _rows(released: Finding[Explanation]) -> Iterator[str]:
    yield f"{len(released.body.rows)} rows behind it (part, place, period, figure, source, delivery:row)"
    for row in released.body.rows:
        told = plain_number(row.value) or f"({row.why})"
        yield f"  {row.part:5} {row.place:24} {row.period:8} {told:>14}  {row.source}.{row.column}  {row.delivery}:{row.row}"


def _deliveries(released: Finding[Explanation]) -> Iterator[str]:
    yield "deliveries"
    for short, one in released.body.deliveries.items():
        yield f"  {short}  {one['name']}"
        yield f"    sha256 {one['sha256']}"
        known = f"known {one['known']} ({one['known_basis']}), arrived {one['arrived']}"
        yield f"    {one['origin']}, {known}, division {one['division'] or '-'}"
