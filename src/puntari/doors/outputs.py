"""The door through which results leave a study: asked in it, proposed by its researcher, released by another, taken away as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from puntari.define.pack import Pack
from puntari.define.question import Question
from puntari.define.study import Study
from puntari.doors.act import carry_out
from puntari.doors.ask import ask
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.doors.taken import id_of, put_away
from puntari.guard.actor import Actor
from puntari.guard.leaving import model_to_leave, table_to_leave
from puntari.guard.outputs import OUTPUT_STEPS, OfOutput, Output, holds
from puntari.guard.policy import Deed, may_do
from puntari.guard.publishing import Stage, Standing, eyes_of, standings, step_from
from puntari.guard.release import Computed, Finding, Refusal, Rested
from puntari.guard.rights import today
from puntari.store.account import account
from puntari.store.files import read_rows
from puntari.store.rounds import OF_OUTPUTS, extend_round, round_events
from puntari.words.errors import BadQuestion
from puntari.words.text import Text

MARK = ".puntari-output"
LIMITS = Text(
    "Luvut on muutettu: määrät enintään muutamalla, ja pienet on peitetty. Lue ne niin kuin muutkin muutetut luvut.",
    "Siffrorna är ändrade: antal med högst några enheter, och de små är dolda. Läs dem som andra ändrade siffror.",
    "The figures are changed: counts by a few at most, and small ones are hidden. Read them as any changed figure.",
)
Event = Mapping[str, object]


@dataclass(frozen=True)
class Kept:
    """A result as the ledger has it: its id, where it stands, and what it holds."""

    standing: Standing
    output: Output

    @property
    def id(self) -> str:
        """The first digits of the hash of what it holds."""
        return self.standing.build


def propose_table(house: House, actor: Actor, study: str, question: Question) -> Standing | Refusal:
    """Ask in the study and propose the answer to leave it; raises BadQuestion for what may not leave."""
    refused = _refused(house, actor, question.pack, study)
    if refused is not None:
        return refused
    pack = house.pack(question.pack)
    chosen = _own(pack, actor, study)
    if len(question.indicators) != 1:
        raise BadQuestion("a table that leaves a study is of one indicator; propose each on its own")
    answer = ask(house, question, actor)
    if isinstance(answer, Refusal):
        return answer
    return _proposed(house, actor, pack, chosen, lambda: table_to_leave(answer, chosen, pack))


def propose_model(house: House, actor: Actor, pack: str, study: str, file: Path, indicators: tuple[str, ...]) -> Standing | Refusal:
    """Propose what a model made of figures of the study, a file of `term, statistic, value, persons`; raises BadQuestion for what may not
    leave, and for a study that is not going on."""
    refused = _refused(house, actor, pack, study)
    if refused is not None:
        return refused
    chosen = _own(house.pack(pack), actor, study)
    if not chosen.since <= today() <= chosen.until:
        raise BadQuestion(f"study {study} goes on from {chosen.since} to {chosen.until}; nothing is proposed outside these days")
    return _proposed(house, actor, house.pack(pack), chosen, lambda: model_to_leave(read_rows(file), chosen, house.pack(pack), indicators))


def take_step(house: House, actor: Actor, deed: Deed, pack: str, study: str, id: str) -> Standing | Refusal:
    """Release or refuse a proposed result; raises BadQuestion for a step that cannot be taken, by this actor or from where it stands, for
    a release once the study has ended, and for a result that the rules of the study no longer let leave."""

    def done() -> Standing:
        chosen = house.pack(pack).study(study)
        if deed is Deed.RELEASE_OUTPUT and chosen.until < today():
            raise BadQuestion(f"study {study} ended on {chosen.until}; what was not released until then stays in it")
        if deed is Deed.RELEASE_OUTPUT and not holds(_among(_kept(house, pack, chosen), study, id).output, chosen):
            raise BadQuestion(f"result {id} no longer keeps the rules of study {study}; let its researcher propose it anew")
        return _entered(house, actor, deed, pack, chosen, id, {})

    return carry_out(house, actor, deed, {"pack": pack, "study": study, "output": id}, done, eyes_of)


def tell_outputs(house: House, actor: Actor, pack: str, study: str) -> Finding[tuple[Kept, ...]] | Refusal:
    """Every result of the study that was ever proposed, and where it stands."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[tuple[Kept, ...]]:
        return Computed(tuple(_kept(house, pack, house.pack(pack).study(study)).values()), grounds, "")

    asked = Asked(actor, "study_output", {"pack": pack, "study": study}, lambda released: len(released.body))
    return through(house, asked, lambda: (OfOutput(f"results of study {study}", house.pack(pack).study(study)),), computed)


def show_output(house: House, actor: Actor, pack: str, study: str, id: str) -> Finding[Output] | Refusal:
    """A result as it would leave, for its researchers and for those who release."""
    return _looked_at(house, _asked(actor, pack, study, id, leaving=False))[0]


