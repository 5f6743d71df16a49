"""Findings in words: short sentences made from figures, in which no language has to bend a name."""

from __future__ import annotations

from collections.abc import Iterable

from puntari.define.indicator import Break, Indicator
from puntari.outlets.charts.ends import ends_of
from puntari.outlets.charts.kinds import Point, Series
from puntari.outlets.charts.runs import gaps
from puntari.outlets.charts.tell import together
from puntari.outlets.site.shelf import Figure
from puntari.outlets.wording import cell_text, change, period_text, plain_number, reason_text, shown
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
    "En jämförelse med året innan går inte att göra, eftersom det inte finns någon exakt siffra för den tiden.",
    "There is no comparison with a year ago, because there is no exact figure for then.",
)
BROKEN = Text(
    "Vuodentakaiseen ei voi verrata, koska sarja katkesi: {reason}",
    "En jämförelse med året innan går inte att göra, eftersom serien bröts: {reason}",
    "There is no comparison with a year ago, because the series was broken: {reason}",
)
MOST = Text("suurin {name}, {value}", "störst {name}, {value}", "highest {name}, {value}")
LEAST = Text("pienin {name}, {value}", "minst {name}, {value}", "lowest {name}, {value}")
AMONG = Text.same("{level} ({count}): {rest}.")
INEXACT = Text(
    "{level}: tarkka luku on tiedossa {exact} / {count}. Muilla se on väli tai peitetty.",
    "{level}: den exakta siffran är känd för {exact} av {count}. För de övriga är den ett intervall eller skyddad.",
    "{level}: the exact figure is known for {exact} of {count}. For the others it is an interval or hidden.",
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
    told = shown(value, unit.of_change.decimals)
    return (told > 0) - (told < 0)


def goodness(figure: Figure, indicator: Indicator) -> str:
    """Whether the change is good or bad by the indicator's direction; empty where it is neither."""
    if figure.change is None or indicator.better is Better.NEITHER:
        return ""
    way = direction_of(figure.change, indicator.unit)
    if not way:
        return ""
    return "good" if (way > 0) == (indicator.better is Better.HIGHER) else "bad"


def short_change(figure: Figure, indicator: Indicator, language: Language) -> str:
    """The change for a table or a card, with an arrow that needs no colour; nothing where there is none."""
    if figure.change is None:
        return ""
    arrow = {1: "▲", -1: "▼", 0: "="}[direction_of(figure.change, indicator.unit)]
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
    """Where the figure is surely highest and lowest, and how many are exact if not all."""
    ends = ends_of([figure.cell for _, figure in named], unit.decimals)
    parts = [
        end[language].format(
            name=together([named[at][0] for at in places], language), value=cell_text(named[places[0]][1].cell, unit, language)
        )
        for end, places in ((MOST, ends.most), (LEAST, ends.least))
        if places
    ]
    said = [AMONG[language].format(level=level, count=len(named), rest="; ".join(parts)).replace("..", ".")] if parts else []
    exact = sum(figure.cell.exact for _, figure in named)
    if exact < len(named) and len(named) > 1:
        said.append(INEXACT[language].format(level=level, exact=exact, count=len(named)))
    return tuple(said)


def gap_periods(points: tuple[Point, ...], name: Text) -> tuple[tuple[Period, Period], ...]:
    """First and last period of each stretch within the points that nothing is known of."""
    if not points:
        return ()
    frequency = points[0].period.frequency
    found = gaps((Series(name, points),))
    return tuple((Period(frequency, one.first), Period(frequency, one.last)) for one in found if one.length >= SHORTEST_GAP)
