"""The page of what a pack was asked to follow: every concept by need and theme, the views, and what each line ends as."""

from __future__ import annotations

from collections import Counter

from puntari.define.catalogue import Catalogue, Concept, Item, State, Use, View
from puntari.define.pack import Pack
from puntari.outlets.reference.indicators import file_of
from puntari.outlets.reference.markdown import cell, code, codes, page, table

STATES = {
    State.READY: "ready", State.IN_TESTING: "in testing", State.ORDERED: "ordered", State.IN_PREPARATION: "in preparation",
}  # fmt: skip
USES = {
    Use.OPERATIONAL: "Operational: this morning", Use.TACTICAL: "Tactical: this quarter", Use.STRATEGIC: "Strategic: this year",
}  # fmt: skip
MEANING = (
    "**ready**: figures from real deliveries. **in testing**: figures from person registers, so far of synthetic deliveries only. "
    "**ordered**: a contract says what is asked of the owner, and nothing has come yet. **in preparation**: what stands in the last column "
    "must come first. **in part**: there are indicators, and what stands in the last column is lacking for the rest of what is meant."
)


def coverage(pack: Pack) -> str:
    """Concepts by need and theme, then views, then the lines that were asked for."""
    catalogue = pack.catalogue
    counts = Counter(concept.state for concept in catalogue.concepts.values())
    told = ", ".join(f"{counts[state]} {word}" for state, word in STATES.items() if counts[state])
    partly = sum(concept.in_part for concept in catalogue.concepts.values())
    about = (
        f"{len(catalogue.items)} lines were asked for; they name {len(catalogue.concepts)} concepts: {told}; {partly} of the first two in "
        f"part. {MEANING}"
    )
    trees = [_tree(pack, catalogue, use) for use in Use]
    return page(f"What is followed: {pack.title.en}", about, *trees, _views(catalogue), _items(catalogue))


def _tree(pack: Pack, catalogue: Catalogue, use: Use) -> str:
    parts = [f"## {USES[use]}"]
    for theme in catalogue.themes:
        rows = [_concept(pack, one) for one in catalogue.concepts.values() if one.theme == theme and one.use is use]
        if rows:
            columns = ("concept", "fi", "state", "from", "indicators", "data items", "needs first")
            parts.append(f"### {theme.title.en}\n\n{table(columns, rows)}")
    return "\n\n".join(parts)


def _concept(pack: Pack, one: Concept) -> tuple[str, ...]:
    known = ", ".join(f"[{code(id)}]({file_of(pack.indicator(id).theme)}#{id})" for id in one.indicators)
    needs = "; ".join(need.text.en for need in one.needs)
    state = f"{STATES[one.state]}, in part" if one.in_part else STATES[one.state]
    return f"{one.title.en} ({code(one.id)})", one.title.fi, state, one.stage.text.en, known, codes(one.items), needs


def _views(catalogue: Catalogue) -> str:
    rows = [_view(catalogue, one) for one in catalogue.views.values()]
    return "## Views\n\n" + table(("view", "fi", "theme", "need", "state", "from", "concepts"), rows)


def _view(catalogue: Catalogue, one: View) -> tuple[str, ...]:
    told = codes(concept.id for concept in catalogue.concepts_in(one.id))
    return f"{one.title.en} ({code(one.id)})", one.title.fi, one.theme.title.en, one.use, STATES[one.state], one.stage.text.en, told


def _items(catalogue: Catalogue) -> str:
    rows = [_item(catalogue, one) for one in catalogue.items]
    return "## Lines that were asked for\n\n" + table(("line", "kind", "concept", "ends as"), rows)


def _item(catalogue: Catalogue, one: Item) -> tuple[str, ...]:
    concept = catalogue.concepts[one.concept]
    return code(one.id), one.kind.replace("_", " "), code(one.concept), codes(catalogue.ends(one)) or cell(STATES[concept.state])
