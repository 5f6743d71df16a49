"""What peers told in a real round lies sealed; what was published is served without the vault; new keys and lost ones."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from price_rounds import EVALUATOR, KEEPER, house_at, release_round

from packs.service_centre.pack import PACK
from puntari.doors import collected, collecting, persons
from puntari.doors.house import House
from puntari.doors.releases import OfRound
from puntari.flow.pricing.invent import invented
from puntari.flow.pricing.keep import price_round
from puntari.flow.pricing.rounds import as_it_stands, returning
from puntari.guard.actor import PUBLIC
from puntari.guard.release import Finding, Refusal
from puntari.outlets.collected import review_sheet, state
from puntari.outlets.files.request_book import request_book
from puntari.store.rounds import OF_PRICES, extend_round
from puntari.words.errors import BadQuestion, BrokenStore
from puntari.words.text import Language

SECRETS = {"peer-a": 66.4111, "peer-b": 66.4121, "peer-c": 66.4136, "peer-d": 66.4143, "peer-e": 66.4154}
"""A price of each peer; the ends of the range may be shown, and nothing between them."""
WHY = "Sama sisältö kuin keskuksella"


def answer(house: House, folder: Path, code: str, group: str) -> Path:
    """An answer in a real round, filled in as somebody would, with a price that nobody else has."""
    made = collecting.request(house, KEEPER, "r26", code, group)
    filled = invented(made.collection, code, made.own, made.period, made.earlier, 1)
    if not made.own:
        next(row for row in filled["prices"] if row.get("price")).update(price=SECRETS[code], low=None, high=None)
    book = load_workbook(io.BytesIO(request_book(replace(made, filled=filled), Language.FI)))
    path = folder / f"{code}-virasto.xlsx"
    book.save(path)
    assert not isinstance(collecting.receive(house, KEEPER, path), Refusal)
    return path


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, Path]]:
    """A house with a real round of a centre and five peers that was reviewed, closed and published."""
    folder = tmp_path_factory.mktemp("real")
    house = house_at(folder / "store")
    collecting.open_round(house, KEEPER, "r26", PACK.id, "2026")
    answer(house, folder, "centre", "own")
    for code in SECRETS:
        answer(house, folder, code, "public_peer")
    assert collected.ask_state(house, KEEPER, "r26").body.lying_open == 0
    told = yaml.safe_load(review_sheet(collected.ask_rows(house, EVALUATOR, "r26"), Language.FI))
    for one in told["rows"].values():
        one |= {"verdict": "comparable", "why": WHY}
    collecting.review_sheet(house, EVALUATOR, "r26", told)
    collecting.close(house, KEEPER, "r26")
    with pytest.raises(BadQuestion, match="price round r26 after .* has not been released"):
        collecting.publish(house, KEEPER, "r26")
    release_round(house, PACK.id, OfRound("r26", OF_PRICES))
    assert collecting.publish(house, KEEPER, "r26") is None
    yield house, folder


def test_nothing_that_a_peer_told_lies_open(real: tuple[House, Path]) -> None:
    house, folder = real
    places = [house.store.root, house.store.vault, house.store.keys]
    every = {path: path.read_bytes() for place in places for path in place.rglob("*") if path.is_file()}
    for path, data in every.items():
        for told in (*map(str, list(SECRETS.values())[1:-1]), "virasto", WHY):
            assert told.encode() not in data, f"{path} tells {told}"
    assert not (house.store.root / "price_rounds" / "files").exists()
    assert len(list(house.store.papers.vault.glob("*.sealed"))) == 7, "six answers and a sheet of reviews"
    assert all(path.stat().st_mode & 0o077 == 0 for path in every if house.store.vault in path.parents or house.store.keys in path.parents)


def test_evaluators_see_it_with_the_vault(real: tuple[House, Path], tmp_path: Path) -> None:
    house, folder = real
    rows = collected.ask_rows(house, EVALUATOR, "r26").body
    assert set(SECRETS.values()) <= {float(row.values["price"]) for row in rows.rows.values()} and len(rows.reviews) == len(rows.rows)
    back = collecting.original(house, EVALUATOR, "r26", "peer-a", tmp_path / "back.xlsx")
    assert back.read_bytes() == (folder / "peer-a-virasto.xlsx").read_bytes()
    with pytest.raises(BadQuestion, match="nobody called 'peer-z' has answered"):
        collecting.original(house, EVALUATOR, "r26", "peer-z", tmp_path / "other.xlsx")
    assert isinstance(collecting.original(house, PUBLIC, "r26", "peer-a", tmp_path / "other.xlsx"), Refusal)


def test_everybody_sees_the_results_without_the_vault(real: tuple[House, Path]) -> None:
    house, _ = real
    serving = House(house.store.for_serving(), house.packs)
    for ask in (collected.ask_results, collected.ask_costs):
        shown = ask(serving, PUBLIC, "r26")
        assert isinstance(shown, Finding) and shown.body == ask(house, PUBLIC, "r26").body
    results = collected.ask_results(serving, PUBLIC, "r26").body
    assert results == collected.ask_results(house, EVALUATOR, "r26").body, "what was kept is what the gate gives"
    assert collected.published_price_rounds(serving, PACK.id) == ("r26",)
    with pytest.raises(BrokenStore, match="holds the vault neither open nor at hand"):
        price_round(serving.store, house.packs, "r26")


def test_new_keys_open_the_same_answers(real: tuple[House, Path]) -> None:
    house, _ = real
    before = collected.ask_results(house, EVALUATOR, "r26").body
    assert persons.rotate(house, KEEPER).generation >= 2
    assert collected.ask_results(house, EVALUATOR, "r26").body == before


def test_a_refused_answer_leaves_nothing_in_the_vault(real: tuple[House, Path], tmp_path: Path) -> None:
    house, folder = real
    before = sorted(path.name for path in house.store.papers.vault.iterdir())
    with pytest.raises(BadQuestion, match="is closed"):
        collecting.receive(house, KEEPER, folder / "peer-a-virasto.xlsx")
    assert sorted(path.name for path in house.store.papers.vault.iterdir()) == before


def test_answers_from_before_sealing_are_said_to_lie_open(tmp_path: Path) -> None:
    """A round that was begun when answers were not sealed is read as it is, and whoever looks at it is told."""
    house = house_at(tmp_path / "store")
    for synthetic in (False, True):
        round = f"r2{synthetic:d}"
        collecting.open_round(house, KEEPER, round, PACK.id, "2026", synthetic)
        collecting.request(house, KEEPER, round, "peer-a", "public_peer")
        extend_round(house.store, round, lambda events: returning(as_it_stands("r2", events), "peer-a", "0", "a.xlsx", {}, ()), OF_PRICES)
        told = collected.ask_state(house, KEEPER, round)
        assert told.body.lying_open == (not synthetic)
        assert ("1 answers and reviews lie open" in state(told)) is not synthetic


def test_a_practice_round_hides_nothing(tmp_path: Path) -> None:
    house = house_at(tmp_path / "store")
    collecting.open_round(house, KEEPER, "r26", PACK.id, "2026", synthetic=True)
    made = collecting.request(house, KEEPER, "r26", "centre", "own", 1)
    path = tmp_path / "centre.xlsx"
    path.write_bytes(request_book(made, Language.FI))
    collecting.receive(house, KEEPER, path)
    back = collecting.original(house, EVALUATOR, "r26", "centre", tmp_path / "back.xlsx")
    assert hashlib.sha256(back.read_bytes()).digest() == hashlib.sha256(path.read_bytes()).digest()
    assert not house.store.papers.vault.exists()
