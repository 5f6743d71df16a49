"""The check of a catalogue finds each thing that can be wrong, and says everything at once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from packs.employment.pack import PACK
from packs.employment.themes import THEMES
from puntari.define.catalogue import Catalogue, Item, Kind, State, problems_of
from puntari.define.catalogue_table import read_catalogue
from puntari.define.folder_check import wrong_files
from puntari.define.pack import Pack
from puntari.define.record import kind_of, themes_of_registers
from puntari.define.upkeep import Dated
from puntari.define.upkeep_table import read_upkeep
from puntari.outlets.catalogue import listed, wrong_in
from puntari.words.errors import BadDefinition

TODAY = date(2026, 11, 22)
TABLES = (
    *("concepts.csv", "views.csv", "items.csv", "stages.yaml", "needs.yaml"),
    *("owners.yaml", "rules.yaml", "follows.csv", "definitions.csv"),
)


WAITING = next(
    id for id, one in PACK.catalogue.concepts.items() if one.state is State.ORDERED and one.items and one.needs and not one.indicators
)
"""A monitored item that has columns of a contract and no indicator yet."""


def with_concept(id: str, **changed: object) -> Catalogue:
    concepts = dict(PACK.catalogue.concepts)
    concepts[id] = replace(concepts[id], **changed)
    return replace(PACK.catalogue, concepts=concepts)


def told(catalogue: Catalogue) -> list[str]:
    found = problems_of(catalogue, PACK.indicators, PACK.registers, PACK.sources)
    return [f"{one.where}: {one.what}; {one.do}" for one in found]


def test_an_item_with_indicators_that_still_needs_something_is_there_in_part() -> None:
    concepts = PACK.catalogue.concepts
    assert concepts["commuting"].in_part and not concepts["unemployment-rate"].in_part
    assert not any(one.in_part for one in concepts.values() if one.state in (State.ORDERED, State.IN_PREPARATION))


@pytest.mark.parametrize(
    ("id", "changed", "says"),
    [
        ("unemployment-rate", {"indicators": ("unemployment_rat",)}, "nearest: unemployment_rate"),
        ("unemployment-rate", {"views": ("municipal",)}, "names view 'municipal'"),
        (WAITING, {"items": ("staff.person",)}, "names column of a contract 'staff.person'"),
        (WAITING, {"state": State.READY}, "called ready and has no indicator"),
        ("unemployment-rate", {"state": State.IN_TESTING}, "called in_testing and is ready"),
        ("job-searches-started", {"state": State.READY}, "called ready and is in_testing"),
        (WAITING, {"state": State.ORDERED, "items": ()}, "names no column of a contract"),
        (WAITING, {"needs": ()}, "does not say what it needs"),
        ("working-life-quality", {"needs": ()}, "ends as nothing"),
        ("own-follow-up", {"views": (), "needs": ()}, "does not say what it needs"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_concept_is_told(id: str, changed: dict[str, object], says: str) -> None:
    assert any(says in line for line in told(with_concept(id, **changed)))


def test_lines_concepts_views_and_indicators_that_nothing_leads_to_are_told() -> None:
    catalogue = PACK.catalogue
    odd = replace(
        catalogue,
        items=(*catalogue.items[1:], catalogue.items[1], Item("new", Kind.INDICATOR, "unheard-of")),
        concepts={**catalogue.concepts, "alone": replace(catalogue.concepts["population"], id="alone", views=())},
        views={**catalogue.views, "empty": replace(catalogue.views["goals"], id="empty")},
    )
    lines = told(odd)
    for says in ("stands twice", "'unheard-of'", "concept alone: is asked for by no line", "view empty: tells of no concept"):
        assert any(says in line for line in lines), says
    unserved = problems_of(catalogue, {**PACK.indicators, "new": PACK.indicators["population"]}, PACK.registers, PACK.sources)
    assert "indicator new" in [one.where for one in unserved]


def kept(**changed: object) -> Pack:
    one = PACK.indicators["population"]
    upkeep = replace(one.upkeep, **changed) if changed else None
    return replace(PACK, indicators={**PACK.indicators, "population": replace(one, upkeep=upkeep)})


def test_what_is_wrong_with_upkeep_is_told() -> None:
    told = {
        "no owner": kept(),
        "was to be reviewed on 2026-11-21": kept(review=date(2026, 11, 21)),
        "no day since which": kept(dated=()),
        "is not computed as it was since 2026-01-01": kept(dated=(Dated(date(2026, 1, 1), "000000000000"),)),
    }
    for says, pack in told.items():
        (problem,) = (one for one in wrong_in(pack, TODAY) if one.where == "indicator population")
        assert says in problem.what


def test_a_definition_changed_on_the_day_it_began_gets_no_second_line() -> None:
    for since, says in ((date(2026, 11, 21), "add the line population,2026-11-22,"), (TODAY, "for aaaa in definitions.csv")):
        (problem,) = (one for one in wrong_in(kept(dated=(Dated(since, "aaaa"),)), TODAY) if one.where == "indicator population")
        assert says in problem.do


@pytest.fixture
def tables(tmp_path: Path) -> Path:
    for name in TABLES:
        (tmp_path / name).write_bytes((Path(PACK.folder) / "catalogue" / name).read_bytes())
    return tmp_path


def test_every_wrong_line_is_told_at_once(tables: Path) -> None:
    with (tables / "concepts.csv").open("a", encoding="utf-8") as file:
        for begins in ("one,A,B,C,staf,tactical", "two,A,B,C,staff,soon", "population,A,B,C,staff,tactical"):
            file.write(f"{begins},,,,ready,open,\n")
    (tables / "items.csv").write_text("item,kind,concept\nx,figure,population\n", encoding="utf-8")
    with pytest.raises(BadDefinition) as wrong:
        read_catalogue(tables, THEMES)
    no_theme, no_use = "line 161: there is no theme 'staf'", "line 162: 'soon' is no use"
    for says in ("4 wrong lines", no_theme, no_use, "'figure' is no kind", "population stands"):
        assert says in str(wrong.value)


def test_what_is_wrong_in_several_files_is_told_although_none_can_be_imported(tmp_path: Path) -> None:
    for name in ("cards", "catalogue", "goals"):
        shutil.copytree(Path(PACK.folder) / name, tmp_path / name, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    assert list(wrong_files(tmp_path)) == []
    spoilt = {
        "cards/staff.yaml": ("  title:", "  titel:"),
        "cards/families/averages.yaml": ("of: {fi:", "off: {fi:"),
        "catalogue/concepts.csv": (",tactical,", ",soon,"),
        "catalogue/conditions.yaml": ("side: market", "side: marked"),
        "catalogue/hearing.csv": (",municipality", ",village"),
        "catalogue/core.csv": ("\nlabour_force", "\nan_labour_force"),
        "goals/targets.csv": ("2015-05-29", "29.5.2015"),
    }
    for name, (good, bad) in spoilt.items():
        text = (tmp_path / name).read_text(encoding="utf-8")
        assert good in text, name
        (tmp_path / name).write_text(text.replace(good, bad), encoding="utf-8")
    found = {one.where: one.what for one in wrong_files(tmp_path)}
    told = {
        "cards": "card register_clients_by_expert: title must be written", "cards/families": "nothing is said for the place",
        "catalogue/concepts.csv": "'soon' is no use",
        "catalogue/conditions.yaml": "'marked' is no side", "catalogue/hearing.csv": "'village'",
        "catalogue/core.csv": "no indicator 'an_labour_force'; nearest: labour_force", "goals/goals.yaml": "29.5.2015",
    }
    assert found.keys() == told.keys()
    for where, says in told.items():
        assert says in found[where], where


LINES = "indicator,since,fingerprint,earlier\nmean_age,2026-02-01,a,\nmean_age,2026-01-01,b,corrected\n"


def test_a_definition_that_begins_before_the_one_it_replaces_is_refused(tables: Path) -> None:
    (tables / "definitions.csv").write_text(LINES, encoding="utf-8")
    (tables / "follows.csv").write_text("indicator,rule\nmean_age,plann\nmean_ages,plan\n", encoding="utf-8")
    with pytest.raises(BadDefinition, match="begin it later") as wrong:
        read_upkeep(tables, {"mean_age": "municipal_situation"} | {one: "benefits" for one in PACK.indicators})
    for says in ("3 wrong lines", "no rule 'plann'; nearest: plan", "no indicator 'mean_ages'"):
        assert says in str(wrong.value)


def test_themes_without_a_core_indicator_are_those_of_the_authorities_registers_alone() -> None:
    core = {one.theme.id for one in PACK.indicators.values() if one.core}
    closed = {theme.id for theme in themes_of_registers(PACK)}
    assert core | closed == {theme.id for theme in PACK.themes} and not core & closed and (len(core), len(closed)) == (6, 8)
    assert all(one.registers for one in PACK.indicators.values() if one.theme.id in closed)
    assert themes_of_registers(replace(PACK, indicators={id: replace(one, core=False) for id, one in PACK.indicators.items()})) == ()


def test_the_list_names_the_kind_of_figure() -> None:
    kinds = {id: kind_of(PACK.indicators[id]) for id in ("population", "unemployment_rate", "median_income", "register_in_services")}
    assert kinds == {"population": "sum", "unemployment_rate": "ratio", "median_income": "published", "register_in_services": "stock"}
    assert {line.id for line in listed(PACK)} == set(PACK.indicators)
