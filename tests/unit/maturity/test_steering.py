"""Goals are held against their figures and nothing else; the chain refuses what leads nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from packs.service_centre.codes import HERE, LISTS
from packs.service_centre.pack import PACK
from puntari.define.steerbook import read_steering
from puntari.define.steering import Goal, Kind, ProgrammePart, Recommendation, TargetVersion, check_steering, steps
from puntari.flow.claims.figures import Figure
from puntari.flow.steering import Computed, part_told, told
from puntari.words.errors import BadDefinition
from puntari.words.text import Text
from puntari.words.unit import Better

ALIKE = ("measured_by", "unit")
GOAL = Goal("g", "h1", Text.same("Fewer"), Better.LOWER, base="b", targets=(TargetVersion("t"), TargetVersion("later")), result="r")


def figure(id: str, value: float | None, measured_by: str = "costs", unit: str = "percent") -> Figure:
    return Figure(id, "goals", value, None, None, "", {"measured_by": measured_by, "unit": unit})


def said(goal: Goal = GOAL, **changes: Figure) -> list[Computed]:
    figures = {"b": figure("b", 0), "t": figure("t", -11), "later": figure("later", -6), "r": figure("r", -6.4)} | changes
    found = told(goal, figures, ALIKE)
    return [found.status, *(version.status for version in found.versions)]


def test_each_version_of_a_target_is_judged_by_itself() -> None:
    assert said() == [Computed.MISSED, Computed.MISSED, Computed.MET]
    assert said(r=figure("r", -11)) == [Computed.MET, Computed.MET, Computed.MET], "a target that is reached is met"
    higher = replace(GOAL, better=Better.HIGHER)
    assert said(higher) == [Computed.MET, Computed.MET, Computed.MISSED]


def test_what_is_measured_otherwise_is_not_compared() -> None:
    assert said(r=figure("r", -6.4, "prices"))[0] is Computed.OTHER_MEASURE
    assert said(r=figure("r", -6.4, unit="index"))[0] is Computed.OTHER_MEASURE
    assert said(r=figure("r", None)) == [Computed.NO_RESULT] * 3


@pytest.mark.parametrize(("result", "status"), [(-1, Computed.IMPROVED), (0, Computed.UNCHANGED), (2, Computed.WORSE)])
def test_without_a_target_the_change_is_told(result: float, status: Computed) -> None:
    goal = replace(GOAL, targets=())
    assert said(goal, r=figure("r", result)) == [status]
    assert said(replace(goal, better=Better.NEITHER)) == [Computed.NO_TARGET]
    assert said(replace(goal, base="", result="")) == [Computed.NO_FIGURES]


def test_a_figure_that_no_row_has_is_refused() -> None:
    with pytest.raises(BadDefinition, match="goal g cites 'gone', which no row has"):
        said(replace(GOAL, result="gone"))
    with pytest.raises(BadDefinition, match="programme part cites 'gone', which no row has"):
        part_told(ProgrammePart("part", Text.same("Part"), money=("gone",)), {}, {})


def test_the_roadmap_follows_what_enables_what() -> None:
    assert [[one.id for one in step] for step in steps(PACK.steering)] == [
        ["state_ict_guidance", "service_strategy", "management_system"],
        ["service_portfolio", "partners_and_procurement", "cost_efficiency"],
    ]
    every = PACK.steering.recommendations
    circle = every | {"service_portfolio": replace(every["service_portfolio"], enables=("service_strategy",))}
    with pytest.raises(BadDefinition, match="enable one another in a circle"):
        replace(PACK.steering, recommendations=circle)


def test_a_chain_that_leads_nowhere_refuses_to_exist() -> None:
    steering, every = PACK.steering, dict(PACK.steering.recommendations)
    lonely = Recommendation("lonely", Kind.ROUND, Text.same("Do it"))
    for change, says in (
        ({"recommendations": every | {"lonely": lonely}}, "recommendation lonely comes from no finding"),
        ({"recommendations": every | {"lonely": replace(lonely, because=("f_rol",))}}, "finding 'f_rol' does not exist; nearest: f_role"),
        ({"findings": {"f": replace(steering.findings["f_role"], goals=("g9",))}}, "finding f: goal 'g9' does not exist"),
        ({"goals": {"g": replace(GOAL, better=Better.NEITHER)}}, "does not say whether higher or lower is better"),
        ({"goals": {"g": replace(GOAL, serves="x")}}, "goal g: goal 'x' does not exist"),
        ({"goals": {"g": replace(GOAL, serves="h"), "h": replace(GOAL, id="h", serves="g")}}, "goals g, h serve one another in a circle"),
        ({"programme": (ProgrammePart("part", Text.same("Part"), goals=("g9",)),)}, "programme part: goal 'g9' does not exist"),
        ({"measures": {"m": replace(steering.measures["1_1"], of="nothing")}}, "measure m: recommendation 'nothing'"),
    ):
        with pytest.raises(BadDefinition, match=says):
            replace(steering, **change)
    areas, sources = [area.id for area in PACK.assessments[0].framework.areas], list(PACK.sources)
    with pytest.raises(BadDefinition, match="pack x: steering: indicator 'goal_progress' does not exist"):
        check_steering(steering, ["unit_price"], areas, sources, "pack x")
    with pytest.raises(BadDefinition, match="measure 2_1: indicator 'customer_specific_services' does not exist"):
        check_steering(steering, [id for id in PACK.indicators if id != "customer_specific_services"], areas, sources, "pack x")


@pytest.mark.parametrize(("old", "new", "says"), [
    ("judged: partly", "judged: nearly", "judged is 'nearly'; it must be one of achieved"),
    ("deadline: 2021-01-01", "deadline: soon", "deadline is 'soon'; write a day"),
    ("better: lower", "better: less", "better is 'less'"),
    ("benefit: true", "bonus: true", "has 'bonus'; it may have"),
    ("addressee: ministry", "addressee: minister", "nobody is called 'minister'; nearest: ministry"),
    ("holder: centre", "holder: center", "nobody is called 'center'; nearest: centre"),
    ("readiness: [of-readiness-cost]", "ready: [of-readiness-cost]", "programme, cost has 'ready'"),
    ("owner: ministry", "owner: minister", "nobody is called 'minister'"),
    ("since: 2020-04-21", "since: early", "targets, since is 'early'; write a day"),
    ("no_indicator: act", "no_indicator: none", "no_indicator is 'none'; it must be one of act, judged"),
    ("targets: [goal-1-2-target]", "targets: [12]", "12 must be the id of a figure"),
])
def test_a_wrong_file_is_refused_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    for name in ("goals.yaml", "chain.yaml"):
        text = (HERE / "steering" / name).read_text(encoding="utf-8")
        (tmp_path / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    measures = {id: one.text for id, one in PACK.steering.measures.items()}
    with pytest.raises(BadDefinition, match=says):
        read_steering(tmp_path, "goals", ALIKE, "maturity", measures, {}, {}, LISTS["owners"].names)


@pytest.mark.parametrize(("change", "says"), [
    ({"unmeasured": None}, "names no indicator and not why; give `indicators`, or `no_indicator` as one of act, judged"),
    ({"indicators": ("unit_price",)}, "names indicators and says why there are none"),
    ({"areas": ()}, "is seen in no area of the framework, so the next round could not look at it"),
])
def test_a_measure_is_seen_somewhere_or_says_why_not(change: dict[str, object], says: str) -> None:
    with pytest.raises(BadDefinition, match=says):
        replace(PACK.steering.measures["1_1"], **change)


def test_the_letter_is_of_a_day() -> None:
    assert PACK.steering.letter == date(2020, 4, 21)
