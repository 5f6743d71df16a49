"""A small domain of persons: stays in parishes, of which somebody may have several at once, and statuses, of which nobody has."""

from __future__ import annotations

from puntari.define.dimension import CodeList
from puntari.define.expression import among
from puntari.define.indicator import Card, Indicator, Theme
from puntari.define.pack import Pack
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_fact import FactGrain, PersonFact
from puntari.define.person_measure import After, At, Count, Ends, HalfLeft, Lasting, Mean, Quantile, Share, Starts, Stock, Surviving, Within
from puntari.define.register import AmountColumn, AreaColumn, CodedColumn, DayColumn, Entity, IdentifierColumn, Register, Shape
from puntari.define.source import Audience
from puntari.define.spells import StatusSpells
from puntari.words.period import Frequency
from puntari.words.text import Text
from puntari.words.unit import COUNT, PERCENT, Better
from tests.small.pack import PLACES
from tests.small.rolls import STATES, STATUS, governance, new_states, old_states

T = Text.same
KIND = CodeList("stay_kind", T("kind"), {"short": T("short"), "long": T("long")})
PERSON = IdentifierColumn("person", ("Person",), Entity.PERSON)
PARISH = AreaColumn("parish", ("Parish",), PLACES, "parish", {"?": T("elsewhere")})
KIND_OF = CodedColumn("kind", ("Kind",), KIND)
SCORE = AmountColumn("score", ("Score",), COUNT, optional=True)
BEGINS, ENDS = DayColumn("begins", ("Begins",)), DayColumn("ends", ("Ends",), optional=True)
VISITED = DayColumn("visited", ("Visited",), optional=True)

stays = Register(
    "stays", T("Stays"), Shape.SPELL, ("person", "begins"), (PERSON, PARISH, KIND_OF, BEGINS, ENDS, VISITED, SCORE), governance(),
    begins="begins", ends="ends",
)
visits = Register(
    "visits", T("Visits"), Shape.EVENT, ("person", "visited"), (PERSON, PARISH, KIND_OF, DayColumn("visited", ("V",)), SCORE), governance(),
    happens="visited",
)
states = StatusSpells("states", T("States"), STATES, "state", ("work", "training", "idle", "away"))

stay = PersonFact(
    "stay", T("Stays"), "SELECT person, parish, kind, begins, ends, visited, score FROM register.stays", (stays,),
    (PERSON, PARISH, KIND_OF, BEGINS, ENDS, VISITED, SCORE), FactGrain.SPELL, begins="begins", ends="ends",
)
state = PersonFact(
    "state", T("States"), "SELECT person, begins, ends, status FROM spell.states", (states,),
    (PERSON, BEGINS, ENDS, CodedColumn("status", (), STATUS)), FactGrain.SPELL, begins="begins", ends="ends", exclusive=True,
)
visit = PersonFact(
    "visit", T("Visits"), "SELECT person, parish, kind, visited, score FROM register.visits", (visits,),
    (PERSON, PARISH, KIND_OF, DayColumn("visited", ()), SCORE), FactGrain.EVENT, happens="visited",
)
LONG = among(stay.kind, "long")
THEME = Theme("people", T("People"))
MEASURES = {
    "stock": RegisterBinding(Stock(stay)),
    "stock_of_long": RegisterBinding(Stock(stay, LONG)),
    "stock_by_quarter": RegisterBinding(Stock(stay, frequency=Frequency.QUARTER)),
    "stock_by_day": RegisterBinding(Stock(stay, frequency=Frequency.DAY)),
    "average": RegisterBinding(Stock(stay, at=At.AVERAGE)),
    "starts": RegisterBinding(Starts(stay)),
    "starts_of_year": RegisterBinding(Starts(stay, frequency=Frequency.YEAR)),
    "ends": RegisterBinding(Ends(stay, LONG)),
    "long_of_stock": RegisterBinding(Share(Stock(stay), LONG), times=100),
    "long_of_starts": RegisterBinding(Share(Starts(stay), LONG), times=100),
    "long_per_all": RegisterBinding(Stock(stay, LONG), Stock(stay), times=100),
    "mean_completed": RegisterBinding(Mean(Ends(stay))),
    "mean_ongoing": RegisterBinding(Mean(Stock(stay))),
    "median_completed": RegisterBinding(Quantile(Ends(stay), 0.5)),
    "third_ongoing": RegisterBinding(Quantile(Stock(stay), 0.3)),
    "mean_score": RegisterBinding(Mean(Starts(stay), stay.score, T("score"))),
    "visited_in_time": RegisterBinding(Within(Starts(stay), stay.visited, 3, T("visit")), times=100),
    "lasting": RegisterBinding(Lasting(Starts(stay), 1), times=100),
    "left_after_2_months": RegisterBinding(Surviving(Starts(stay), months=2), times=100),
    "left_unless_long": RegisterBinding(Surviving(Starts(stay, frequency=Frequency.QUARTER), months=1, lost=LONG), times=100),
    "half_left": RegisterBinding(HalfLeft(Starts(stay), days=42)),
    "visits": RegisterBinding(Count(visit)),
    "visitors": RegisterBinding(Count(visit, distinct=True)),
    "long_visits_later": RegisterBinding(After(Count(visit), among(visit.kind, "long"), 1), times=100),
    "states_now": RegisterBinding(Stock(state)),
    "idle_average": RegisterBinding(Stock(state, among(state.status, "idle"), At.AVERAGE)),
}
CARD = Card(T("t"), T("s"), T("w"), T("h"), T("b"), T("n"))


def indicator(binding: RegisterBinding) -> Indicator:
    share = binding.times == 100
    return Indicator((binding,), PERCENT if share else COUNT, Better.NEITHER, THEME, CARD, audience=Audience.AUTHORITIES)


PACK = Pack(
    "persons", T("Persons"), T("what"), "", {}, {}, {id: indicator(one) for id, one in MEASURES.items()}, (THEME,), PLACES,
    registers={one.id: one for one in (stays, visits, new_states, old_states)}, switches=(STATES,), spells={"states": states},
    person_facts={one.id: one for one in (stay, state, visit)},
)
