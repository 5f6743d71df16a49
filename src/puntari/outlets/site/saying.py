"""Findings in words: short sentences made from figures, in which no language has to bend a name."""

from __future__ import annotations

from collections.abc import Iterable

from puntari.define.indicator import Break, Indicator
from puntari.outlets.charts.kinds import Point, Series
from puntari.outlets.charts.runs import gaps
from puntari.outlets.site.shelf import Figure
from puntari.outlets.wording import cell_text, change, period_text, plain_number, reason_text
from puntari.words.cell import Status
from puntari.words.period import Frequency, Period
from puntari.words.text import Language, Text
from puntari.words.unit import Better, Unit

SHORTEST_GAP = 2
IN_PERIOD = {
    Frequency.YEAR: Text("vuonna {period}", "år {period}", "in {period}"),
    Frequency.QUARTER: Text("ajalla {period}", "under {period}", "in {period}"),
    Frequency.MONTH: Text("{period}", "i {period}", "in {period}"),
    Frequency.DAY: Text("{period}", "den {period}", "on {period}"),
}
HERE = Text("{name}: {value} {when}.", "{name}: {value} {when}.", "{name}: {value} {when}.")
ROSE = Text("Vuodessa nousua {change}.", "På ett år en ökning med {change}.", "Up {change} on a year ago.")
FELL = Text("Vuodessa laskua {change}.", "På ett år en minskning med {change}.", "Down {change} on a year ago.")
SAME = Text("Ei muutosta vuodessa.", "Ingen förändring på ett år.", "No change on a year ago.")
AS_PERCENT = Text("{change} ({percent} %)", "{change} ({percent} %)", "{change} ({percent}%)")
NO_YEAR_AGO = Text(
    "Vuodentakaiseen ei voi verrata, koska vuoden takaa ei ole tarkkaa lukua.",
    "En jämförelse med året innan går inte att göra, eftersom det inte finns någon exakt siffra för då.",
    "There is no comparison with a year ago, because there is no exact figure for then.",
)
BROKEN = Text(
    "Vuodentakaiseen ei voi verrata, koska sarja katkesi: {reason}",
    "En jämförelse med året innan går inte att göra, eftersom serien bröts: {reason}",
    "There is no comparison with a year ago, because the series was broken: {reason}",
)
EXTREMES = Text(
    "Suurin: {most_name} {most}. Pienin: {least_name} {least}.",
    "Störst: {most_name} {most}. Minst: {least_name} {least}.",
    "Highest: {most_name} {most}. Lowest: {least_name} {least}.",
)
AMONG = Text("{level} ({count}): {rest}", "{level} ({count}): {rest}", "{level} ({count}): {rest}")
INEXACT = Text(
    "Alueita, joilla on tarkka luku: {exact} / {count}. Muiden luku on väli, peitetty tai puuttuu, eivätkä ne ole järjestyksessä mukana.",
    "Exakt siffra finns för {exact} av {count} områden; för de övriga är siffran ett intervall, skyddad eller saknas, och de "
    "ingår inte i ordningen.",
    "{exact} of {count} areas have an exact figure; for the others it is an interval, hidden or missing, and they are not in the order.",
)
RANKED = Text("{rank}. / {ranked}", "{rank} av {ranked}", "{rank} of {ranked}")
SMALLEST_FIRST = Text("1 = pienin", "1 = minst", "1 = lowest")
LARGEST_FIRST = Text("1 = suurin", "1 = störst", "1 = highest")


def when(period: Period, language: Language) -> str:
    """The period as it stands in a sentence: kesäkuussa 2026, i juni 2026, in June 2026."""
    text = period_text(period, language)
    if language is Language.FI and period.frequency is Frequency.MONTH:
        text = text.replace("kuu ", "kuussa ")
    return IN_PERIOD[period.frequency][language].format(period=text)


