"""Rounds of prices in tests: a house, invented answers that a test may spoil, and a review of everything."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import yaml
from openpyxl import Workbook, load_workbook

from packs.service_centre.pack import PACK
from puntari.doors import collected, collecting
from puntari.doors.house import House
from puntari.doors.releases import OfRound, take_step
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import Deed
from puntari.guard.release import Refusal
from puntari.outlets.collected import review_sheet
from puntari.outlets.files.request_book import request_book
from puntari.store.root import Store
from puntari.words.text import Language

KEEPER = Actor(Role.ADMINISTRATOR)
EVALUATOR = Actor(Role.ANALYST, purpose="evaluation")
Change = Callable[[Workbook], None]


def house_at(folder: Path) -> House:
    """A house over an empty store, with the one pack that collects prices."""
    return House(Store(folder), {PACK.id: PACK})


def answer(house: House, folder: Path, respondent: str, group: str, change: Change | None = None, seed: int = 1) -> collecting.Received:
    """Ask somebody, fill the request in with invented answers, change them and return them."""
    made = collecting.request(house, KEEPER, "r26", respondent, group, seed)
    book = load_workbook(io.BytesIO(request_book(made, Language.FI)))
    if change is not None:
        change(book)
    path = folder / f"{respondent}.xlsx"
    book.save(path)
    return collecting.receive(house, KEEPER, path)


def review_all(house: House, verdict: str = "comparable") -> int:
    """Give every price the same verdict, as an evaluator does in the sheet."""
    told = yaml.safe_load(review_sheet(collected.ask_rows(house, EVALUATOR, "r26"), Language.FI))
    for one in told["rows"].values():
        one |= {"verdict": verdict, "why": "Sama sisältö."}
    return collecting.review_sheet(house, EVALUATOR, "r26", told)


def release_round(house: House, pack: str, of_round: OfRound) -> None:
    """One proposes what a closed round found, another releases it."""
    for name, deed in (("anna", Deed.PROPOSE), ("bert", Deed.APPROVE)):
        assert not isinstance(take_step(house, Actor(Role.ANALYST, name=name), deed, pack, of_round=of_round), Refusal)


def publish_practice(house: House, folder: Path) -> None:
    """Open, answer, review, close and publish a practice round of a centre, five public peers and two private ones."""
    collecting.open_round(house, KEEPER, "r26", PACK.id, "2026", synthetic=True)
    answer(house, folder, "centre", "own")
    for code in "abcdefg":
        answer(house, folder, f"peer-{code}", "public_peer" if code < "f" else "private_peer")
    review_all(house)
    collecting.close(house, KEEPER, "r26")
    collecting.publish(house, KEEPER, "r26")
