"""A small domain of what is of nobody beside persons: accounts of parishes, deals of firms with them, rounds of a survey that they made,
and answers of whoever wrote them."""

from __future__ import annotations

from dataclasses import replace

from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding, response_rate
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import Across, Concentration, Count, Expected, Opinion, Spread, Starts, Stock, Total, Within
from puntari.define.register import (
    AmountColumn,
    AreaColumn,
    DayColumn,
    Entity,
    IdentifierColumn,
    NumberedColumn,
    RecordColumn,
    Register,
    Shape,
)
from puntari.words.text import Text
from puntari.words.unit import COUNT, EURO
from tests.small.pack import PLACES
from tests.small.persons import KIND_OF, PARISH, THEME, indicator, stay, stays
from tests.small.rolls import governance

T = Text.same
FIRM = IdentifierColumn("firm", ("Firm",), Entity.BUSINESS)
OTHER = AreaColumn("other", ("Other",), PLACES, "parish", {"?": T("elsewhere")}, optional=True)
DAY, PAID = DayColumn("day", ("Day",)), AmountColumn("paid", ("Paid",), EURO, None)
ROUND, CLOSED = NumberedColumn("round", ("Round",), optional=True), DayColumn("closed", ("Closed",))
ASKED = AmountColumn("asked", ("Asked",), COUNT, 0, None, True)
GRADE = AmountColumn("grade", ("Grade",), COUNT, 1, 5, True, optional=True)

accounts = Register(
    "accounts", T("Accounts"), Shape.OBSERVATION, ("parish", "day", "kind"), (PARISH, DAY, KIND_OF, PAID), governance(), happens="day"
)
deals = Register(
    "deals", T("Deals"), Shape.EVENT, ("deal",), (NumberedColumn("deal", ("Deal",)), FIRM, PARISH, OTHER, KIND_OF, DAY, PAID),
    governance(), happens="day",
)
answers = Register(
    "answers", T("Answers"), Shape.EVENT, ("answer",), (NumberedColumn("answer", ("Answer",)), ROUND, PARISH, KIND_OF, DAY, GRADE),
    governance(), happens="day",
)
rounds = Register(
    "rounds", T("Rounds"), Shape.EVENT, ("round",), (NumberedColumn("round", ("Round",)), PARISH, KIND_OF, CLOSED, ASKED), governance(),
    happens="closed",
)
account = PersonFact(
    "account", T("Accounts"), "SELECT parish, day, kind, paid FROM register.accounts", (accounts,), (PARISH, DAY, KIND_OF, PAID),
    FactGrain.AREA_MONTH, happens="day", of_nobody=True,
)
deal = PersonFact(
    "deal", T("Deals"), "SELECT firm, parish, other, kind, day, paid FROM register.deals", (deals,),
    (FIRM, PARISH, OTHER, KIND_OF, DAY, PAID),
    FactGrain.EVENT, happens="day", of_nobody=True,
)
shut = replace(deal, id="shut", title=T("Deals that are nobody else's business"), of_nobody=False)
answer = PersonFact(
    "answer", T("Answers"), "SELECT answer, parish, kind, day, grade FROM register.answers", (answers,),
    (RecordColumn("answer", ()), PARISH, KIND_OF, DAY, GRADE), FactGrain.EVENT, happens="day",
)
asked = PersonFact(
    "asked", T("Rounds"), "SELECT parish, kind, closed, asked FROM register.rounds", (rounds,), (PARISH, KIND_OF, CLOSED, ASKED),
    FactGrain.AREA_MONTH, happens="closed", of_nobody=True,
)
reply = PersonFact(
    "reply", T("Answers by round"),
    "SELECT a.answer, r.parish, r.kind, r.closed FROM register.answers AS a JOIN register.rounds AS r ON r.round = a.round",
    (answers, rounds), (RecordColumn("answer", ()), PARISH, KIND_OF, CLOSED), FactGrain.EVENT, happens="closed",
)
MEASURES = {
    "spent": RegisterBinding(Total(Count(account), account.paid, T("paid"))),
    "spent_per_stay": RegisterBinding(Total(Count(account), account.paid, T("paid")), Stock(stay)),
    "stays_per_paid": RegisterBinding(Stock(stay), Total(Count(account), account.paid, T("paid"))),
    "dealt": RegisterBinding(Total(Count(deal), deal.paid, T("paid"))),
    "firms": RegisterBinding(Count(deal, distinct=True)),
    "largest_two": RegisterBinding(Concentration(Count(deal), 2, deal.paid, T("paid")), times=100),
    "index_of_deals": RegisterBinding(Concentration(Count(deal)), times=10000),
    "spread_of_deals": RegisterBinding(Spread(Count(shut)), times=100),
    "across": RegisterBinding(Across(Count(deal), deal.other, T("other")), times=100),
    "scores": RegisterBinding(Total(Starts(stay), stay.score, T("score"))),
    "score_per_start": RegisterBinding(Total(Starts(stay), stay.score, T("score")), Starts(stay)),
    "within_a_month": RegisterBinding(Within(Starts(stay), stay.visited, 0, T("visit"), months=1), times=100),
    "stock": RegisterBinding(Stock(stay)),
    "expected": RegisterBinding(Expected(Stock(stay), 2)),
    "answered": response_rate(Count(reply), Total(Count(asked), asked.asked, T("asked"))),
    "opinion": RegisterBinding(Opinion(Count(answer), answer.grade, T("grade"))),
}
PACK = Pack(
    "accounts", T("Accounts"), T("what"), "", {}, {}, {id: indicator(one) for id, one in MEASURES.items()}, (THEME,), PLACES,
    registers={one.id: one for one in (stays, accounts, deals, answers, rounds)},
    person_facts={one.id: one for one in (stay, account, deal, shut, answer, asked, reply)},
)
