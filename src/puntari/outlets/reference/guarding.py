"""Pages of the reference on what the trail holds and on how a build becomes public, from the tables that decide."""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.pack import Pack
from puntari.guard.events import KEPT_YEARS, KINDS
from puntari.guard.outputs import OUTPUT_STAGES, OUTPUT_STEPS
from puntari.guard.policy import Deed
from puntari.guard.publishing import STAGES, STEPS, Stage, Step
from puntari.outlets.reference.markdown import page, table
from puntari.words.text import Text


def events() -> str:
    """Every event of the audit trail: what happened, what it may say, how it can end."""
    rows = [(f"`{one.id}`", one.meaning.en, ", ".join(sorted(one.about)) or "nothing", ", ".join(one.outcomes)) for one in KINDS.values()]
    return page(
        "Events of the audit trail",
        f"Nothing else can be entered. Entries are kept for {KEPT_YEARS} years. Each says besides: when, role, who, purpose, of which "
        "organisation or study, reason (the right by which, or why not), build, fingerprints of definitions, cells, rows, and the hash of "
        "the entry before it. None holds a figure, and whatever looks like an identifier is left out.",
        table(("Event", "What happened", "What it may say", "How it can end"), rows),
    )


def releasing(packs: Mapping[str, Pack]) -> str:
    """Stages, steps and owners of a release, the diagram drawn from them, and which pack needs it; and the same of what leaves a study."""
    needs = [
        row for id, pack in packs.items() for told in [pack.publishing]
        for row in ((id, "builds", str(told.eyes), told.reason.en), (id, "rounds", str(told.rounds), told.of_rounds.en))
    ]
    return page(
        "How a build, a round or a table becomes public",
        "What a pack says needs four eyes is proposed by one and released by another; `puntari site build` and `puntari serve` refuse a "
        "build that is not released, `puntari rounds publish` and `puntari prices publish` a round that is not. A round is released as it "
        "then stands: what happens in it later needs a proposal of its own.",
        table(("Pack", "What", "Eyes", "Why"), needs),
        f"```mermaid\n{diagram()}\n```",
        *_tables(STAGES, STEPS),
        "A table that `puntari protect` made of a dataset for the public takes the same steps, whatever packs there are: whoever protected "
        "it has proposed it, and another releases it (`puntari tables approve`), as its file holds it, to the last cell.",
        "## How a result leaves a study",
        "A researcher asks in his study and proposes the answer (`puntari studies propose`), or what a model made of such answers "
        "(`puntari studies model`); an analyst who is somebody else releases it, and only then can it be taken away. Each time it is held "
        "against the facts and the least count of the study as they are. The ledger of a study keeps all that was ever proposed.",
        f"```mermaid\n{diagram(OUTPUT_STEPS, 'a question in the study')}\n```",
        *_tables(OUTPUT_STAGES, OUTPUT_STEPS),
    )


def _tables(stages: Mapping[Stage, Text], steps: tuple[Step, ...]) -> tuple[str, str]:
    told = [
        (f"`{one.deed}`", ", ".join(sorted(one.sources)), str(one.target), f"{_owner(one.deed)}; {one.who}", one.message.en)
        for one in steps
    ]
    named = [(f"`{stage}`", text.en, text.fi, text.sv) for stage, text in stages.items()]
    return table(("Stage", "English", "Finnish", "Swedish"), named), table(("Step", "From", "To", "Who", "What is said"), told)


def _owner(deed: Deed) -> str:
    return "a researcher of the study" if deed is Deed.PROPOSE_OUTPUT else "an analyst"


def diagram(steps: tuple[Step, ...] = STEPS, first: str = "build") -> str:
    """The stages and steps as a diagram in Mermaid."""
    lines = ["stateDiagram-v2", f"    [*] --> built: {first}"]
    for step in steps:
        lines += [f"    {source} --> {step.target}: {step.deed} ({step.who})" for source in Stage if source in step.sources]
    return "\n".join(lines)
