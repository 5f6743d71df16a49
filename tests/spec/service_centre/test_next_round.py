"""What a centre delivers for the next round: productivity and quality by unit and month, surveys with their uncertainty, plans, goals."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from math import sqrt
from pathlib import Path

import pytest

from packs.service_centre import next_round
from packs.service_centre.pack import PACK
from puntari.define.expression import Average, Sum
from puntari.define.fingerprint import of_indicator
from puntari.define.indicator import Binding
from puntari.define.question import Question
from puntari.doors import act
from puntari.doors.ask import ask
from puntari.doors.explain import explain
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.release import Figures
from puntari.outlets.answers import as_csv, as_json, synthetic
from puntari.outlets.site import broken_page, definition_page, steering_page
from puntari.outlets.site.book import open_book
from puntari.store.root import Store
from puntari.words.cell import Cell, IntervalKind, Reason, Status
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.period import PeriodRange
from puntari.words.text import Language

KEEPER = Actor(Role.ADMINISTRATOR)
EXAMPLE = Path(PACK.folder) / "example"
SOURCES = [source.id for source in PACK.sources.values() if source.by_hand and (EXAMPLE / f"{source.id}.csv").is_file()]
NEW = [id for id, one in vars(next_round).items() if id in PACK.indicators]
Cells = dict[tuple[str, ...], Cell]


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with everything that the invented centre delivers."""
    house = House(Store(tmp_path_factory.mktemp("next") / "store"), {PACK.id: PACK})
    for source in SOURCES:
        assert act.deliver(house, KEEPER, source, EXAMPLE / f"{source}.csv", date(2026, 1, 31), synthetic=True).rejected == 0
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)
    return house


def cells(house: House, indicator: str, *by: str) -> Cells:
    answer = ask(house, Question(PACK.id, (indicator,), by, every_period=True), PUBLIC)
    assert isinstance(answer, Figures)
    return {(*row.codes, str(row.period)): row.cell for row in answer.rows()}


def values(house: House, indicator: str, *by: str) -> dict[tuple[str, ...], float | None]:
    return {key: cell.value for key, cell in cells(house, indicator, *by).items()}


def test_every_source_of_the_next_round_has_an_example() -> None:
    assert len(SOURCES) >= 13


def test_a_rate_of_units_comes_from_hours(invented: House) -> None:
    assert values(invented, "unit_billing_rate", "unit")["tori_production", "2025-11"] == pytest.approx(69)
    assert values(invented, "unit_billing_rate")[("2025-12",)] == pytest.approx(100 * 10500 / 14200), "not the mean of two rates"


def test_the_investment_share_follows_the_reports_formula(invented: House) -> None:
    told = values(invented, "unit_investment_share", "unit")
    assert told["tori_production", "2025-12"] == pytest.approx(100 * 60000 / (60000 + 1000000 - 60000))
    assert values(invented, "unit_investment_share")[("2025-12",)] == pytest.approx(100 * 80000 / (80000 + 1500000 - 80000))


def test_the_peers_investment_share_is_rebuilt_from_its_assumptions(house: House) -> None:
    told = cells(house, "investment_share", "item")
    rebuilt = 100 * 0.17 * 0.20 / (0.17 * 0.20 + 0.83 * 0.51)
    assert told["peer_investment_share", "2022"].value == pytest.approx(rebuilt, abs=0.05)
    assert (told["investment_share", "2020"].low, told["investment_share", "2020"].high) == (5, 7)


def test_what_is_counted(invented: House) -> None:
    assert values(invented, "person_years") == {("2025-12",): 755.5}
    assert values(invented, "service_levels_met")[("2025-12",)] == pytest.approx(100 * 58 / 60)
    assert values(invented, "incidents", "severity") == {("critical", "2025-12"): 1, ("minor", "2025-12"): 47}
    assert values(invented, "service_volumes", "need", "counted")["workstation", "workstations", "2025-12"] == 58300
    assert values(invented, "plan_coverage")[("2025Q4",)] == 25 and values(invented, "plan_steps_done")[("2025Q4",)] == 25
    assert values(invented, "recurring_needs", "need")["identity", "2025Q4"] == 9
    assert values(invented, "goal_progress", "goal", "unit", "customers")["g4_8", "tori_production", "all_customers", "2025-12"] == 73.3
    with pytest.raises(BadQuestion, match="does not add up over counted"):
        cells(invented, "service_volumes", "need")


