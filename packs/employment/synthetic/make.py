"""Makes the deliveries of a synthetic Finland and the truth beside them; the same scale and seed give the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from packs.employment.registers.all import REGISTERS
from packs.employment.synthetic import (
    areas,
    backgrounds,
    clients,
    dirt,
    followed,
    helping,
    money,
    process,
    rounds,
    special,
    tables,
    tags,
    tally,
    traits,
    truth,
    voices,
)
from packs.employment.synthetic.careers import Careers, live
from packs.employment.synthetic.chunk import Chunk, Rows, atmt_cuts, seldom_cuts
from packs.employment.synthetic.days import first_day, last_day
from packs.employment.synthetic.life import AT_WORK, UNEMPLOYED
from packs.employment.synthetic.people import People, identity_codes, people
from packs.employment.synthetic.planted import Planted, plant
from packs.employment.synthetic.runs import STAYING_DAYS, runs_of, status_spells
from packs.employment.synthetic.scale import SCALES, Scale
from packs.employment.synthetic.targets import INTERPOLATED, Targets, targets
from puntari.define.synthetic import Sink, Told

PERSONS_A_CHUNK = 40_000
AS_CSV = frozenset({"atmt_person", "atmt_job_search", "atmt_plan", "ya_subsidy", "ya_startup_grant", "customer_survey", "complaints"})
GOOD_ROWS = 400
# Of the time that those who found work would stay registered, so much is left when some are unemployed again before.
STAYED = 0.55
TELLERS = (
    clients.tell_clients, clients.tell_searches, clients.tell_status, process.tell_plans, process.tell_contacts,
    process.tell_obligations, process.tell_offers, process.tell_statements, helping.tell_services, money.tell_wages,
    money.tell_benefits, voices.tell_answers, tags.tell_tags, followed.tell_candidates,
    followed.tell_integration, followed.tell_profiles, backgrounds.tell_backgrounds, special.tell_special,
    traits.tell_traits,
)


@dataclass(eq=False)
class _Writer:
    """Writes rows through the sink, and keeps a few of each register's last delivery for the dirt."""

    sink: Sink
    scale: Scale
    kept: dict[str, tuple[date, pa.Table]] = field(default_factory=dict)

    def __call__(self, register: str, known: date, rows: Rows) -> None:
        table = pa.table({name: rows[name] for name in (column.name for column in REGISTERS[register].columns) if name in rows})
        self.sink.write(REGISTERS[register], known, table, as_csv=self.scale.as_csv and register in AS_CSV)
        before = self.kept.get(register)
        if before is None or known > before[0] or (known == before[0] and before[1].num_rows < GOOD_ROWS):
            self.kept[register] = (known, table.slice(0, GOOD_ROWS))


def make(scale_name: str, seed: int, sink: Sink, told: Told) -> None:
    """Write every delivery and the truth of one of the scales."""
    make_scale(SCALES[scale_name], seed, sink, told)


