"""Figures by team and expert: personal data of the staff, told to their own organisation only, for a stated purpose."""

from __future__ import annotations

from packs.employment.cards import CARDS
from packs.employment.indicators.common import PRESUMED, REFORM
from packs.employment.indicators.registers import SINCE_ATMT
from packs.employment.person_facts.clients import caseload, meeting
from packs.employment.themes import SERVICES
from puntari.define.expression import among
from puntari.define.indicator import Indicator
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_measure import Count, Stock
from puntari.define.source import Audience
from puntari.words.unit import COUNT, PERSONS, Better, Unit


def _of_staff(id: str, binding: RegisterBinding, unit: Unit, better: Better) -> Indicator:
    return Indicator((binding,), unit, better, SERVICES, CARDS[id], breaks=(REFORM,), audience=Audience.OWN_STAFF, **PRESUMED)


register_clients_by_expert = _of_staff(
    "register_clients_by_expert", RegisterBinding(Stock(caseload), since=SINCE_ATMT), PERSONS, Better.NEITHER
)
register_interviews_by_expert = _of_staff(
    "register_interviews_by_expert",
    RegisterBinding(
        Count(
            meeting,
            (among(meeting.reason, "initial_interview", "job_search_talk", "follow_up"), among(meeting.outcome, "held")),
        ),
        since=SINCE_ATMT,
    ),
    COUNT,
    Better.NEITHER,
)
