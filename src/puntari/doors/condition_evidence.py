"""What a judgement of a condition rests on: indicators with their figures of the area, as everybody is told them."""

from __future__ import annotations

from dataclasses import replace

from puntari.define.pack import Pack
from puntari.define.question import Place, Question
from puntari.define.source import Audience
from puntari.doors.ask import ask
from puntari.doors.house import House
from puntari.guard.actor import Actor, Role
from puntari.guard.judging import Evidence
from puntari.guard.release import Refusal
from puntari.words.cell import Status
from puntari.words.errors import BadQuestion
from puntari.words.period import Period, PeriodRange

AT = "@"
TOLD = (Status.OK, Status.PUBLISHED, Status.INTERVAL)


def evidence_of(house: House, actor: Actor, pack: Pack, area: str, named: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The figures of an area that are named as INDICATOR or INDICATOR@PERIOD, of the newest period where none is named.

    A judgement may become public, so a figure stands in it only if everybody may see it; others are named with their period alone.
    Raises BadQuestion for what there is no figure of.
    """
    return tuple(_one(house, actor, pack, area, *_parted(one)) for one in dict.fromkeys(named))


def _parted(named: str) -> tuple[str, str]:
    id, _, period = named.partition(AT)
    return id.strip(), period.strip()


def _one(house: House, actor: Actor, pack: Pack, area: str, id: str, period: str) -> Evidence:
    if pack.indicator(id).audience is not Audience.PUBLIC:
        if not period:
            raise BadQuestion(f"{id} is not for everybody, so its figure does not stand in a judgement; name its period, as {id}@2026-06")
        return Evidence(id, str(Period.parse(period)))
    asked = Question(pack.id, (id,), area=Place(pack.map_level, area), period=PeriodRange.parse(period) if period else None)
    answer = ask(house, asked, replace(actor, role=Role.PUBLIC))
    if isinstance(answer, Refusal):
        raise BadQuestion(f"{id} is not told to everybody: {answer.reason.en}")
    row = next((row for row in answer.rows() if row.cell.status in TOLD), None)
    if row is None:
        raise BadQuestion(f"there is no figure of {id} of {pack.map_level} {area}{f' in {period}' if period else ''}; name what shows it")
    cell = row.cell
    low, high = (cell.value, cell.value) if cell.value is not None and cell.low is None and cell.high is None else (cell.low, cell.high)
    return Evidence(id, str(row.period), cell.value, low, high, str(cell.interval or ""), answer.build)
