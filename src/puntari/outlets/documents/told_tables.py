"""The tables of a report that hold words: goals, recommendations as a roadmap, what came of earlier ones, judged claims."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from babel.dates import format_date

from puntari.define.claim import Verdict
from puntari.define.column import CodeColumn
from puntari.define.document import Exhibit, Show
from puntari.define.evidence import Sort
from puntari.define.steering import Kind, Measure, Steering, steps
from puntari.doors.evidence import ExhibitTold
from puntari.doors.steering import Figure, GoalTold, Standing
from puntari.outlets.charts.heat import HeatCell
from puntari.outlets.documents import words
from puntari.outlets.documents.desk import Desk
from puntari.outlets.documents.exhibits import Made, Tabled, nothing
from puntari.outlets.documents.lettered import Named, lettered
from puntari.outlets.documents.model import Field, Grid, Line
from puntari.outlets.site import claim_words
from puntari.outlets.site import evidence_words as ew
from puntari.outlets.site import steering_words as sw
from puntari.outlets.site.book import capital, day_text
from puntari.outlets.site.claims_page import place, recomputed, stated, written
from puntari.outlets.wording import DASH, LOCALES, period_text, plain_number
from puntari.words.errors import BadDefinition
from puntari.words.period import Frequency, Period
from puntari.words.text import Language, Text


def of_steering(desk: Desk, exhibit: Exhibit) -> Made:
    """Goals of one heading or of all, the roadmap, or what came of the earlier recommendations."""
    steering = desk.steering().body.steering
    if exhibit.show is Show.GOALS:
        grid, subtitle = _goals(desk, exhibit.of), sw.GOALS[desk.language].format(day=day_text(steering.letter.isoformat(), desk.language))
    elif exhibit.show is Show.RECOMMENDATIONS:
        grid, subtitle = _roadmap(desk, steering), sw.ROADMAP_HELP[desk.language]
    else:
        grid, subtitle = _earlier(desk, steering), sw.EARLIER[desk.language]
    if not grid.lines:
        raise nothing(exhibit)
    course = (Tabled(sw.COURSE[desk.language], _course(desk, exhibit.of)),) if exhibit.show is Show.GOALS else ()
    return (Tabled(subtitle, grid), *course)


def _goals(desk: Desk, heading: str) -> Grid:
    told, language = desk.steering().body, desk.language
    rows: list[Named] = []
    for id, one in told.steering.headings.items():
        mine = [goal for goal in told.goals if goal.goal.heading == id and heading in ("", id)]
        if mine and not heading:
            rows.append((one.title[language], ()))
        rows += [(goal.goal.title[language], _goal(desk, goal)) for goal in mine]
    columns = (sw.GOAL, sw.BASE, sw.TARGETS, sw.RESULT, sw.BY_FIGURES, sw.BY_JUDGEMENT)
    return lettered(tuple(one[language] for one in columns), rows, (sw.APART[language],))


def _goal(desk: Desk, told: GoalTold) -> tuple[HeatCell, ...]:
    language = desk.language
    judged = (sw.JUDGED[told.goal.judged] if told.goal.judged else sw.NOT_JUDGED)[language]
    targets = {one.target.id: one.note for one in told.versions}
    figures = ([told.base], [one.target for one in told.versions], [told.result])
    amounts = (_amounts(desk, [one for one in some if one is not None], targets) for some in figures)
    broken = told.goal.broken[language] if told.goal.broken else ""
    return *amounts, HeatCell(sw.SAID[told.status][language], note=broken), HeatCell(judged, note=broken if told.goal.judged else "")


def _amounts(desk: Desk, figures: list[Figure], notes: Mapping[str, Text | None]) -> HeatCell:
    """Figures of a goal with what must be known of them; a dash where there is none. Versions of a target are told apart in words."""
    remarks = dict.fromkeys(desk.pack.reasons[one.why][desk.language] for one in figures if one.why)
    named = ((_amount(desk, one), notes.get(one.id)) for one in figures)
    told = (f"{amount}, {note[desk.language]}" if note else amount for amount, note in named)
    return HeatCell("; ".join(told) or DASH, note=" ".join(remarks))


def _course(desk: Desk, heading: str) -> Grid:
    """What was done for the goals of each heading, until when each was to be reached and what came of it."""
    told, language = desk.steering().body, desk.language
    lines: list[Line] = []
    for id, one in told.steering.headings.items():
        mine = [goal.goal for goal in told.goals if goal.goal.heading == id and heading in ("", id)]
        if mine:
            lines.append(Line(one.title[language], part=True))
            lines.append(Line(sw.DONE[language], (Field(DASH), Field(one.measures[language]))))
            advised = (each for each in told.steering.recommendations.values() if each.heading == id)
            further = [each.text[language] for each in advised if each.kind is Kind.FURTHER]
            lines += [Line(sw.FURTHER[language], (Field(DASH), Field(" ".join(further))))] if further else []
        for goal in mine:
            due = day_text(goal.deadline.isoformat(), language) if goal.deadline else DASH
            lines.append(Line(goal.title[language], (Field(due), Field(goal.outcome[language] if goal.outcome else DASH))))
    return Grid(tuple(one[language] for one in (sw.GOAL, sw.DEADLINE, sw.OUTCOME)), tuple(lines))


def _amount(desk: Desk, figure: Figure) -> str:
    """A figure of a goal in its unit, with the year that the report gives in brackets."""
    if figure.value is None:
        return sw.MISSING[desk.language]
    source = desk.pack.sources[figure.source]
    units = [one.codes.names for one in source.columns if isinstance(one, CodeColumn) and one.name == "unit"]
    unit = units[0][figure.words["unit"]][desk.language] if units and figure.words.get("unit") else ""
    number = plain_number(figure.value, 0 if figure.value == int(figure.value) else 1, desk.language)
    year = f"({figure.stated_year})" if figure.stated_year else ""
    return " ".join(part for part in (number, unit, year) if part)


def _roadmap(desk: Desk, steering: Steering) -> Grid:
    """Measures under their recommendation, recommendations in the order in which one enables the next."""
    language = desk.language
    lines: list[Line] = []
    for at, step in enumerate(steps(steering), 1):
        for one in step:
            lines.append(Line(words.STEP[language].format(place=at, text=one.text[language]), part=True))
            lines += [_measure(desk, measure) for measure in steering.measures.values() if measure.of == one.id]
    columns = (words.MEASURE, sw.OWNER, sw.PRIORITY, sw.DEADLINE, sw.SEEN_BY)
    return Grid(tuple(one[language] for one in columns), tuple(lines))


def _measure(desk: Desk, one: Measure) -> Line:
    language, lacks = desk.language, sw.MISSING[desk.language]
    seen = ", ".join(desk.pack.indicator(id).card.title[language] for id in one.indicators)
    seen = seen or (sw.UNMEASURED[one.unmeasured][language] if one.unmeasured else lacks)
    stands = standing(desk, one.id)
    due = day_text(stands.due.isoformat(), language) if stands.due else lacks
    owner = stands.owner[language] if stands.owner else lacks
    return Line(one.text[language], tuple(map(Field, (owner, str(one.priority or lacks), due, seen))))


def _earlier(desk: Desk, steering: Steering) -> Grid:
    language, lacks = desk.language, sw.MISSING[desk.language]

    def said(text: Text | None) -> str:
        return text[language] if text else lacks

    lines = []
    for one in (each for each in steering.recommendations.values() if each.kind is Kind.EARLIER):
        stands = standing(desk, one.id)
        goes_on = steering.recommendations[stands.successor].text[language] if stands.successor else lacks
        answer, state = said(sw.ANSWERS.get(stands.answer)), said(sw.STATES.get(stands.state))
        lines.append(Line(one.text[language], tuple(map(Field, (answer, state, said(stands.evidence), goes_on)))))
    columns = (words.EARLIER, sw.ANSWER, sw.STATE, sw.EVIDENCE, sw.SUCCESSOR)
    return Grid(tuple(each[language] for each in columns), tuple(lines))


def standing(desk: Desk, id: str) -> Standing:
    """What held of a recommendation or measure by the end of the report's round: what was recorded later is for the next report."""
    told = desk.steering().body
    return told.in_round.get(desk.told.body.document.round, told.standing)[id]