def test_revenue_by_class_has_no_sum_where_a_part_lacks(invented: House) -> None:
    told = cells(invented, "revenue_by_class", "kind")
    assert told["productised", "2025"].value == 7630000 and told["customer_project", "2025"].value == 260000
    assert (told["customer_specific", "2025"].status, told["customer_specific", "2025"].reason) == (Status.MISSING, Reason.MEMBER_MISSING)
    assert cells(invented, "productised_revenue_share")[("2025",)].status is Status.MISSING


def test_a_grade_has_its_uncertainty(invented: House) -> None:
    told = cells(invented, "survey_grade", "question", "organisation", "respondents", "mode", "supplier")
    cell = told["overall", "tori", "ordering_customers", "web", "kysely_oy", "2025Q4"]
    grades = [1] * 2 + [2] * 4 + [3] * 10 + [4] * 18 + [5] * 6
    mean = sum(grades) / 40
    error = 1.96 * sqrt(sum((grade - mean) ** 2 for grade in grades) / 39 / 40)
    assert cell.value == pytest.approx(mean) and cell.interval is IntervalKind.UNCERTAINTY
    assert (cell.low, cell.high) == (pytest.approx(mean - error), pytest.approx(mean + error))
    few = told["overall", "tuve", "ordering_customers", "web", "kysely_oy", "2025Q4"]
    assert (few.value, few.low, few.reason) == (None, None, Reason.FEW_RESPONDENTS)
    assert cells(invented, "survey_grade", "question")["overall", "2025Q4"].value == pytest.approx((sum(grades) + 14) / 44)
    with pytest.raises(BadQuestion, match="survey_grade can't be broken down by 'grade'"):
        cells(invented, "survey_grade", "grade")


SURVEYS = (
    ("2024Q4", "web", "kysely_oy", 3), ("2025Q3", "web", "kysely_oy", 3), ("2025Q4", "web", "kysely_oy", 4),
    ("2026Q3", "telephone", "kartta_oy", 5), ("2026Q4", "web", "kysely_oy", 4), ("2026Q4", "web", "kartta_oy", 2),
)


