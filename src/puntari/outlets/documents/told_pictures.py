"""The pictures of a report that are of no indicator: where services went, how ready a programme was, and how many things stand how."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from puntari.define.column import CodeColumn
from puntari.define.document import Exhibit, Show, States
from puntari.define.steering import Kind
from puntari.doors.steering import Figure
from puntari.outlets.charts.kinds import DotPlot, DotRow, Heading, Mark, Step, Steps
from puntari.outlets.documents import words
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.exhibits import Made, drawn, nothing
from puntari.outlets.documents.told_tables import standing
from puntari.outlets.site import claim_words, portfolio_page
from puntari.outlets.site import steering_words as sw
from puntari.outlets.site.book import capital_text
from puntari.outlets.wording import said_by
from puntari.words.cell import Cell, IntervalKind, Reason, Status, without_value
from puntari.words.text import Text
from puntari.words.unit import PERCENT

WHOLE = 100.0
"""What is wholly ready, in per cent."""


def of_portfolio(desk: Desk, exhibit: Exhibit, title: str) -> Made:
    """How many services there were, where those that went did go, and how many are left."""
    return drawn(desk, exhibit, portfolio_page.ways_chart(desk.portfolio().body.ways, desk.pack), title)


def of_programme(desk: Desk, exhibit: Exhibit, title: str) -> Made:
    """How ready each part of the programme was said to be, as a point or as a range."""
    rows = tuple(_ready(desk, figure) for part in desk.steering().body.programme for figure in part.readiness)
    chart = DotPlot(exhibit.id, Heading(sw.PROGRAMME, words.READINESS), PERCENT, rows, 0.0, WHOLE)
    return drawn(desk, exhibit, chart if rows else None, title)


def _ready(desk: Desk, figure: Figure) -> DotRow:
    columns = (one for one in desk.pack.sources[figure.source].columns if isinstance(one, CodeColumn))
    named = next(one.codes.names[figure.words[one.name]] for one in columns if figure.words[one.name] in one.codes.names)
    return DotRow(named, (Mark(Text.same(figure.words["year"]), _cell(desk, figure)),))


def _cell(desk: Desk, figure: Figure) -> Cell:
    reason = said_by(figure.why or None, desk.pack.reasons)
    if figure.value is not None:
        return Cell(Status.OK, figure.value, reason=reason)
    if figure.low is None:
        return without_value(Status.MISSING, reason or Reason.NOT_STATED)
    return Cell(Status.INTERVAL, None, figure.low, figure.high, IntervalKind.SPREAD, reason or Reason.NOT_STATED)


def of_states(desk: Desk, exhibit: Exhibit, title: str) -> Made:
    """How many goals, earlier recommendations or claims stand how, as parts of all of them."""
    whole, found = _states(desk, States(exhibit.of))
    parts = tuple(found)
    if not parts:
        raise nothing(exhibit)
    all_of_them = Step(whole, sum(one.value for one in parts))
    return drawn(desk, exhibit, Steps(exhibit.id, Heading(whole, words.BY_STATE[exhibit.of]), all_of_them, parts), title)


def _states(desk: Desk, of: States) -> tuple[Text, Iterator[Step]]:
    if of is States.CLAIMS:
        return words.ALL_CLAIMS, _counted((one.verdict for one in desk.claims().body.judgements), claim_words.VERDICTS)
    told = desk.steering().body
    if of is States.GOALS:
        return words.ALL_GOALS, _counted((one.goal.judged for one in told.goals if one.goal.judged), sw.JUDGED)
    earlier = (one.id for one in told.steering.recommendations.values() if one.kind is Kind.EARLIER)
    return words.ALL_EARLIER, _counted((standing(desk, id).state for id in earlier), sw.STATES | {None: sw.MISSING})


def _counted(states: Iterable[object], names: Mapping[object, Text]) -> Iterator[Step]:
    """How many there are of each state that any has, in the order in which the states are told."""
    counted = Counter(states)
    return (Step(capital_text(name), float(counted[state])) for state, name in names.items() if counted[state])


MADE = {Show.PORTFOLIO: of_portfolio, Show.PROGRAMME: of_programme, Show.STATES: of_states}
