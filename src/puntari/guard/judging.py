"""Judgements of conditions by people: noted by one with evidence, shown to the public once another has approved them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from puntari.define.conditions import Criterion
from puntari.guard.actor import one_account, same_name
from puntari.words.errors import BadQuestion

Told = Mapping[str, object]


class Grade(StrEnum):
    """What somebody makes of a criterion that the law gives a standard for."""

    MET = "met"
    MET_BY_EXCEPTION = "met_by_exception"
    NOT_MET = "not_met"


class Stage(StrEnum):
    """Where a judgement stands."""

    NOTED = "noted"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True)
class Evidence:
    """An indicator that shows something of an area, with its period and, where everybody may see it, its figure with the bounds it lies in,
    why it has such (`interval`), and the build it came from."""

    indicator: str
    period: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    interval: str = ""
    build: str = ""

    @property
    def told(self) -> bool:
        """Whether its figure stands in it."""
        return bool(self.build)


@dataclass(frozen=True)
class Judgement:
    """What somebody made of a criterion in an area, on which figures and documents; numbered in the order in which they were noted."""

    number: int
    criterion: str
    area: str
    text: str
    evidence: tuple[Evidence, ...]
    documents: tuple[str, ...]
    grade: Grade | None
    by: str
    when: str
    stage: Stage = Stage.NOTED
    decided_by: str = ""
    noted_from: str = ""
    decided_from: str = ""


def judgements(events: Iterable[Told]) -> tuple[Judgement, ...]:
    """Every judgement that was noted, as it stands."""
    found: list[Judgement] = []
    for event in events:
        if event["step"] == "note":
            grade = Grade(str(event["grade"])) if event["grade"] else None
            told = (str(event[name]) for name in ("criterion", "area", "text"))
            noted = Judgement(len(found) + 1, *told, *_rests_on(event), grade, str(event["who"]), str(event["when"]))
            found.append(replace(noted, noted_from=str(event.get("account", ""))))
        else:
            at = int(str(event["number"])) - 1
            stage = Stage.APPROVED if event["step"] == "approve" else Stage.REFUSED
            found[at] = replace(found[at], stage=stage, decided_by=str(event["who"]), decided_from=str(event.get("account", "")))
    return tuple(found)


def noted_evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, object]]:
    """Evidence as it is written into the event of a judgement."""
    return [asdict(one) for one in evidence]


def _rests_on(event: Told) -> tuple[tuple[Evidence, ...], tuple[str, ...]]:
    """Figures and documents; what judgements of earlier versions rested on was words, which are told as a document is."""
    if isinstance(event["evidence"], str):
        return (), (event["evidence"],)
    return tuple(Evidence(**one) for one in event["evidence"]), tuple(event["documents"])


def eyes_of(told: Judgement) -> Told:
    """What the trail says of the accounts behind an approval."""
    return one_account(told.noted_from, told.decided_from) if told.stage is Stage.APPROVED else {}


def newest(found: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The last approved judgement of each criterion and area."""
    return {(one.criterion, one.area): one for one in found if one.stage is Stage.APPROVED}


def check_grade(criterion: Criterion, grade: str) -> str:
    """The grade; raises BadQuestion for one where the law gives nothing to grade by."""
    if grade and criterion.standard is None:
        raise BadQuestion(f"the law gives no standard for {criterion.id}, so nothing is graded: say what you see, without a grade")
    if grade and grade not in set(Grade):
        raise BadQuestion(f"{grade!r} is no grade; it is one of {', '.join(Grade)}")
    return grade


AGAINST = {(Grade.NOT_MET, True), (Grade.MET_BY_EXCEPTION, True), (Grade.MET, False)}
"""Grades that contradict a figure which meets the standard, or which does not."""


def check_rests(grade: str, is_met: bool | None, documents: tuple[str, ...]) -> None:
    """Refuse a grade that its own figure contradicts, and one that neither a figure nor a document bears; raises BadQuestion. `is_met`
    is None where the figure does not tell whether the standard is met."""
    if not grade:
        return
    chosen = Grade(grade)
    if (chosen, is_met) in AGAINST:
        raise BadQuestion(
            f"the figure {'meets' if is_met else 'does not meet'} the standard of the law, so {chosen} contradicts it; "
            f"grade it {'met' if is_met else 'not_met, or met_by_exception with the document that allows it'}"
        )
    if not documents and (is_met is None or chosen is Grade.MET_BY_EXCEPTION):
        why = "an exception rests on the document that allows it" if is_met is not None else "no figure tells whether the standard is met"
        raise BadQuestion(f"{why}; name the document by its number, or leave the grade out")


def check_decision(found: tuple[Judgement, ...], number: int, step: str, who: str) -> None:
    """Refuse a decision about a judgement that there is not, that is decided, or by the one who noted it; raises BadQuestion."""
    if not 1 <= number <= len(found):
        raise BadQuestion(f"there is no judgement {number}; `puntari conditions list` shows those there are")
    one = found[number - 1]
    if one.stage is Stage.REFUSED or (one.stage is Stage.APPROVED and step == "approve"):
        raise BadQuestion(f"judgement {number} is {one.stage} already; note a new one")
    if step == "approve" and same_name(who, one.by):
        raise BadQuestion(f"{who} noted judgement {number} and cannot approve it; somebody else must")