@pytest.fixture(scope="module")
def surveyed(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house with surveys whose mode and supplier change, ten answers each: one of 1, the others of the grade told."""
    folder = tmp_path_factory.mktemp("surveys")
    lines = [f"{when},overall,tori,ordering_customers,{mode},{by},{one},{many}" for when, mode, by, grade in SURVEYS
             for one, many in ((1, 1), (grade, 9))]
    lines.append("2026Q4,overall,tori,ordering_customers,web,nobody_knows,5,9")
    (folder / "s.csv").write_text("quarter,question,organisation,respondents,mode,supplier,grade,answers\n" + "\n".join(lines), "utf-8")
    house = House(Store(folder / "store"), {PACK.id: PACK})
    assert act.deliver(house, KEEPER, "survey_answers", folder / "s.csv", date(2027, 1, 31)).rejected == 1, "an unlisted supplier waits"
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)
    return house


def test_another_mode_or_supplier_breaks_the_series_and_a_mean_over_them_says_so(surveyed: House) -> None:
    told = ask(surveyed, Question(PACK.id, ("survey_grade",), (), every_period=True), PUBLIC)
    assert isinstance(told, Figures)
    web, phone = {"mode": "web", "supplier": "kysely_oy"}, {"mode": "telephone", "supplier": "kartta_oy"}
    both = ({"mode": "web", "supplier": "kartta_oy"}, web)
    assert [(str(one.period), one.ways, one.before) for one in told.made] == [("2026Q3", (phone,), (web,)), ("2026Q4", both, (phone,))]
    assert {str(row.period): row.change for row in told.rows()} == {
        "2024Q4": None, "2025Q3": None, "2025Q4": pytest.approx(0.9), "2026Q3": None, "2026Q4": None
    }, "no change is told across the break"
    listed = json.loads(as_json(told))["made"]
    assert listed[0]["before"] == [web] and "the series breaks, made by telephone+kartta_oy, before by web+kysely_oy" in listed[0]["said"]
    newest = ask(surveyed, Question(PACK.id, ("survey_grade",)), PUBLIC)
    assert isinstance(newest, Figures) and [str(one.period) for one in newest.made] == ["2026Q4"]


def test_each_way_alone_has_its_change_and_the_page_tells_the_breaks(surveyed: House) -> None:
    told = ask(surveyed, Question(PACK.id, ("survey_grade",), ("mode", "supplier"), every_period=True), PUBLIC)
    assert isinstance(told, Figures)
    changes = {(*row.codes, str(row.period)): row.change for row in told.rows()}
    assert changes["web", "kysely_oy", "2026Q4"] == pytest.approx(0) and changes["web", "kartta_oy", "2026Q4"] is None
    for language, says in ((Language.FI, "sarja katkeaa"), (Language.SV, "serien bryts"), (Language.EN, "the series breaks")):
        page = broken_page.page(open_book(surveyed, "v"), PACK, "survey_grade", language)
        assert page.count(says) == 2 and "Kartta Oy" in page
    definition = definition_page.page(open_book(surveyed, "v"), PACK, "survey_grade", Language.EN)
    assert "where any of these changes: Mode of the survey, Supplier of the survey" in definition


def test_a_way_that_is_no_dimension_is_refused() -> None:
    with pytest.raises(BadDefinition, match="is made by 'grade', which is none of its dimensions"):
        replace(PACK.indicators["survey_grade"], made_by=("grade",))


def test_what_is_made_up_says_so(invented: House) -> None:
    told = ask(invented, Question(PACK.id, ("unit_billing_rate",), ("unit",)), PUBLIC)
    assert synthetic(told) == ("unit_billing_rate",) and "SYNTHETIC" in as_csv(told)
    real = ask(invented, Question(PACK.id, ("billing_rate",), ("organisation",)), PUBLIC)
    assert synthetic(real) == ()


def test_explained_down_to_the_rows(invented: House) -> None:
    question = Question(PACK.id, ("unit_investment_share",), ("unit",), period=PeriodRange.parse("2025-12"))
    told = explain(invented, question, {"unit": "tori_production"}, PUBLIC)
    assert [(row.part, row.column, row.value) for row in told.body.rows] == [
        ("value", "investments", 60000), ("per", "investments", 60000), ("per", "operating_costs", 1000000), ("per", "depreciation", 60000)
    ]


def test_pages_before_the_first_delivery_say_so_and_after_it_have_figures(house: House, invented: House) -> None:
    for language in Language:
        assert PACK.indicators["unit_billing_rate"].card.title[language] in broken_page.page(
            open_book(house, "v"), PACK, "unit_billing_rate", language
        )
    before = broken_page.page(open_book(house, "v"), PACK, "survey_grade", Language.EN)
    assert "There is no figure of this indicator in the deliveries at hand yet." in before and "1 to 5" in before
    after = broken_page.page(open_book(invented, "v"), PACK, "survey_grade", Language.EN)
    assert "95 per cent confidence interval" in after and "There is no figure" not in after
    assert "indicator/goal_progress/" in steering_page.page(open_book(house, "v"), PACK, Language.FI)


@pytest.mark.parametrize("id", NEW)
def test_no_figure_without_a_delivery(house: House, id: str) -> None:
    if id == "investment_share":
        return
    assert cells(house, id, *PACK.indicators[id].dimensions) == {}


def test_a_negative_sum_is_another_definition_and_stands_never_alone() -> None:
    money = next_round.money_by_unit
    costs, depreciation = Sum(money, money.operating_costs), Sum(money, money.depreciation)
    assert (costs + -depreciation).terms[1].negative and not (costs + depreciation).terms[1].negative
    with pytest.raises(BadDefinition, match="takes away from nothing"):
        -costs + -depreciation
    with pytest.raises(BadDefinition, match="takes away from nothing"):
        Binding(-costs)
    share = PACK.indicators["unit_investment_share"]
    assert of_indicator(share) != of_indicator(PACK.indicators["unit_billing_rate"])


def test_a_mean_refuses_what_it_cannot_count() -> None:
    counts, volumes = next_round.survey_counts, next_round.volumes_by_need
    for wrong, says in (
        (lambda: Average(counts, counts.answers, counts.mode), "must be a scale of codes that are numbers"),
        (lambda: Average(counts, counts.answers, counts.grade, least=2), "ask for 3 or more"),
        (lambda: Binding(Average(counts, counts.answers, counts.grade), per=Sum(counts, counts.answers)), "it is not divided again"),
        (lambda: Average(volumes, volumes.amount, volumes.counted), "does not add up"),
    ):
        with pytest.raises(BadDefinition, match=says):
            wrong()
