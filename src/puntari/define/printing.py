"""Definitions in words: what an indicator counts and how, as lines in fi, sv and en."""

from __future__ import annotations

from puntari.define.expression import Average, Expression, Published, Sum, terms_of
from puntari.define.history import holds_from
from puntari.define.indicator import Binding, Indicator
from puntari.define.person_binding import RegisterBinding
from puntari.define.person_printing import measure_words
from puntari.words.period import Period
from puntari.words.text import HowMany, Language, Text

SUM_OF = Text("summa: {what}", "summan av {what}", "sum of {what}")
FINISHED = Text("lähteen valmis luku: {what}", "källans färdiga siffra: {what}", "finished figure of the source: {what}")
LESS = Text("vähennettynä: {what}", "minskat med: {what}", "less: {what}")
MEAN_OF = Text(
    "keskiarvo asteikosta {scale}, vastausten määristä: {what}; alle {least} vastauksen tulosta ei näytetä",
    "medelvärde på skalan {scale}, ur antal svar: {what}; resultat av färre än {least} svar visas inte",
    "mean of the scale {scale}, from numbers of answers: {what}; of fewer than {least} answers nothing is shown",
)
ONLY = Text("vain {dimension}: {codes}", "endast {dimension}: {codes}", "only {dimension}: {codes}")
PER = Text("jaettuna: {what}", "dividerat med: {what}", "divided by: {what}")
TIMES = Text("kerrottuna luvulla {factor}", "multiplicerat med {factor}", "times {factor}")
SINCE = Text("alkaen {period}", "från och med {period}", "from {period}")
UNTIL = Text("enintään {period} asti", "högst till och med {period}", "up to {period}")
BEGINS = Text("lukuja {period} alkaen", "siffror från och med {period}", "figures from {period}")
CARRIED = Text(
    "jakajana saman vuoden tai enintään {years:vuoden|vuotta} vanhempi vuosiluku",
    "nämnaren är samma års eller högst {years} år äldre årssiffra",
    "the denominator is the yearly figure of the same year or up to {years:year|years} older",
)
PRICES = Text(
    "vuoden {base} euroina: kerrottuna vuoden {base} hintatasolla ja jaettuna luvun vuoden hintatasolla ({what})",
    "i {base} års euro: multiplicerat med prisnivån {base} och dividerat med prisnivån för siffrans år ({what})",
    "in euros of {base}: times the price level of {base}, divided by that of the figure's year ({what})",
)
PART = Text(
    "jaettavat ovat osa jakajasta, joten osuus on enintään 100 %",
    "det som divideras är en del av nämnaren, så andelen är högst 100 %",
    "what is divided is a part of what it is divided by, so the share is at most 100 %",
)
REGISTERS = Text("rekisterit: {registers}", "register: {registers}", "registers: {registers}")
FROM = Text("lähteet: {sources}", "källor: {sources}", "sources: {sources}")


def definition_lines(indicator: Indicator, language: Language) -> tuple[tuple[str, ...], ...]:
    """One tuple of lines a binding, in order of preference."""
    holds = zip(indicator.bindings, holds_from(indicator), strict=True)
    return tuple(_binding(binding, first, language) for binding, first in holds)


def _binding(binding: Binding | RegisterBinding, first: Period | None, language: Language) -> tuple[str, ...]:
    if isinstance(binding, RegisterBinding):
        return _of_registers(binding, language)
    lines = [_expression(binding.value, language)]
    if binding.per is not None:
        lines.append(PER[language].format(what=_expression(binding.per, language)))
    if binding.times != 1:
        lines.append(TIMES[language].format(factor=f"{binding.times:g}"))
    if binding.carried_years:
        lines.append(CARRIED[language].format(years=HowMany(binding.carried_years)))
    lines += _fixed(binding, language)
    if binding.since is None and first is not None:
        lines.append(BEGINS[language].format(period=first))
    lines += _while(binding, language)
    if binding.note is not None:
        lines.append(binding.note[language])
    lines.append(FROM[language].format(sources="; ".join(source.title[language] for source in binding.sources)))
    return tuple(lines)


def _of_registers(binding: RegisterBinding, language: Language) -> tuple[str, ...]:
    lines = [measure_words(binding.value, language)]
    if binding.per is not None:
        lines.append(PER[language].format(what=measure_words(binding.per, language)))
    if binding.times < 1:
        lines.append(PER[language].format(what=f"{1 / binding.times:g}"))
    elif binding.times != 1:
        lines.append(TIMES[language].format(factor=f"{binding.times:g}"))
    if binding.part:
        lines.append(PART[language])
    lines += _fixed(binding, language)
    lines += _while(binding, language)
    if binding.note is not None:
        lines.append(binding.note[language])
    lines.append(REGISTERS[language].format(registers="; ".join(register.title[language] for register in binding.registers)))
    if binding.sources:
        lines.append(FROM[language].format(sources="; ".join(source.title[language] for source in binding.sources)))
    return tuple(lines)


def _while(binding: Binding | RegisterBinding, language: Language) -> list[str]:
    """From which period to which a way holds, where its definition says so."""
    ends = ((SINCE, binding.since), (UNTIL, binding.until))
    return [form[language].format(period=period) for form, period in ends if period is not None]


def _fixed(binding: Binding | RegisterBinding, language: Language) -> list[str]:
    """In the euros of which year the figure is told, and by which index."""
    if binding.prices is None:
        return []
    return [PRICES[language].format(base=binding.prices.base, what=_expression(binding.prices.index, language))]


def _expression(expression: Expression, language: Language) -> str:
    said = []
    for term in terms_of(expression):
        what = term.column.origin.title[language]
        for condition in term.where:
            column = term.fact.dimensions[condition.dimension]
            codes = ", ".join(column.codes.names[code][language] for code in condition.codes)
            what += f" ({ONLY[language].format(dimension=column.codes.title[language], codes=codes)})"
        said.append(LESS[language].format(what=what) if isinstance(term, Sum) and term.negative else what)
    if isinstance(expression, Average):
        scale = expression.fact.dimensions[expression.scale.name].codes.title[language].lower()
        return MEAN_OF[language].format(scale=scale, what=said[0], least=expression.least)
    form = FINISHED if isinstance(expression, Published) else SUM_OF
    return form[language].format(what=" + ".join(said))
