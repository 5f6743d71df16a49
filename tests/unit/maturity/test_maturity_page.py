"""The page of an assessment asks for the published rounds once, and tells their periods and levels as it tells the earlier ones."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from price_rounds import release_round

from packs.service_centre.pack import PACK
from puntari.doors import act, rounds
from puntari.doors.assessed import published_rounds
from puntari.doors.house import House
from puntari.doors.releases import OfRound
from puntari.guard.actor import Actor, Role
from puntari.outlets.site import maturity_page
from puntari.outlets.site.book import Book, open_book
from puntari.store.root import Store
from puntari.words.text import Language

KEEPER, ANALYST = Actor(Role.ADMINISTRATOR), Actor(Role.ANALYST, purpose="evaluation")
(MATURITY,) = PACK.assessments
JUDGED = {"level": 4, "analysis": "Roles are clear.", "target_state": "One route."}
AIM = {"level": 3.5, "reason": "Costs are to be known.", "horizon": "2028-12-31", "owner": "Head of finance"}
KEPT = {"level": "unknown", "reason": "Still right.", "kept_from": "2023", "decided_by": "The board", "decided_on": "2026-05-04"}


def publish(house: House, id: str, period: str, pack: str = PACK.id) -> None:
    rounds.open_round(house, KEEPER, id, pack, MATURITY.id, period)
    rounds.close_round(house, KEEPER, id)
    rounds.judge(house, ANALYST, id, {"pricing": JUDGED})
    release_round(house, pack, OfRound(id))
    rounds.publish_round(house, KEEPER, id)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The pack built from the tables that it carries, with two published rounds."""
    house = House(Store(tmp_path_factory.mktemp("maturity") / "store"), {PACK.id: PACK})
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)
    publish(house, "r25", "2025-Q2")
    publish(house, "r26", "2026")
    yield open_book(house, "v")


@pytest.fixture(scope="module")
def asked(book: Book, tmp_path_factory: pytest.TempPathFactory) -> Book:
    """The pack with one round: managers see pricing two levels higher than customers do, the owner is not asked."""
    house = House(Store(tmp_path_factory.mktemp("asked") / "store"), {PACK.id: PACK})
    act.build_all(house, KEEPER, None, None, lambda what, done, of: None)
    rounds.open_round(house, KEEPER, "r26", PACK.id, MATURITY.id, "2026")
    areas = [area.id for area in MATURITY.framework.areas]
    for group, level in (("management", 4), ("customers", 2)):
        rows = tuple({"area": id, **dict.fromkeys("abcde", str(level if id == "pricing" else 3))} for id in areas)
        assert rounds.enter(house, KEEPER, "r26", group, rows) == 5
    rounds.close_round(house, KEEPER, "r26")
    rounds.judge(house, ANALYST, "r26", {"pricing": JUDGED | {"target": AIM}, "culture": JUDGED | {"level": 3, "target": KEPT},
                                         "processes": JUDGED | {"level": "unknown"}})
    release_round(house, PACK.id, OfRound("r26"))
    rounds.publish_round(house, KEEPER, "r26")
    return open_book(house, "v")


def test_a_target_stands_beside_baseline_and_present_level(asked: Book) -> None:
    page = maturity_page.page(asked, PACK, MATURITY, Language.EN)
    table = page.split('id="targets-h"')[1].split("</table>")[0]
    found = re.findall(r'href="#(\w+)">.*?</th>(.*)</tr>', table)
    rows = {area: re.sub(r"<[^>]+>", "|", cells).strip("|").split("||") for area, cells in found}
    assert list(rows) == [area.id for area in MATURITY.framework.areas], "those that this round set no target for tell the earlier one"
    assert rows["pricing"] == ["unknown", "4 (2026)", "3.5", "31 December 2028", "Head of finance", "Costs are to be known."]
    kept = "The target of round 2023 was kept (The board, 4 May 2026). Still right."
    assert rows["culture"] == ["2 (2023)", "3 (2026)", "unknown", "–", "–", kept]


