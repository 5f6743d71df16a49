"""What leaves a study: proposed by its researcher, released by somebody else, and held against the rules of the study each time."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from puntari.define.right import Role
from puntari.define.study import Study
from puntari.guard.actor import Actor
from puntari.guard.policy import NO_DATA, NO_RIGHT, OF_THE_STUDY, Decision, Deed
from puntari.guard.publishing import Stage, Step, Who
from puntari.guard.rights import today
from puntari.guard.studies import OVER
from puntari.guard.terms import still_given
from puntari.words.cell import Status
from puntari.words.text import Text

OUTPUT_STAGES: Mapping[Stage, Text] = {
    Stage.BUILT: Text("ei ehdotettu", "inte föreslagen", "not proposed"),
    Stage.PROPOSED: Text("ehdotettu, odottaa toista hyväksyjää", "föreslagen, väntar på en annan godkännare",
                         "proposed, waits for another to release it"),
    Stage.RELEASED: Text("saa lähteä tutkimuksesta", "får lämna studien", "released: may leave the study"),
    Stage.TURNED_DOWN: Text("torjuttu tai peruttu", "avslagen eller återkallad", "turned down or taken back"),
}
OUTPUT_STEPS: tuple[Step, ...] = (
    Step(
        Deed.PROPOSE_OUTPUT, frozenset({Stage.BUILT, Stage.TURNED_DOWN}), Stage.PROPOSED, Who.ANYBODY,
        Text("Tulos on ehdotettu. Analyytikon, joka ei ole ehdottaja, on vapautettava se.",
             "Resultatet är föreslaget. En analytiker som inte är den som föreslog ska godkänna det.",
             "The result is proposed. An analyst who is not the proposer must release it."),
    ),
    Step(
        Deed.RELEASE_OUTPUT, frozenset({Stage.PROPOSED}), Stage.RELEASED, Who.ANOTHER,
        Text("Tulos saa lähteä tutkimuksesta.", "Resultatet får lämna studien.", "The result may leave the study."),
    ),
    Step(
        Deed.REFUSE_OUTPUT, frozenset({Stage.PROPOSED, Stage.RELEASED}), Stage.TURNED_DOWN, Who.ANYBODY,
        Text("Tulos ei lähde tutkimuksesta.", "Resultatet lämnar inte studien.", "The result does not leave the study."),
    ),
)
"""The way out of a study. A researcher owns the first step, an analyst the others."""
NOT_RELEASED = Decision(
    False,
    Text(
        "Tulosta ei ole vapautettu: tutkija ehdottaa sitä, ja toinen vapauttaa sen.",
        "Resultatet är inte godkänt: en forskare föreslår det och någon annan godkänner det.",
        "The result has not been released: a researcher proposes it, and somebody else releases it.",
    ),
)


class OutputKind(StrEnum):
    """What leaves: figures as they were told to the study, or what a model made of them."""

    TABLE = "table"
    MODEL = "model"


@dataclass(frozen=True)
class Output:
    """A result of a study: what it is of (`about`), and its cells as text under `columns`. `counts` says that its values are counts of
    persons, one for each `times`."""

    study: str
    kind: OutputKind
    about: Mapping[str, object]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    counts: bool = False
    times: float = 1.0

    def __len__(self) -> int:
        return len(self.rows)

    def content(self) -> str:
        """All of it as text, always the same for the same result: what is looked at is what leaves."""
        told = {
            "study": self.study, "kind": self.kind, "about": dict(self.about), "columns": self.columns, "rows": self.rows,
            "counts": self.counts, "times": self.times,
        }
        return json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)

    @classmethod
    def of(cls, content: str) -> Output:
        """The result that `content` tells of."""
        told = json.loads(content)
        return cls(
            told["study"], OutputKind(told["kind"]), told["about"], tuple(told["columns"]), tuple(map(tuple, told["rows"])),
            told["counts"], told["times"],
        )


@dataclass(frozen=True)
class OfOutput:
    """That something rests on results of a study; `leaving` says that one is to be taken away, `stage` how far that one is."""

    what: str
    study: Study = field(repr=False)
    stage: Stage = Stage.BUILT
    leaving: bool = False


def may_see_output(actor: Actor, asked: OfOutput) -> Decision:
    """Whether the actor may see a result of a study, as its researchers do until it ends, and those who release; nobody takes away one
    that is not released."""
    mine = actor.role is Role.RESEARCHER and actor.study == asked.study.id
    if not mine and actor.role is not Role.ANALYST:
        return NO_DATA if actor.role in (Role.ADMINISTRATOR, Role.AUDITOR, Role.RESPONDENT) else NO_RIGHT
    if asked.leaving:
        return OF_THE_STUDY if asked.stage is Stage.RELEASED else NOT_RELEASED
    return OVER if mine and asked.study.until < today() else OF_THE_STUDY


def holds(output: Output, study: Study) -> bool:
    """Whether a result keeps the rules of the study as they are now, whatever they were when it was proposed."""
    told = [dict(zip(output.columns, row, strict=True)) for row in output.rows]
    terms = output.about.get("terms")
    if not isinstance(terms, Mapping) or not still_given(terms, study):
        return False
    if output.study != study.id or not set(map(str, output.about.get("facts", ()))) <= study.facts:
        return False
    if output.kind is OutputKind.MODEL:
        return min((int(row["persons"]) for row in told), default=0) - len({row["term"] for row in told}) >= study.least
    if any(row["value"] and row["status"] == Status.HIDDEN for row in told):
        return False
    return not output.counts or not any(is_few(row["value"], study, output.times) for row in told)


def is_few(value: str, study: Study, times: float = 1.0) -> bool:
    """Whether a count is of fewer than may leave, and not of nobody."""
    return bool(value) and 0 < float(value) < study.least * times
