"""The way of one figure, through the same gate as the figure and once more with the rows behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from puntari.define.question import Question
from puntari.doors.ask import ask
from puntari.doors.gate import Asked, grounds_of, through
from puntari.doors.house import House
from puntari.flow.explain import RowBehind, rows_behind
from puntari.guard.actor import Actor
from puntari.guard.events import of_question
from puntari.guard.release import Computed, Figures, Finding, Refusal, Rested, Row
from puntari.words.errors import BadQuestion


@dataclass(frozen=True)
class Explanation:
    """A figure of open statistics with the rows behind it, and for each delivery named in them what is known of it."""

    release: Figures
    figure: Row
    rows: tuple[RowBehind, ...]
    deliveries: Mapping[str, Mapping[str, object]]


def explain(house: House, question: Question, codes: Mapping[str, str], actor: Actor) -> Finding[Explanation] | Refusal:
    """How the one figure came about that the question asks for, with `codes` choosing among dimensions; raises BadQuestion when it
    asks for none or for several."""

    def computed(grounds: tuple[Rested, ...]) -> Computed[Explanation] | Refusal:
        answer = ask(house, question, actor)
        return answer if isinstance(answer, Refusal) else Computed(_explanation(house, question, codes, answer), grounds, answer.build)

    asked = Asked(actor, "explain", {**of_question(question), "codes": dict(codes)}, lambda released: len(released.body.rows))
    return through(house, asked, lambda: grounds_of(house.pack(question.pack), question.indicators), computed)


def _explanation(house: House, question: Question, codes: Mapping[str, str], answer: Figures) -> Explanation:
    figures = [row for row in answer.rows() if dict(zip(answer.dimensions, row.codes, strict=True)) == dict(codes)]
    if len(figures) != 1:
        raise BadQuestion(f"the question has {len(figures)} answers; name one area, one period and a code for each dimension")
    (figure,) = figures
    pack = house.pack(question.pack)
    binding = pack.indicator(figure.indicator).bindings[figure.binding] if figure.binding is not None else None
    warehouse = house.warehouse(pack.id, question.as_known_on, persons=False)
    rows = () if binding is None else rows_behind(warehouse, pack, binding, figure.level, figure.area, figure.period, codes)
    return Explanation(answer, figure, rows, _deliveries(house, question.pack, rows))


def _deliveries(house: House, pack: str, rows: tuple[RowBehind, ...]) -> dict[str, Mapping[str, object]]:
    named = {(row.source, row.delivery) for row in rows}
    sources = house.manifest()["packs"][pack]["sources"]
    return {
        short: one for source, short in sorted(named) for one in sources[source]["deliveries"] if one["sha256"].startswith(short)
    }
