"""Measures over person facts in words, in fi, sv and en: what is counted, of which rows, and with which follow-up."""

from __future__ import annotations

from collections.abc import Iterable

from puntari.define.expression import Condition
from puntari.define.person_fact import PersonFact
from puntari.define.person_measure import (
    Across,
    After,
    At,
    Behind,
    Concentration,
    Count,
    Ends,
    Expected,
    HalfLeft,
    Lasting,
    Mean,
    Opinion,
    PersonMeasure,
    Quantile,
    Share,
    Spread,
    Starts,
    Stock,
    Surviving,
    Total,
    Within,
    base_of,
)
from puntari.define.register import Entity, RecordColumn
from puntari.words.text import HowMany, Language, Text

ONLY = Text("vain {condition}", "endast {condition}", "only {condition}")
PERSONS = Text("henkilöitä", "personer", "persons")
ORGANISATIONS = Text("organisaatioita", "organisationer", "organisations")
MATTERS = Text("asioita", "ärenden", "matters")
STOCK = Text(
    "{who} kauden viimeisenä päivänä: {what}",
    "{who} på periodens sista dag: {what}",
    "{who} on the last day of the period: {what}",
)
AVERAGE = Text(
    "{who} kauden päivinä keskimäärin: {what}",
    "{who} i medeltal under periodens dagar: {what}",
    "{who} on the average day of the period: {what}",
)
STARTS = Text("kaudella alkaneita: {what}", "påbörjade under perioden: {what}", "begun in the period: {what}")
ENDS = Text("kaudella päättyneitä: {what}", "avslutade under perioden: {what}", "ended in the period: {what}")
COUNT = Text("kauden tapahtumia: {what}", "händelser under perioden: {what}", "events of the period: {what}")
DISTINCT = Text("eri {who} kaudella: {what}", "olika {who} under perioden: {what}", "different {who} of the period: {what}")
SHARE = Text("osuus, jolla {condition}, joukosta {of}", "andel med {condition} av {of}", "share with {condition} among {of}")
MEAN = Text("keskiarvo: {figure}, joukosta {of}", "medelvärde: {figure}, av {of}", "mean: {figure}, of {of}")
QUANTILE = Text(
    "{q} prosentin kvantiili: {figure}, joukosta {of}",
    "{q} procents kvantil: {figure}, av {of}",
    "{q} per cent quantile: {figure}, of {of}",
)
DURATION = Text("kesto päivinä", "längd i dagar", "duration in days")
WITHIN = Text(
    "osuus, jolla {figure} on viimeistään {days} työpäivän kuluttua, joukosta {of}",
    "andel där {figure} infaller senast inom {days} arbetsdagar, av {of}",
    "share whose {figure} comes within {days} working days, among {of}",
)
WITHIN_MONTHS = Text(
    "osuus, jolla {figure} on viimeistään {months} kuukauden kuluttua, joukosta {of}",
    "andel där {figure} infaller senast inom {months:månad|månader}, av {of}",
    "share whose {figure} comes within {months:month|months}, among {of}",
)
OPINION = Text(
    "keskiarvo ja sen 95 prosentin väli: {figure}, joukosta {of}",
    "medelvärde med 95 procents intervall: {figure}, av {of}",
    "mean with its 95 per cent interval: {figure}, of {of}",
)
EXPECTED = Text(
    "ennuste {months:kuukausi|kuukautta} aiemmin: {of}",
    "prognos {months:månad|månader} tidigare: {of}",
    "forecast {months:month|months} earlier: {of}",
)
TOTAL = Text("summa: {figure}, joukosta {of}", "summa: {figure}, av {of}", "sum: {figure}, of {of}")
LARGEST = Text(
    "{number} suurimman osuus: {figure}, joukosta {of}",
    "de {number} störstas andel: {figure}, av {of}",
    "part of the {number} largest: {figure}, of {of}",
)
HERFINDAHL = Text(
    "osuuksien neliöiden summa (Herfindahlin indeksi): {figure}, joukosta {of}",
    "summan av andelarnas kvadrater (Herfindahls index): {figure}, av {of}",
    "sum of squared parts (Herfindahl index): {figure}, of {of}",
)
ROWS = Text("rivien määrä", "antalet rader", "number of rows")
BEHIND = Text(
    "eri työnantajien tai palveluntuottajien määrä, takana: {of}",
    "antalet olika arbetsgivare eller serviceproducenter bakom: {of}",
    "number of different employers or providers behind: {of}",
)
SPREAD = Text(
    "osuus työnantajista tai palveluntuottajista, joilla on puolet, suurimmista alkaen: {of}",
    "andelen arbetsgivare eller serviceproducenter som har hälften, de största först: {of}",
    "share of employers or providers who have half, the largest first: {of}",
)
ACROSS = Text(
    "osuus, jolla {figure} on toisella alueella, joukosta {of}",
    "andel där {figure} ligger i ett annat område, av {of}",
    "share whose {figure} lies in another area, among {of}",
)
LASTING = Text(
    "osuus, joka jatkuu {months} kuukauden kuluttua alusta, joukosta {of}",
    "andel som fortgår {months:månad|månader} efter början, av {of}",
    "share that still goes on {months:month|months} after the start, among {of}",
)
SURVIVING = Text(
    "elinaikataulun osuus, joka jatkuu {span} kuluttua alusta, joukosta {of}",
    "livslängdstabellens andel som fortgår {span} efter början, av {of}",
    "share of a life table that still goes on {span} after the start, among {of}",
)
HALF_LEFT = Text(
    "aika alusta siihen, kun puolet on jäljellä, enintään {span} kuluttua, joukosta {of}",
    "tid från början tills hälften är kvar, upp till {span}, av {of}",
    "time from the start until half are left, up to {span}, among {of}",
)
LOST = Text(
    "{curve}; seuranta katkeaa, kun on {condition}",
    "{curve}; uppföljningen bryts vid {condition}",
    "{curve}; lost sight of with {condition}",
)
SPANS = {
    "months": Text("{number} kuukauden", "{number:månad|månader}", "{number:month|months}"),
    "days": Text("{number} päivän", "{number:dag|dagar}", "{number:day|days}"),
}
AFTER = Text(
    "osuus, jolla {months} kuukauden kuluttua on {condition}, joukosta {of}",
    "andel med {condition} {months:månad|månader} senare, av {of}",
    "share with {condition} {months:month|months} after, among {of}",
)


