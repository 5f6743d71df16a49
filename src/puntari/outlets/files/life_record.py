"""The life of a definition as plain data: where it stands, since when, what follows it, and what was said of it in closed rounds."""

from __future__ import annotations

from puntari.define.record import in_three
from puntari.guard.defining import STAGES, VIEWS, Life, Round, Stage
from puntari.words.text import Text

Told = dict[str, object]
STATUS = "http://publications.europa.eu/resource/authority/dataset-status/"
STATUSES = {
    Stage.TAKEN_OVER: "COMPLETED", Stage.PROPOSED: "DEVELOP", Stage.OPEN: "DEVELOP", Stage.HEARD: "DEVELOP", Stage.ADOPTED: "COMPLETED",
    Stage.RETIRED: "DISCONT", Stage.WITHDRAWN: "COMPLETED",
}
"""What the EU's list of statuses calls each stage; a definition whose change is proposed or withdrawn is in use as it was."""
FROM = Text("{stage}, {day} alkaen", "{stage}, från och med {day}", "{stage}, from {day}")


def lived(life: Life) -> Told:
    """How a definition stands as the public may know it: no names of persons, and no comment of a round that is open."""
    told: Told = {"stage": str(life.stage), "stage_name": in_three(STAGES[life.stage])}
    if life.proposed:
        told |= {"aim": str(life.aim), "definition": life.definition, "why": life.why, "proposed": life.proposed[:10]}
    if life.since:
        told["since"] = life.since
    if life.decided:
        told["decided"] = life.decided[:10]
    if life.successor:
        told["successor"] = life.successor
    if life.rounds:
        told["rounds"] = [_round(one) for one in life.rounds]
    if life.earlier:
        told["earlier"] = [{"definition": definition, "since": since} for definition, since in life.earlier]
    return told


def _round(one: Round) -> Told:
    comments = [
        {"organisation": each.organisation, "view": str(each.view), "view_name": in_three(VIEWS[each.view]), "text": each.text,
         "reference": each.reference, "when": each.when[:10]}
        for each in one.comments
    ]
    return {"asked": list(one.asked), "opened": one.began[:10], "until": one.until, "closed": one.closed[:10], "comments": comments}


def status_of(life: Life) -> str:
    """The address of the stage in the EU's list of statuses of data sets."""
    return STATUS + STATUSES[life.stage]


def stage_text(life: Life) -> Text:
    """The stage in words, with the day that it was decided for."""
    stage = STAGES[life.stage]
    if not life.since:
        return stage
    return Text(*(FROM[language].format(stage=words, day=life.since) for language, words in in_three(stage).items()))