def make_scale(scale: Scale, seed: int, sink: Sink, told: Told) -> None:
    """Write every delivery and the truth of a scale."""
    goals, planted = scale.of(targets()), plant(scale)
    everybody = people(goals, np.random.default_rng([seed, 0]))
    careers = live(everybody, goals, scale, planted.weaker, np.random.default_rng([seed, 1]), told)
    codes = identity_codes(everybody, np.random.default_rng([seed, 2]))
    writer = _Writer(sink, scale)
    counts = voices.new_vacancies(scale, goals.unemployed[-1] > 0, np.random.default_rng([seed, 3]))
    seekers = _seekers(careers, goals)
    chunks = _chunks(scale, everybody, codes, careers, planted, seekers, seed, writer, tally.vacancies(counts))
    total = -(-len(everybody) // PERSONS_A_CHUNK)
    for number, chunk in enumerate(chunks, 1):
        if number == 1:
            voices.tell_vacancies(chunk, counts)
            voices.tell_complaints(chunk, scale)
        for tell in TELLERS:
            tell(chunk)
        if number == total:
            areas.tell_areas(chunk)
            rounds.tell_rounds(chunk, np.random.default_rng([seed, 6]))
        told("registers", number, total)
    _soil(writer, np.random.default_rng([seed, 4]))
    _tell_truth(sink, scale, seed, careers, planted, codes)


def _chunks(
    scale: Scale, everybody: People, codes: np.ndarray, careers: Careers, planted: Planted, seekers: np.ndarray, seed: int, writer: _Writer,
    numbered: tally.Vacancies,
) -> Iterator[Chunk]:
    counted = tally.Tally()
    for first in range(0, len(everybody), PERSONS_A_CHUNK):
        here = slice(first, first + PERSONS_A_CHUNK)
        random = np.random.default_rng([seed, 5, first])
        some = People(*(getattr(everybody, one.name)[here] for one in fields(People)))
        runs = runs_of(careers.states[:, here], careers.begun[here], random)
        spells = status_spells(runs, seekers, random)
        searches, of_search = clients.searches_of(first, spells)
        homes = careers.homes.within(first, first + PERSONS_A_CHUNK)
        yield Chunk(first, some, homes, pa.array(codes[here]), careers.states[:, here], runs, spells, of_search, searches, planted, random,
                    writer, numbered, counted, scale.months_a_delivery, atmt_cuts(scale.months_a_delivery),
                    seldom_cuts(scale.months_a_delivery))


def _seekers(careers: Careers, goals: Targets) -> np.ndarray:
    """The share of those who find work that must stay registered for the job seekers to be as many as told, by month, (121,)."""
    states = careers.states
    found = np.r_[0, ((states[1:] == AT_WORK) & (states[:-1] >= UNEMPLOYED)).sum(axis=1)]
    smooth = np.convolve(found, np.ones(5) / 5, mode="same").clip(1)
    unemployed = goals.unemployed.sum(axis=1)
    lacking = unemployed * (goals.seekers_per_unemployed - 1) - goals.services.sum(axis=(1, 2))
    share = np.clip(lacking / (smooth * STAYING_DAYS / 30.4 * STAYED), 0.05, 0.98)
    # At first, the share of all who are at work that is registered.
    share[0] = np.clip(lacking[0] / (states[0] == AT_WORK).sum(), 0.0, 0.98)
    return share


def _soil(writer: _Writer, random: np.random.Generator) -> None:
    """One more delivery of each register with dirty rows of every kind, beside good rows that are told again."""
    listed = []
    for id, (known, table) in sorted(writer.kept.items()):
        register = REGISTERS[id]
        rows, faults = dirt.soiled(register, _as_text(table), random)
        name = writer.sink.write_rows(register, known, rows)
        listed += [{"file": name, "register": id} | {part.name: getattr(one, part.name) for part in fields(dirt.Fault)} for one in faults]
    writer.sink.truth("dirty_rows", pa.Table.from_pylist(listed))


def _as_text(table: pa.Table) -> list[dirt.Row]:
    columns = [pc.fill_null(pc.cast(_plain(column), pa.string()), "") for column in table.columns]
    return pa.table(dict(zip(table.column_names, columns, strict=True))).to_pylist()


def _plain(column: pa.ChunkedArray) -> pa.ChunkedArray:
    return pc.cast(column, column.type.value_type) if pa.types.is_dictionary(column.type) else column


def _tell_truth(sink: Sink, scale: Scale, seed: int, careers: Careers, planted: Planted, codes: np.ndarray) -> None:
    statement = truth.statement() | {
        "scale": scale.name, "one_synthetic_person_for_real_ones": scale.divisor, "regions": list(scale.regions), "seed": seed,
        "from": str(np.datetime64(int(last_day(0)), "D")), "to": str(np.datetime64(int(last_day(tables.MONTHS - 1)), "D")),
        "first_delivery_of_a_tmt": str(atmt_cuts(1)[0].known), "planted_declines": planted.statement(),
        "interpolated": [dict(zip(("figure", "months", "how"), one, strict=True)) for one in INTERPOLATED],
        "first_month_begins": str(np.datetime64(int(first_day(1)), "D")),
    }
    sink.truth("statement", statement)
    sink.truth("effects", pa.Table.from_pylist(truth.effects_told(careers.courses)))
    sink.truth("selection", pa.Table.from_pylist(truth.selection_told(careers.courses, careers.courses.people)))
    sink.truth("courses", truth.courses_table(careers.courses, pa.array(codes)))