def here(name: str, figure: Figure, unit: Unit, language: Language) -> str:
    """The figure with its place and time, and the reason where it is no plain number."""
    said = HERE[language].format(name=name, value=cell_text(figure.cell, unit, language), when=when(figure.period, language))
    reason = reason_text(figure.cell, language) if figure.cell.status is not Status.OK else ""
    return f"{said} {reason}".strip().replace("..", ".")


def changed(figure: Figure, indicator: Indicator, language: Language) -> str:
    """The change on a year ago, or why it cannot be told; empty where there is no exact figure."""
    if not figure.cell.exact:
        return ""
    if figure.change is None:
        crossed = break_within(figure.period, indicator.breaks)
        return BROKEN[language].format(reason=crossed.reason[language]) if crossed else NO_YEAR_AGO[language]
    way = direction_of(figure.change, indicator.unit)
    if not way:
        return SAME[language]
    amount = change(abs(figure.change), indicator.unit, language).lstrip("+")
    if figure.change_percent is not None:
        amount = AS_PERCENT[language].format(change=amount, percent=plain_number(abs(figure.change_percent), 1, language))
    return (ROSE if way > 0 else FELL)[language].format(change=amount).replace("..", ".")


def direction_of(value: float, unit: Unit) -> int:
    """1 for a rise, -1 for a fall, 0 for a change too small to be shown."""
    shown = round(value, unit.of_change.decimals)
    return (shown > 0) - (shown < 0)


def goodness(figure: Figure, indicator: Indicator) -> str:
    """Whether the change is good or bad by the indicator's direction; empty where it is neither."""
    if figure.change is None or indicator.better is Better.NEITHER:
        return ""
    way = direction_of(figure.change, indicator.unit)
    if not way:
        return ""
    return "good" if (way > 0) == (indicator.better is Better.HIGHER) else "bad"


def short_change(figure: Figure, indicator: Indicator, language: Language) -> str:
    """The change for a table or a card, with an arrow that needs no colour; a dash where there is none."""
    if figure.change is None:
        return "–"
    arrow = {1: "▲", -1: "▼", 0: "＝"}[direction_of(figure.change, indicator.unit)]
    return f"{arrow}\u00a0{change(figure.change, indicator.unit, language)}"


def break_within(period: Period, breaks: Iterable[Break]) -> Break | None:
    """The break that lies between the period and the one a year before it."""
    return next((one for one in breaks if period.a_year_ago.first_day < one.since.first_day <= period.first_day), None)


def ranked(figure: Figure, language: Language) -> str:
    """The place among the areas compared, such as 3. / 45; empty where there is none."""
    if figure.rank is None or figure.ranked is None:
        return ""
    return RANKED[language].format(rank=figure.rank, ranked=figure.ranked)


def first_place(better: Better, language: Language) -> str:
    """What rank 1 means."""
    return (SMALLEST_FIRST if better is Better.LOWER else LARGEST_FIRST)[language]


def extremes(named: list[tuple[str, Figure]], level: str, unit: Unit, language: Language) -> tuple[str, ...]:
    """Where the figure is highest and lowest among the exact ones, and how many are exact if not all."""
    exact = sorted((pair for pair in named if pair[1].cell.exact), key=lambda pair: pair[1].cell.value or 0.0)
    if len(exact) < 2:
        return ()
    (least_name, least), (most_name, most) = exact[0], exact[-1]
    rest = EXTREMES[language].format(
        most_name=most_name, most=cell_text(most.cell, unit, language), least_name=least_name, least=cell_text(least.cell, unit, language)
    ).replace("..", ".")
    said = [AMONG[language].format(level=level, count=len(named), rest=rest)]
    if len(exact) < len(named):
        said.append(INEXACT[language].format(exact=len(exact), count=len(named)))
    return tuple(said)


def gap_periods(points: tuple[Point, ...], name: Text) -> tuple[tuple[Period, Period], ...]:
    """First and last period of each stretch within the points that nothing is known of."""
    if not points:
        return ()
    frequency = points[0].period.frequency
    found = gaps((Series(name, points),))
    return tuple((Period(frequency, one.first), Period(frequency, one.last)) for one in found if one.length >= SHORTEST_GAP)