def measure_words(measure: PersonMeasure, language: Language) -> str:
    """What a measure counts, as one line."""
    base = base_of(measure)
    of = _base(base, language)
    if isinstance(measure, Expected):
        return EXPECTED[language].format(months=HowMany(measure.ahead), of=measure_words(measure.of, language))
    if isinstance(measure, Share):
        return SHARE[language].format(condition=_said(measure.where, base.fact, language), of=of)
    if isinstance(measure, After):
        return AFTER[language].format(condition=_said(measure.where, base.fact, language), months=HowMany(measure.months), of=of)
    if isinstance(measure, Surviving | HalfLeft):
        return _curve(measure, of, language)
    if isinstance(measure, Lasting):
        return LASTING[language].format(months=HowMany(measure.months), of=of)
    if isinstance(measure, Within) and measure.months:
        return WITHIN_MONTHS[language].format(figure=measure.called[language], months=HowMany(measure.months), of=of)
    if isinstance(measure, Opinion | Total | Across):
        form = {Opinion: OPINION, Total: TOTAL, Across: ACROSS}[type(measure)]
        return form[language].format(figure=measure.called[language], of=of)
    if isinstance(measure, Concentration):
        figure = (measure.called or ROWS)[language]
        return (LARGEST if measure.largest else HERFINDAHL)[language].format(number=measure.largest, figure=figure, of=of)
    if isinstance(measure, Behind | Spread):
        return (BEHIND if isinstance(measure, Behind) else SPREAD)[language].format(of=of)
    if isinstance(measure, Within):
        return WITHIN[language].format(figure=measure.called[language], days=measure.working_days, of=of)
    if isinstance(measure, Mean | Quantile):
        figure = measure.called[language] if measure.called else DURATION[language]
        if isinstance(measure, Mean):
            return MEAN[language].format(figure=figure, of=of)
        return QUANTILE[language].format(q=f"{measure.q * 100:g}", figure=figure, of=of)
    return of


def _curve(measure: Surviving | HalfLeft, of: str, language: Language) -> str:
    form = (SURVIVING if isinstance(measure, Surviving) else HALF_LEFT)[language]
    span = SPANS["months" if measure.months else "days"][language].format(number=HowMany(measure.months or measure.days))
    curve = form.format(span=span, of=of)
    if not measure.lost:
        return curve
    return LOST[language].format(curve=curve, condition=_said(measure.lost, measure.of.fact, language))


def _base(base: Stock | Starts | Ends | Count, language: Language) -> str:
    what = base.fact.title[language]
    if base.where:
        what += f" ({ONLY[language].format(condition=_said(base.where, base.fact, language))})"
    if isinstance(base, Stock):
        form = AVERAGE if base.at is At.AVERAGE else STOCK
    elif isinstance(base, Count):
        form = DISTINCT if base.distinct else COUNT
    else:
        form = STARTS if isinstance(base, Starts) else ENDS
    return form[language].format(what=what, who=_who(base.fact)[language])


def _who(fact: PersonFact) -> Text:
    """What the rows of a fact are of, in words."""
    if isinstance(fact.unit, RecordColumn):
        return MATTERS
    return ORGANISATIONS if fact.unit is not None and fact.unit.entity is Entity.BUSINESS else PERSONS


def _said(conditions: Iterable[Condition], fact: PersonFact, language: Language) -> str:
    said = []
    for condition in conditions:
        codes = fact.dimensions[condition.dimension].codes
        listed = ", ".join(codes.names[code][language] for code in condition.codes)
        said.append(f"{codes.title[language]}: {listed}")
    return "; ".join(said)
