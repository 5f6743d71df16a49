"""What is said of figures that were made in other ways than before, such as by another supplier of a survey, or in several at once."""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.dimension import CodeList
from puntari.guard.release import Made, Ways
from puntari.outlets.wording import period_text
from puntari.words.text import Language, Text

BREAKS = Text(
    "{where}: sarja katkeaa. Luku on tehty näin: {now}; ennen: {before}. Niitä ei voi verrata.",
    "{where}: serien bryts. Siffran är gjord så här: {now}; tidigare: {before}. De kan inte jämföras.",
    "{where}: the series breaks. The figure is made so: {now}; before: {before}. They can't be compared.",
)
MIXED = Text(
    "{where}: useita tapoja ({now}). Taulukossa ne ovat erikseen, koska yhteistä keskiarvoa ei voi verrata muihin.",
    "{where}: flera sätt ({now}). I tabellen står de var för sig, eftersom ett gemensamt medelvärde inte kan jämföras med andra.",
    "{where}: several ways ({now}). The table has them apart, as a mean across them can't be compared with others.",
)
WHERE_CHANGED = Text("kun vaihtuu jokin näistä: {names}", "när något av dessa byts: {names}", "where any of these changes: {names}")
AND = Text(" ja ", " och ", " and ")
Lists = Mapping[str, CodeList]


def told(made: tuple[Made, ...], lists: Lists, language: Language) -> tuple[str, ...]:
    """A sentence for each break and each mixture, those of the same period and ways in one."""
    alike: dict[tuple[str, str, str], list[str]] = {}
    for one in made:
        where = ", ".join(lists[name].names[code][language] for name, code in one.where.items())
        key = period_text(one.period, language), _ways(one.ways, lists, language), _ways(one.before, lists, language)
        alike.setdefault(key, []).append(where)
    return tuple(_said(*key, places, language) for key, places in alike.items())


def _said(period: str, now: str, before: str, places: list[str], language: Language) -> str:
    where = f"{period} ({'; '.join(one for one in places if one)})" if any(places) else period
    return (BREAKS if before else MIXED)[language].format(where=where, now=now, before=before)


def _ways(ways: Ways, lists: Lists, language: Language) -> str:
    named = (", ".join(lists[name].names[code][language] for name, code in way.items()) for way in ways)
    return AND[language].join(named)
