"""The door of table protection: a table of counts in, all its cells with margins out, what would disclose anybody hidden."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from puntari.define.disclosure import Disclosure
from puntari.define.pack import Pack
from puntari.define.source import Audience
from puntari.define.table_rule import TableRule, rule_for
from puntari.doors.gate import Asked, through
from puntari.doors.house import House
from puntari.doors.taken import id_of
from puntari.flow.contributed import is_contributed, is_told_behind, protect_sums, read_sums
from puntari.flow.protect import attacked, protect_table, read_with_edges
from puntari.flow.sheets import Releasing, sheet_of, tabled
from puntari.flow.together import attacked_together, protect_together, union
from puntari.guard.actor import Actor
from puntari.guard.protection import ProtectedTable, Protection
from puntari.guard.release import Brought, Computed, Finding, Refusal, Rested
from puntari.guard.rights import today
from puntari.guard.rules import LeastCount, declared_rule
from puntari.methods.suppression import ROUNDS
from puntari.methods.suppression.contributions import SumRule
from puntari.methods.suppression.effort import Effort, Progress
from puntari.store.released import tables_of
from puntari.words.errors import BadQuestion
from puntari.words.plain import plain

__all__ = ["Dataset", "Work", "declared_for", "is_contributed", "names_of", "protect_files", "rule_asked"]
MINUTES = 60.0
"""How long a protection may take unless told otherwise."""


@dataclass(frozen=True)
class Dataset:
    """The people that a table is of, by a name that all tables of them share (a person fact's id where it is of its rows), as they
    stood at a vintage, and whom the table is released to. Raises BadQuestion for a name that others would write otherwise: two names are
    two sets of people, whose tables nobody would judge together."""

    name: str
    vintage: str = ""
    audience: Audience = Audience.PUBLIC

    def __post_init__(self) -> None:
        if self.name != plain(self.name):
            raise BadQuestion(
                "the name of a dataset is written in one way, or its tables are not judged together; "
                f"write {plain(self.name)!r}, not {self.name!r}"
            )


@dataclass(frozen=True)
class Work:
    """What there is to do: the files, the rule, of which people (None: they are told of nowhere else), how hard to try, for how many
    minutes at most, and whom to tell how far it is."""

    inner: Path
    hierarchies: Path
    rule: LeastCount | SumRule
    dataset: Dataset | None = None
    rounds: int = ROUNDS
    progress: Progress = lambda *_: None
    minutes: float = MINUTES


def protect_files(house: House, actor: Actor, work: Work) -> Finding[ProtectedTable] | Refusal:
    """The table of `dims…, freq`, or of `dims…, contributor, value` under a rule of sums, with the sums of `dim, hierarchy, parent, child`,
    what discloses anybody hidden.

    A cell that no row names is zero. Raises BrokenFile for input that no table can be made of; a table whose hidden cells the attack
    still finds is refused. With a dataset it is judged together with all that was released of it, and remembered; it is refused where
    the same people are told of by another method, and under a rule weaker than a pack declares before its audience.
    """
    dataset = work.dataset
    about = {"table": work.inner.name, "sums": work.hierarchies.name, "least": work.rule.least}
    if isinstance(work.rule, SumRule) or work.rule.group or work.rule.came:
        about["rule"] = str(work.rule)
    if dataset is not None:
        about |= {"dataset": dataset.name, "vintage": dataset.vintage, "audience": str(dataset.audience)}
    asked = Asked(actor, "protect", about, lambda released: len(released.body))
    grounds = (Brought(work.inner.name, _told_of(house.packs, dataset), work.rule, declared_for(house, dataset)),)
    if dataset is None:
        return through(house, asked, lambda: grounds, lambda rested: Computed(_alone(work), rested, ""))
    with ExitStack() as held:
        return _remembered(house, asked, grounds, work, dataset, held)


def _told_of(packs: Mapping[str, Pack], dataset: Dataset | None) -> tuple[Disclosure, ...]:
    """The ways in which the people of a dataset are told of by a pack that has it as a person fact or as an indicator over one."""
    return tuple(
        one for pack in packs.values() if dataset is not None and dataset.name in names_of(pack) for one in pack.disclosures
        if one.rule is not None
    )


def declared_for(house: House, dataset: Dataset | None) -> tuple[TableRule, ...]:
    """The rules that packs declare for a dataset before its audience, in force today; none for a table of no dataset."""
    if dataset is None:
        return ()
    found = (rule_for(pack.table_rules, dataset.audience, dataset.name, today()) for pack in house.packs.values())
    return tuple(one for one in found if one is not None)


def rule_asked(house: House, inner: Path, dataset: Dataset | None) -> str:
    """The declared rule of a table, as one is written; raises BadQuestion where none is declared."""
    declared = declared_for(house, dataset)
    if not declared:
        raise BadQuestion("no rule is declared for this table; say by --rule what is to be hidden, as least:5, or name its --dataset")
    return str(declared_rule(declared, is_contributed(inner), is_told_behind(inner)))


def names_of(pack: Pack) -> frozenset[str]:
    """The names by which the people of a pack's registers are known: of its person facts, and of the indicators over them."""
    return frozenset(pack.person_facts) | {id for id, one in pack.indicators.items() if one.registers}


def _alone(work: Work) -> Protection:
    effort = Effort(60 * work.minutes, work.progress)
    if isinstance(work.rule, SumRule):
        return protect_sums(work.inner.name, read_sums(work.inner, work.hierarchies, work.rule), work.rounds, effort)
    table, _ = read_with_edges(work.inner, work.hierarchies)
    made = protect_table(table, work.rule, work.rounds, effort)
    return attacked(work.inner.name, table, made, work.rule, effort)


def _remembered(
    house: House, asked: Asked, grounds: tuple[Rested, ...], work: Work, dataset: Dataset, held: ExitStack
) -> Finding[ProtectedTable] | Refusal:
    """Judged with what was released before, which nobody else can add to until it is entered."""
    enter = []

    def computed(rested: tuple[Rested, ...]) -> Computed[Protection]:
        sums = read_sums(work.inner, work.hierarchies, work.rule) if isinstance(work.rule, SumRule) else None
        table, edges = (sums.table, sums.edges) if sums else read_with_edges(work.inner, work.hierarchies)
        to = Releasing(work.inner.name, work.rule, dataset.audience, dataset.vintage, sums)
        sheets, entering = held.enter_context(tables_of(house.store, dataset.name))
        effort = Effort(60 * work.minutes, work.progress)
        system = union(to, table, edges, [tabled(sheet) for sheet in sheets], effort)
        whole, made = protect_together(system, work.rounds, effort)
        found = attacked_together(to, system, whole, table, made, effort)
        enter.append(lambda released: entering({
            **sheet_of(to, edges, released.body, system.held, found.widths), "id": id_of(released.body.content()),
        }))
        return Computed(found.protection, rested, "")

    released = through(house, asked, lambda: grounds, computed)
    if not isinstance(released, Refusal):
        enter[0](released)
    return released