def take_output(house: House, actor: Actor, pack: str, study: str, id: str, out: Path) -> Path | Refusal:
    """Write a released result into a folder, with a manifest that says what it is of and who released it."""
    asked = _asked(actor, pack, study, id, leaving=True)
    released, kept = _looked_at(house, asked)
    if isinstance(released, Refusal):
        return released
    file, manifest = f"{study}-{id}.csv", _manifest(house.pack(pack).study(study), kept[id])
    put_away(house, asked, out, MARK, file, _csv(released.body), len(released.body), manifest)
    return out / file


def _asked(actor: Actor, pack: str, study: str, id: str, leaving: bool) -> Asked:
    about = {"pack": pack, "study": study, "output": id, "leaving": leaving}
    return Asked(actor, "study_output", about, lambda released: len(released.body))


def _looked_at(house: House, asked: Asked) -> tuple[Finding[Output] | Refusal, dict[str, Kept]]:
    """A result through the gate, to be taken away only once it is released, and the ledger by which that was judged, which is read once.
    Nobody who may not see the study's results learns which there are."""
    pack, study, id, leaving = (asked.about[name] for name in ("pack", "study", "output", "leaving"))
    kept: dict[str, Kept] = {}

    def grounds() -> tuple[Rested, ...]:
        chosen = house.pack(pack).study(study)
        kept.update(_kept(house, pack, chosen))
        stage = kept[id].standing.stage if id in kept else Stage.BUILT
        return (OfOutput(f"result {id} of study {study}", chosen, stage, leaving),)

    def computed(grounds: tuple[Rested, ...]) -> Computed[Output]:
        output = _among(kept, study, id).output
        return Computed(output, grounds, str(output.about.get("build", "")))

    return through(house, asked, grounds, computed), kept


def _among(kept: Mapping[str, Kept], study: str, id: str) -> Kept:
    """A result by its id; raises BadQuestion where the study has no such."""
    if id not in kept:
        raise BadQuestion(f"study {study} has no result {id!r}; it has {', '.join(kept) or 'none yet'}")
    return kept[id]


def _refused(house: House, actor: Actor, pack: str, study: str) -> Refusal | None:
    """The refusal of whoever is no researcher of a study, in the trail as every one."""
    if may_do(actor, Deed.PROPOSE_OUTPUT).allowed:
        return None
    return carry_out(house, actor, Deed.PROPOSE_OUTPUT, {"pack": pack, "study": study}, lambda: None)


def _own(pack: Pack, actor: Actor, study: str) -> Study:
    if actor.study != study:
        raise BadQuestion(f"results of study {study} are proposed by its own researchers, not by those of {actor.study}")
    return pack.study(study)


def _proposed(house: House, actor: Actor, pack: Pack, study: Study, make: Callable[[], Output]) -> Standing | Refusal:
    def done() -> Standing:
        content = make().content()
        id = id_of(content)
        return _entered(house, actor, Deed.PROPOSE_OUTPUT, pack.id, study, id, {"content": content})

    return carry_out(house, actor, Deed.PROPOSE_OUTPUT, {"pack": pack.id, "study": study.id}, done)


def _entered(house: House, actor: Actor, deed: Deed, pack: str, study: Study, id: str, more: Event) -> Standing:
    def decide(events: tuple[Event, ...]) -> Event:
        step_from(standings(events, OUTPUT_STEPS).get(id, Standing(id)), deed, actor, OUTPUT_STEPS)
        when = datetime.now(UTC).isoformat(timespec="seconds")
        return {"deed": deed, "build": id, "who": actor.name.strip(), "account": account(), "when": when, **more}

    extend_round(house.store, _file(pack, study), decide, OF_OUTPUTS)
    return _kept(house, pack, study)[id].standing


def _kept(house: House, pack: str, study: Study) -> dict[str, Kept]:
    events = round_events(house.store, _file(pack, study), OF_OUTPUTS)
    contents = {str(event["build"]): str(event["content"]) for event in events if "content" in event}
    return {id: Kept(one, Output.of(contents[id])) for id, one in standings(events, OUTPUT_STEPS).items()}


def _file(pack: str, study: Study) -> str:
    """The name of a ledger, with a part of a hash that no other study of any pack has."""
    return f"{study.id[:28].replace('_', '-')}-{id_of(f'{pack}/{study.id}')}"


def _csv(output: Output) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows([output.columns, *output.rows])
    return text.getvalue().encode()


def _manifest(study: Study, kept: Kept) -> dict[str, object]:
    standing, output = kept.standing, kept.output
    return {
        "what": "a result of a study", "output": kept.id, "kind": output.kind, "cells": len(output), **output.about,
        "study": {
            "id": study.id, "title": _three(study.title), "who": _three(study.who), "purpose": _three(study.purpose),
            "permit": _three(study.permit), "legal_basis": _three(study.legal_basis), "unverified": study.unverified,
            "example": study.synthetic,
        },
        "proposed_by": standing.proposed_by, "released_by": standing.by, "released": standing.when, "read": _three(LIMITS),
    }  # fmt: skip


def _three(text: Text) -> Mapping[str, str]:
    return {"fi": text.fi, "sv": text.sv, "en": text.en}
