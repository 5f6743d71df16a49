"""Figures, periods and reasons in the words of each language; every outlet writes numbers through here."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.dates import format_date
from babel.numbers import format_decimal

from puntari.words.cell import REASONS, Cell, Status
from puntari.words.period import Frequency, Period
from puntari.words.text import Language, Text
from puntari.words.unit import Better, Unit

NBSP = "\u00a0"
DASH = "\u2013"
MINUS = "\u2212"
LOCALES = {Language.FI: "fi", Language.SV: "sv", Language.EN: "en_GB"}

SHORT: dict[Status, Text] = {
    Status.HIDDEN: Text("peitetty", "skyddad", "hidden"),
    Status.MISSING: Text("puuttuu", "saknas", "missing"),
    Status.IMPOSSIBLE: Text("ei laskettavissa", "kan inte räknas", "cannot be computed"),
}
AT_LEAST = Text("vähintään {low}", "minst {low}", "at least {low}")
BELOW = Text("alle {high}", "under {high}", "below {high}")
BETTER: dict[Better, Text] = {
    Better.HIGHER: Text("suurempi on parempi", "större är bättre", "higher is better"),
    Better.LOWER: Text("pienempi on parempi", "mindre är bättre", "lower is better"),
    Better.NEITHER: Text("kumpikaan suunta ei ole parempi", "ingendera riktningen är bättre", "neither direction is better"),
}


def shown(value: float, decimals: int) -> Decimal:
    """The value as it is shown: ties go away from zero, as statistics offices round, and there is no minus before zero."""
    return Decimal(repr(float(value))).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP) + Decimal(0)


@lru_cache(maxsize=100_000)
def plain_number(value: float, decimals: int, language: Language) -> str:
    """The number with the language's separators and exactly `decimals` decimals, without a unit."""
    rounded = shown(value, decimals)
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(rounded, format=pattern, locale=LOCALES[language])
    return text.replace("-", MINUS).replace("\u202f", NBSP)


def with_sign(text: str, unit: Unit, language: Language) -> str:
    """A written number followed (or, for English money, led) by the sign of its unit."""
    sign = unit.signed(language)
    if not sign:
        return text
    if language is Language.EN and sign == "%":
        return f"{text}%"
    if language is Language.EN and sign == "€":
        return f"{MINUS}€{text[1:]}" if text.startswith(MINUS) else f"€{text}"
    return f"{text}{NBSP}{sign.replace(' ', NBSP)}"


def number(value: float, unit: Unit, language: Language) -> str:
    """The value with its unit's decimals and sign: 9,5 % in Finnish and Swedish, 9.5% in English."""
    return with_sign(plain_number(value, unit.decimals, language), unit, language)


def change(value: float, unit: Unit, language: Language) -> str:
    """A difference with its plus or minus, in the unit that differences of `unit` are given in."""
    return ("+" if shown(value, unit.of_change.decimals) > 0 else "") + number(value, unit.of_change, language)


def span(low: float | None, high: float | None, unit: Unit, language: Language, sign: bool = True) -> str:
    """An interval from `low` to `high`: "at least" where it has no upper bound, "below" where it has no lower one, a dash for neither."""
    if low is None:
        return _below(high, unit, language, sign)
    first = plain_number(low, unit.decimals, language)
    if high is None:
        return AT_LEAST[language].format(low=with_sign(first, unit, language) if sign else first)
    last = plain_number(high, unit.decimals, language)
    text = first if first == last else f"{first}{DASH}{last}"
    return with_sign(text, unit, language) if sign else text


def _below(high: float | None, unit: Unit, language: Language, sign: bool) -> str:
    if high is None:
        return DASH
    last = plain_number(high, unit.decimals, language)
    return BELOW[language].format(high=with_sign(last, unit, language) if sign else last)


def cell_text(cell: Cell, unit: Unit, language: Language, sign: bool = True) -> str:
    """What stands for the cell in running text and tables: its number, its interval or a word for why there is neither."""
    if cell.value is not None:
        return number(cell.value, unit, language) if sign else plain_number(cell.value, unit.decimals, language)
    if cell.status is Status.INTERVAL:
        return span(cell.low, cell.high, unit, language, sign)
    return SHORT[cell.status][language]


class Told(str):
    """A reason that a pack has words of its own for; it compares as its id."""

    __slots__ = ("words",)
    words: Text


def said_by(reason: str | None, words: Mapping[str, Text]) -> str | None:
    """The reason with the pack's words for it, where the pack has any."""
    if reason is None or reason not in words:
        return reason
    told = Told(reason)
    told.words = words[reason]
    return told


def reason_text(cell: Cell, language: Language) -> str:
    """The whole sentence on why the cell is no plain number; empty where it is one."""
    if cell.reason is None:
        return ""
    return (cell.reason.words if isinstance(cell.reason, Told) else REASONS[cell.reason])[language]


@lru_cache(maxsize=10_000)
def period_text(period: Period, language: Language) -> str:
    """The period as people write it: 2025, 2/2025 in words, kesäkuu 2026, 30.6.2026."""
    day, locale = period.first_day, LOCALES[language]
    if period.frequency is Frequency.YEAR:
        return str(day.year)
    if period.frequency is Frequency.QUARTER:
        return format_date(day, "QQQQ y", locale=locale)
    if period.frequency is Frequency.MONTH:
        return format_date(day, "LLLL y", locale=locale)
    return format_date(day, "long", locale=locale)


@lru_cache(maxsize=10_000)
def short_period(period: Period, language: Language) -> str:
    """The period where room is scarce: 2025, Q2 2025, 6/2026."""
    day = period.first_day
    if period.frequency is Frequency.QUARTER:
        return f"Q{(day.month + 2) // 3}{NBSP}{day.year}"
    if period.frequency is Frequency.MONTH:
        return f"{day.month}/{day.year}"
    return period_text(period, language)
