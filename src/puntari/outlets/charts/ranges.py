"""Draws own figures against the ranges of peers, and marks of several rounds on one line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from puntari.outlets.charts import svg
from puntari.outlets.charts.kinds import DotPlot, DotRow, Mark, RangePlot, RangeRow
from puntari.outlets.charts.layout import SMALL, TEXT, Layout, hatch, hatched
from puntari.outlets.charts.marks import ROUNDS, key_of, sign, years
from puntari.outlets.charts.scale import Scale, numbers_in, scale_between, scale_of
from puntari.outlets.charts.tell import set_apart
from puntari.outlets.charts.words import PEER_KEY
from puntari.outlets.wording import cell_text, plain_number, span, with_sign
from puntari.words.cell import Cell, Status
from puntari.words.text import Language, Text
from puntari.words.unit import Unit

ROW, HEAD, AXIS = 24.0, 26.0, 28.0
LABEL, LONGEST_BESIDE = 16.0, 300.0
"""The height of a line of words over its marks, and the widest name that still stands beside them."""
WIDEST = 230.0
"""The most room that figures in words get beside their lines."""
STRONGER = 1.1
"""How much wider strong words are than plain ones."""


@dataclass(frozen=True, slots=True)
class _Canvas:
    """What every line of one picture needs."""

    language: Language
    layout: Layout
    id: str
    left: float
    right: float
    step: float
    above: bool
    """Whether words stand over their line and not beside it, as they must where it is narrow."""
    forms: Mapping[Text, str] = field(default_factory=dict)
    """The mark of each time that an own figure is of, the same on every line, in the order of time."""

    @property
    def newest(self) -> Text | None:
        """The last time that an own figure is of."""
        return next(reversed(self.forms), None)

    @property
    def parts(self) -> int:
        """How many parts of a scale have room for their figures."""
        return max(2, int((self.right - self.left) / 80))

    def line(self, y: float) -> float:
        """The height of the line whose room begins at y."""
        return y + (self.step - 11 if self.above else self.step / 2)


def draw_ranges(chart: RangePlot, language: Language, layout: Layout, title: str, text: str) -> str:
    """The picture of own figures against peers; rows in the chart's unit share a scale, others have their own."""
    canvas = _range_canvas(chart, language, layout)
    key, y = _range_key(chart, canvas)
    parts = [hatch(canvas.id), key]
    shared = [row for row in chart.rows if row.unit is None]
    groups = ([(shared, chart.unit)] if shared else []) + [([row], row.unit) for row in chart.rows if row.unit is not None]
    for rows, unit in groups:
        drawn, y = _group(canvas, rows, unit, y)
        parts.append(drawn)
    return svg.drawing(canvas.id, layout.width, y, title, text, parts, linked=False, kind="ranges")


def _range_canvas(chart: RangePlot, language: Language, layout: Layout) -> _Canvas:
    id, forms = f"{chart.id}-{layout.kind}", _forms(chart)
    wide = _Canvas(language, layout, id, 0.0, layout.width, ROW, False, forms)
    if layout.narrow:
        return replace(wide, step=ROW + 14, above=True)
    labels = [line.name for row in chart.rows for line in row.own] + [peer.label for row in chart.rows for peer in row.peers]
    left = min(max((svg.text_width(label[language], TEXT) for label in labels), default=0.0), 200.0) + 10
    written = [_newest(wide, line, row.unit or chart.unit) for row in chart.rows for line in row.own]
    written += [_written(peer, row.unit or chart.unit, language) for row in chart.rows for peer in row.peers]
    right = layout.width - min(max((svg.text_width(text, TEXT) for text in written), default=0.0), WIDEST) - 12
    return replace(wide, left=left, right=right)


def _forms(chart: RangePlot) -> dict[Text, str]:
    """A mark for each time; a line that lacks some of the times tells nothing of their order, so the longest lines come first."""
    known: list[Text] = []
    for line in sorted((line for row in chart.rows for line in row.own), key=lambda line: -len(line.marks)):
        at = 0
        for mark in line.marks:
            if mark.label not in known:
                known.insert(at, mark.label)
            at = known.index(mark.label) + 1
    return dict(zip(known, years(len(known)), strict=True))


def _newest(canvas: _Canvas, line: DotRow, unit: Unit) -> str:
    """The last figure of an own line, with its time where others have a later one."""
    if not line.marks:
        return ""
    latest = line.marks[-1]
    written = _written(latest, unit, canvas.language)
    return written if latest.label == canvas.newest else f"{written} ({latest.label[canvas.language]})"


def _written(mark: Mark, unit: Unit, language: Language) -> str:
    return set_apart(mark, _figure(mark.cell, unit, language), language)


