"""Services and vacancies begun before A-TMT as URA tells them: each year all that was in force, in a file of its own by what it is.

URA's lists have training, trials at workplaces, and subsidised work with start-up grants. Other services A-TMT took over whole.
"""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from packs.employment.synthetic.chunk import URA, Chunk, Rows, Spans, coded, numbers, tell_in_force
from packs.employment.synthetic.clients import ura_end
from packs.employment.synthetic.days import dates
from packs.employment.synthetic.marks import A_TMT, business_ids, employers_of_vacancies

# Kinds of service that URA tells of, by its registers.
IN_URA = {
    "ura_training": ("training", "integration_training"), "ura_work_trial": ("work_trial",),
    "ura_subsidised_work": ("wage_subsidy", "start_up_grant"),
}
# Employers who are paid a wage subsidy: those of the payments (YA).
SUBSIDISED_FROM, SUBSIDISED_EMPLOYERS = 10_000, 2000
# Kinds of subsidised work by employer and reason, and the start-up grant.
SUPPORTS = ("6T", "5T", "6V", "5V", "62")
PUBLIC_EVERY = 3


def in_ura(kinds: tuple[str, ...]) -> np.ndarray:
    """Which kinds of service URA tells of, in the order of `kinds`."""
    return np.isin(kinds, [kind for told in IN_URA.values() for kind in told])


def employers_of_subsidies(number: np.ndarray) -> pa.Array:
    """The employers of wage subsidies by the number of the service."""
    employers = business_ids(SUBSIDISED_FROM, SUBSIDISED_EMPLOYERS)
    return pa.DictionaryArray.from_arrays(pa.array((number % SUBSIDISED_EMPLOYERS).astype(np.int32)), employers)


def tell_services(chunk: Chunk, person: np.ndarray, spans: Spans, kind: np.ndarray, number: np.ndarray, course: np.ndarray) -> None:
    """Spells of the kinds that URA has, with as much about each as it tells; `kind` are names, `course` numbers."""
    tellers = {"ura_training": _training, "ura_work_trial": _trials, "ura_subsidised_work": _subsidised}
    for register, kinds in IN_URA.items():
        which = np.flatnonzero(np.isin(kind, kinds) & (spans.begins < A_TMT))
        more = tellers[register](chunk, person[which], kind[which], number[which], course[which])
        _tell(chunk, register, Spans(spans.begins[which], spans.ends[which]), {"person": chunk.whose(person[which])} | more)


def _tell(chunk: Chunk, register: str, spans: Spans, told: Rows) -> None:
    def rows(at: np.ndarray, known: np.ndarray) -> Rows:
        days = {"begins": dates(spans.begins[at]), "ends": ura_end(known)}
        return {name: column.take(pa.array(at)) for name, column in told.items()} | days

    tell_in_force(chunk, register, URA, spans, rows)


def _training(chunk: Chunk, person: np.ndarray, kind: np.ndarray, number: np.ndarray, course: np.ndarray) -> Rows:
    """Vocational training is retraining here, and integration training general."""
    ones = np.ones(len(person))
    return {
        "course": numbers(course), "admission": coded(("0", "1"), ones), "started": coded(("0", "1"), ones),
        "kind": coded(("2", "0"), kind == "integration_training"),
    }


def _trials(chunk: Chunk, person: np.ndarray, kind: np.ndarray, number: np.ndarray, course: np.ndarray) -> Rows:
    """At a workplace or, one in four, in a workshop."""
    return {"kind": coded(("20", "21"), number % 4 == 0), "aim": coded(("1", "2"), number % 3 == 0)}


def _subsidised(chunk: Chunk, person: np.ndarray, kind: np.ndarray, number: np.ndarray, course: np.ndarray) -> Rows:
    """Wage subsidies to municipalities and to private employers, by length of unemployment or by disability, and start-up grants."""
    public, weak = number % PUBLIC_EVERY == 0, chunk.people.disabled[person]
    alone = kind == "start_up_grant"
    support = np.where(alone, 4, public + 2 * weak)
    employer = employers_of_subsidies(number)
    indices = pa.array(employer.indices.to_numpy(), mask=alone)
    return {
        "employer": pa.DictionaryArray.from_arrays(indices, employer.dictionary), "kind": coded(SUPPORTS, support),
        "apprenticeship": coded(("0", "1"), np.zeros(len(person))),
    }


def tell_announced(chunk: Chunk, number: np.ndarray, spans: Spans, told: Rows) -> None:
    """Vacancies announced before the switch, by what both systems tell of them; the language of the work is A-TMT's alone."""
    which = np.flatnonzero(spans.begins < A_TMT)
    at = pa.array(which)
    part = told["working_time"].indices.to_numpy()[which]
    same = {name: told[name].take(at) for name in ("municipality", "occupation", "places", "duration", "sector", "end_reason")}
    columns = {
        "vacancy": numbers(number[which]), "employer": employers_of_vacancies(number[which]), "working_time": coded(("1", "8"), part),
    }
    open_still = spans.ends[which] >= A_TMT
    same["end_reason"] = pc.if_else(pa.array(open_still), pa.scalar(None), same["end_reason"].cast(pa.string()))
    _tell(chunk, "ura_vacancy", Spans(spans.begins[which], spans.ends[which]), same | columns)