def test_what_does_not_go_together_is_said(asked: Book) -> None:
    said = {
        Language.FI: ("≠ 2", "Ryhmät näkevät yli tason verran eri tavalla: Hinnoittelu.", "Omistaja: ei kysytty", "Ryhmältä ei kysytty.",
                      "ryhmän keskimmäisestä vastauksesta yli tason: Hinnoittelu (Asiakkaat).", "tavoite on annettua tasoa alempi"),
        Language.SV: ("≠ 2", "Grupperna ser mer än en nivå olika på: Prissättning.", "Ägaren: tillfrågades inte",
                      "mer än en nivå från en grupps mittersta svar: Prissättning (Kunderna).", "målet är lägre än den givna nivån"),
        Language.EN: ("≠ 2", "Groups differ by more than a level in: Pricing.", "Owner: not asked", "The group was not asked.",
                      "more than a level from the middle answer of a group: Pricing (Customers).", "the target is below the given level"),
    }
    for language, parts in said.items():
        page = maturity_page.page(asked, PACK, MATURITY, language)
        for part in parts:
            assert part in page, (language, part)
        assert page.count("≠ 2") == 1


def test_what_is_unknown_is_a_value_and_no_gap(asked: Book) -> None:
    for language, said, why in ((Language.FI, "ei tiedossa", "Arvioijan mukaan taso ei ole tiedossa."),
                                (Language.EN, "unknown", "The evaluator says that the level is unknown.")):
        page = maturity_page.page(asked, PACK, MATURITY, language)
        assert page.count(f'<span aria-hidden="true">?</span><span class="hidden-words">{said}</span>') == 2, "of levels and of answers"
        assert why in page


def test_levels_of_a_round_that_judged_few_areas_are_held_against_the_last_that_is_known(asked: Book) -> None:
    page = maturity_page.page(asked, PACK, MATURITY, Language.EN)
    assert "Governance and strategy: the level has risen in 2 of 2 areas" in page
    assert re.search(r"Organisation: the level has risen in 1 of 1 area\b", page)


def test_the_note_on_targets_says_what_the_rows_say() -> None:
    """The horizon in the note is that of the stored figures, and the second round is the year of its levels."""
    with (Path(PACK.folder) / "tables" / "other_figures.csv").open(encoding="utf-8", newline="") as opened:
        horizon = next(row for row in csv.DictReader(opened) if row["id"] == "of-maturity-horizon")
    assert MATURITY.note is not None
    for language in Language:
        assert f"{horizon['low']}–{horizon['high']} " in MATURITY.note[language] and "2023" in MATURITY.note[language]


def test_every_language_tells_the_same_answer(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = maturity_page.ask_results
    monkeypatch.setattr(maturity_page, "ask_results", lambda house, actor, id: asked.append(id) or ask(house, actor, id))
    for language in Language:
        maturity_page.page(book, PACK, MATURITY, language)
        maturity_page.twin(book, PACK, MATURITY, language)
    assert asked == ["r25", "r26"]


def test_a_round_has_its_period_in_words(book: Book) -> None:
    page = maturity_page.page(book, PACK, MATURITY, Language.FI)
    assert "2. neljännes 2025" in page and "2025-Q2" not in page


def test_a_picture_speaks_of_the_rounds_that_it_shows(book: Book) -> None:
    columns = maturity_page.columns_of(maturity_page.told_of(book, PACK, MATURITY), PACK)
    drawn, left_out = columns[-1 - maturity_page.MOST_DRAWN].label.en, columns[0].label.en
    assert (left_out, drawn) == ("2019", "2023")
    page = maturity_page.page(book, PACK, MATURITY, Language.EN)
    assert "Maturity level 1–5, 2023 and 2026, and the target" in page and "Maturity level 1–5, 2019" not in page


def test_a_round_of_a_pack_that_is_gone_stops_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    both = House(store, {PACK.id: PACK, "gone": replace(PACK, id="gone")})
    publish(both, "old", "2024", "gone")
    publish(both, "r26", "2026")
    assert published_rounds(House(store, {PACK.id: PACK}), PACK.id, MATURITY.id) == ("r26",)