def of_claims(desk: Desk, exhibit: Exhibit) -> Made:
    """Judged claims under their verdicts; `of` chooses verdicts, parted by commas."""
    language = desk.language
    wanted = [_verdict(exhibit, one.strip()) for one in exhibit.of.split(",")] if exhibit.of else list(claim_words.VERDICTS)
    lines = [line for verdict in wanted for line in _claims(desk, verdict)]
    if not lines:
        raise nothing(exhibit)
    columns = (words.STATEMENT, claim_words.STATED, claim_words.RECOMPUTED, claim_words.REASON, claim_words.WHERE)
    return (Tabled(claim_words.BEWARE[language], Grid(tuple(one[language] for one in columns), tuple(lines))),)


def _verdict(exhibit: Exhibit, word: str) -> Verdict:
    if word not in set(Verdict):
        raise BadDefinition(f"{exhibit.id}: there is no verdict {word!r}; verdicts are {', '.join(Verdict)}")
    return Verdict(word)


def _claims(desk: Desk, verdict: Verdict) -> Iterator[Line]:
    language = desk.language
    mine = [one for one in desk.claims().body.judgements if one.verdict is verdict]
    if mine:
        yield Line(claim_words.VERDICTS[verdict][language], part=True)
    for one in mine:
        where = capital(", ".join(place(each, language) for each in one.claim.where.split(";")))
        reason = written(one.reason[language], language)
        told = (stated(one.claim, language), recomputed(one, language) or DASH, reason, where)
        yield Line(one.claim.about[language], tuple(map(Field, told)))


