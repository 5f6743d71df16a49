"""What figures say of conditions for organising services: of each area its newest figures, and whether a standard of the law is met."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from puntari.define.conditions import Criterion, Standard
from puntari.flow.goals import Stand, stands
from puntari.flow.readings import Reading, Series
from puntari.guard.judging import Evidence
from puntari.words.period import Period
from puntari.words.unit import Better


@dataclass(frozen=True)
class AreaSeen:
    """An area by a criterion: its newest figures by indicator, and where it stands to the standard (None: the law gives none)."""

    code: str
    figures: Mapping[str, Reading]
    stand: Stand | None


@dataclass(frozen=True)
class CriterionSeen:
    """A criterion with the indicators whose figures are told and those that are not for everybody, and every area."""

    criterion: Criterion
    told: tuple[str, ...]
    untold: tuple[str, ...]
    areas: tuple[AreaSeen, ...]


def seen(criterion: Criterion, told: tuple[str, ...], codes: tuple[str, ...], series: Callable[[str], Series]) -> CriterionSeen:
    """What figures say of a criterion in areas; `told` are the indicators that may be told, `series` gives their readings."""
    read = {id: series(id) for id in told}
    untold = tuple(id for id in criterion.looked_at if id not in told)
    return CriterionSeen(criterion, told, untold, tuple(_area(criterion, code, read) for code in codes))


def _area(criterion: Criterion, code: str, read: Mapping[str, Series]) -> AreaSeen:
    figures = {id: by_area[code][max(by_area[code])] for id, by_area in read.items() if by_area.get(code)}
    standard = criterion.standard
    return AreaSeen(code, figures, None if standard is None else met(figures.get(standard.indicator), standard))


def met(figure: Reading | None, standard: Standard) -> Stand:
    """Whether a figure meets a standard; unsure where its bounds lie on both sides."""
    if figure is None:
        return Stand.NO_FIGURE
    if standard.least is not None:
        return stands(figure, standard.least, Better.HIGHER)
    return stands(figure, standard.most, Better.LOWER)


def stand_of(standard: Standard, evidence: tuple[Evidence, ...]) -> Stand:
    """Where an area stands to the standard by the figure in the evidence."""
    figure = next((one for one in evidence if one.indicator == standard.indicator and one.told), None)
    if figure is None:
        return Stand.NO_FIGURE
    if figure.low is None or figure.high is None:
        return Stand.UNSURE
    return met(Reading(Period.parse(figure.period), figure.low, figure.high), standard)