def _figure(cell: Cell, unit: Unit, language: Language) -> str:
    if cell.value is not None and cell.low is not None:
        return f"{plain_number(cell.value, unit.decimals, language)} ({span(cell.low, cell.high, unit, language, sign=False)})"
    return cell_text(cell, unit, language, sign=False)


def _range_key(chart: RangePlot, canvas: _Canvas) -> tuple[str, float]:
    forms = [(form, label) for label, form in canvas.forms.items()]
    band = svg.rectangle(1, 3, 20, 10, "peer") + sign("square", 11, 8)
    extra = [(band, PEER_KEY[canvas.language])] if any(row.peers for row in chart.rows) else []
    return key_of(forms, canvas.language, 2, canvas.layout.width - 8, extra)


def _group(canvas: _Canvas, rows: list[RangeRow], unit: Unit, y: float) -> tuple[str, float]:
    cells = [mark.cell for row in rows for line in row.own for mark in line.marks] + [peer.cell for row in rows for peer in row.peers]
    scale = scale_of(numbers_in(cells), canvas.left + 8, canvas.right - 8, canvas.parts)
    parts = []
    for row in rows:
        head = svg.wrapped(row.name[canvas.language], canvas.layout.width / STRONGER - 4, TEXT)
        parts += [svg.words(line, 2, y + 18 + LABEL * place, "text strong") for place, line in enumerate(head)]
        y += HEAD + LABEL * (len(head) - 1)
        count = len(row.own) + len(row.peers)
        parts.append(_rules(scale, y, y + canvas.step * count))
        parts += [_own(canvas, line, scale, unit, y + canvas.step * index) for index, line in enumerate(row.own)]
        y += canvas.step * len(row.own)
        parts += [_peer(canvas, peer, scale, unit, y + canvas.step * index) for index, peer in enumerate(row.peers)]
        y += canvas.step * len(row.peers)
    parts.append(_ticks(canvas, scale, unit, y))
    return "".join(parts), y + AXIS


def _rules(scale: Scale, top: float, bottom: float) -> str:
    return "".join(svg.line(scale(tick), top, scale(tick), bottom, "axis" if tick == 0 else "grid") for tick in scale.ticks)


def _ticks(canvas: _Canvas, scale: Scale, unit: Unit, y: float) -> str:
    """Figures under the scale; the last one carries the unit."""
    parts = []
    for tick in scale.ticks:
        text, last = plain_number(tick, scale.decimals, canvas.language), tick == scale.ticks[-1]
        written = with_sign(text, unit, canvas.language) if last else text
        edge = canvas.layout.width - 2
        beyond = last and scale(tick) + svg.text_width(written, SMALL) / 2 > edge
        parts.append(svg.words(written, edge if beyond else scale(tick), y + 15, "small end" if beyond else "small middle"))
    return "".join(parts)


def _line_words(canvas: _Canvas, label: str, value: str, y: float, strong: bool) -> str:
    kind = "text strong" if strong else "text"
    if canvas.above:
        return svg.words(label, 10, y + 13, "text") + svg.words(value, canvas.layout.width - 4, y + 13, f"{kind} figure end halo")
    name = svg.words(svg.fitted(label, canvas.left - 8), canvas.left - 4, y + 16, "text end")
    return name + svg.words(value, canvas.layout.width - 4, y + 16, f"{kind} figure end")


def _own(canvas: _Canvas, line: DotRow, scale: Scale, unit: Unit, y: float) -> str:
    value = _newest(canvas, line, unit)
    known = [scale(mark.cell.value) for mark in line.marks if mark.cell.value is not None]
    parts = [_line_words(canvas, line.name[canvas.language], value, y, True)]
    if len(known) > 1:
        parts.append(svg.line(min(known), canvas.line(y), max(known), canvas.line(y), "joint"))
    parts += [_mark(canvas, canvas.forms[mark.label], mark.cell, scale, y) for mark in line.marks]
    return svg.tip(_spoken(line, unit, canvas.language), *parts)


def _mark(canvas: _Canvas, form: str, cell: Cell, scale: Scale, y: float) -> str:
    if cell.value is not None:
        return sign(form, scale(cell.value), canvas.line(y))
    if cell.status is not Status.INTERVAL:
        return ""
    return _band(canvas, cell, scale, y, "range", fill=hatched(canvas.id))


def _band(canvas: _Canvas, cell: Cell, scale: Scale, y: float, kind: str, **looks: str) -> str:
    """From bound to bound; where there is no upper one, to the edge of the picture. What is known only to lie below a bound is a thin
    band up to a bar, from beyond the scale's end: no other mark on the line looks so, and none is hidden by it."""
    right = canvas.right if cell.high is None else scale(cell.high)
    if cell.low is None:
        first, y = canvas.left + 2, canvas.line(y)
        return svg.rectangle(first, y - 2, right - first, 4, kind, **looks) + svg.rectangle(right - 1.5, y - 7, 3, 14, f"{kind} bound")
    left = scale(cell.low)
    return svg.rectangle(left, canvas.line(y) - 6, max(right - left, 3), 12, kind, **looks)