def of_evidence(desk: Desk, exhibit: Exhibit) -> Made:
    """The register of evidence by its sorts: when, from whom, and the findings that rest on each piece."""
    language = desk.language
    lines: list[Line] = []
    for sort in Sort:
        mine = [one for one in desk.evidence().body.exhibits if one.exhibit.sort is sort]
        if mine:
            lines.append(Line(ew.SORTS[sort][language], part=True))
        lines += [Line(_titled(one, language), tuple(map(Field, _evidence(desk, one)))) for one in mine]
    if not lines:
        raise nothing(exhibit)
    columns = (ew.EXHIBIT, ew.WHEN, ew.BY, ew.CARRIES)
    return (Tabled(ew.LEAD[language], Grid(tuple(one[language] for one in columns), tuple(lines))),)


def _titled(one: ExhibitTold, language: Language) -> str:
    """The name of a piece of evidence, with what is to be known of it."""
    return f"{one.exhibit.title[language]}. {one.exhibit.note[language]}" if one.exhibit.note else one.exhibit.title[language]


def _evidence(desk: Desk, one: ExhibitTold) -> tuple[str, ...]:
    language = desk.language
    findings = desk.pack.steering.findings if desk.pack.steering is not None else {}
    when = DASH.join(_when(period, language) for period in (one.exhibit.since, one.exhibit.until) if period)
    carried = "; ".join(findings[id].text[language] for id in one.carries)
    return when or DASH, one.exhibit.by[language] if one.exhibit.by else DASH, carried or DASH


def _when(period: Period, language: Language) -> str:
    """A day in figures, any other period in words."""
    if period.frequency is Frequency.DAY:
        return format_date(period.first_day, "medium", locale=LOCALES[language])
    return period_text(period, language)
