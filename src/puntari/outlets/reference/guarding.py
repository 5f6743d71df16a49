"""Pages of the reference on what the trail holds and on how a build becomes public, from the tables that decide."""

from __future__ import annotations

from collections.abc import Mapping

from puntari.define.pack import Pack
from puntari.guard.events import KEPT_YEARS, KINDS
from puntari.guard.publishing import STAGES, STEPS, Stage
from puntari.outlets.reference.markdown import page, table


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
    """Stages, steps and owners of a release, the diagram drawn from them, and which pack needs it."""
    stages = [(f"`{stage}`", text.en, text.fi, text.sv) for stage, text in STAGES.items()]
    steps = [
        (f"`{one.deed}`", ", ".join(sorted(one.sources)), str(one.target), f"an analyst; {one.who}", one.message.en) for one in STEPS
    ]
    needs = [
        row for id, pack in packs.items() for told in [pack.publishing]
        for row in ((id, "builds", str(told.eyes), told.reason.en), (id, "rounds", str(told.rounds), told.of_rounds.en))
    ]
    return page(
        "How a build or a round becomes public",
        "What a pack says needs four eyes is proposed by one and released by another; `puntari site build` and `puntari serve` refuse a "
        "build that is not released, `puntari rounds publish` and `puntari prices publish` a round that is not. A round is released as it "
        "then stands: what happens in it later needs a proposal of its own.",
        table(("Pack", "What", "Eyes", "Why"), needs),
        f"```mermaid\n{diagram()}\n```",
        table(("Stage", "English", "Finnish", "Swedish"), stages),
        table(("Step", "From", "To", "Who", "What is said"), steps),
    )


def diagram() -> str:
    """The stages and steps as a diagram in Mermaid."""
    lines = ["stateDiagram-v2", "    [*] --> built: build"]
    for step in STEPS:
        lines += [f"    {source} --> {step.target}: {step.deed} ({step.who})" for source in Stage if source in step.sources]
    return "\n".join(lines)