def _spoken(line: DotRow, unit: Unit, language: Language) -> str:
    told = (f"{mark.label[language]} {set_apart(mark, cell_text(mark.cell, unit, language), language)}" for mark in line.marks)
    return f"{line.name[language]}: {', '.join(told)}"


def _peer(canvas: _Canvas, peer: Mark, scale: Scale, unit: Unit, y: float) -> str:
    cell, written = peer.cell, _written(peer, unit, canvas.language)
    open_one = " apart" if peer.apart else ""
    parts = [_line_words(canvas, peer.label[canvas.language], written, y, False)]
    if cell.low is not None or cell.status is Status.INTERVAL:
        parts.append(_band(canvas, cell, scale, y, f"peer{open_one}"))
    if cell.value is not None:
        parts.append(sign(f"square{open_one}", scale(cell.value), canvas.line(y)))
    return svg.tip(f"{peer.label[canvas.language]}: {written}", *parts)


def draw_dots(chart: DotPlot, language: Language, layout: Layout, title: str, text: str) -> str:
    """The picture of marks on lines; rows whose names are long carry them above the line, in as many lines of words as they need."""
    labels: list[Text] = []
    for mark in (mark for row in chart.rows for mark in row.marks):
        if mark.label not in labels:
            labels.append(mark.label)
    forms = {label: ROUNDS[min(index, len(ROUNDS) - 1)] for index, label in enumerate(labels)}
    id = f"{chart.id}-{layout.kind}"
    key, top = key_of([(forms[label], label) for label in labels], language, 2, layout.width - 8, [])
    names = max((svg.text_width(row.name[language], TEXT) for row in chart.rows), default=0.0) + 12
    above = names > (120 if layout.narrow else LONGEST_BESIDE)
    lines = max((len(svg.wrapped(row.name[language], layout.width - 26, TEXT)) for row in chart.rows), default=1) if above else 1
    step = ROW + (LABEL * lines if above else 4)
    canvas = _Canvas(language, layout, id, 8.0 if above else names, layout.width - 16, step, above)
    bottom = top + 8 + canvas.step * len(chart.rows)
    scale = _dot_scale(chart, canvas)
    parts = [hatch(id), key, _rules(scale, top, bottom), _ticks(canvas, scale, chart.unit, bottom)]
    parts += [_dots(canvas, row, chart.unit, scale, forms, top + 8 + canvas.step * index) for index, row in enumerate(chart.rows)]
    return svg.drawing(id, layout.width, bottom + AXIS, title, text, parts, linked=False, kind="dots")


def _dot_scale(chart: DotPlot, canvas: _Canvas) -> Scale:
    values = numbers_in(mark.cell for row in chart.rows for mark in row.marks) or [0.0]
    low = min(*values, 0.0) if chart.floor is None else chart.floor
    high = max(values) if chart.ceiling is None else chart.ceiling
    round_ends = scale_between(low, high, canvas.left + 8, canvas.right, canvas.parts + 1)
    if chart.floor is None or chart.ceiling is None:
        return round_ends
    ticks = tuple(tick for tick in round_ends.ticks if low <= tick <= high)
    return Scale(low, high, round_ends.start, round_ends.end, ticks)


def _beside(row: DotRow) -> list[float]:
    """How far below the line each mark is drawn: those at the same figure one under another, so that none hides one."""
    values = [mark.cell.value for mark in row.marks]
    return [6.0 * values[:place].count(value) - 3.0 * (values.count(value) - 1) if value is not None else 0.0
            for place, value in enumerate(values)]


def _dots(canvas: _Canvas, row: DotRow, unit: Unit, scale: Scale, forms: dict[Text, str], y: float) -> str:
    name = row.name[canvas.language]
    label = svg.words(name, canvas.left - 4, y + 18, "text end")
    if canvas.above:
        lines = svg.wrapped(name, canvas.layout.width - 26, TEXT)
        first = y + canvas.step - ROW - LABEL * len(lines)
        label = "".join(svg.words(line, 22, first + LABEL * place + 14, "text halo") for place, line in enumerate(lines))
    known = [scale(mark.cell.value) for mark in row.marks if mark.cell.value is not None]
    joined = "joint cut" if row.cut else "joint"
    joint = svg.line(min(known), canvas.line(y), max(known), canvas.line(y), joined) if len(known) > 1 else ""
    marks = [_mark(canvas, forms[mark.label], mark.cell, scale, y + down) for mark, down in zip(row.marks, _beside(row), strict=True)]
    return svg.tip(_spoken(row, unit, canvas.language), label, joint, *marks)
