"""What must hold of any delivery whatever: refused in words of ours and nothing changed, or every row accounted for."""

from __future__ import annotations

import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from puntari.flow.deliver import deliver
from puntari.flow.intake.rejects import unseal_rejects
from puntari.flow.intake.take import Terms, take_file
from puntari.flow.register import build_register
from puntari.store.deliveries import list_deliveries
from puntari.store.keys import open_keys
from puntari.store.registers import read_log
from puntari.store.rejects import get_rejects
from puntari.store.root import Store
from puntari.words.errors import PuntariError
from tests.ordeal.caught import Caught
from tests.ordeal.malformed import PERSONS, malformed
from tests.small.pack import HENS
from tests.small.registers import STAYS

KNOWN = date(2021, 1, 1)
SOMEBODY = re.compile(r"\d{6}[-+A]9\d\d")
A_STORE = 40
"""Deliveries into one store, before a fresh one is begun."""


@dataclass(frozen=True)
class Judged:
    """What became of a delivery: `refused`, or `taken` with its rows and those of them in quarantine; `wrong` says what must not be."""

    outcome: str
    rows: int = 0
    rejected: int = 0
    wrong: str = ""


def judge(store: Store, kind: str, data: bytes, rows: int | None) -> Judged:
    """Deliver the bytes and look whether all that must hold holds."""
    with Caught() as caught:
        try:
            return (_of_persons if kind in PERSONS else _of_figures)(store, data, rows)
        except PuntariError as refused:
            said = str(refused)
            return Judged("refused", wrong=_wrong(
                (bool(said), "nothing is said"), (not SOMEBODY.search(said), "it quotes what was delivered")
            ))
    return Judged("crashed", wrong=caught.wrong)


def _of_persons(store: Store, data: bytes, rows: int | None) -> Judged:
    path = store.root.parent / "delivered"
    path.write_bytes(data)
    before = read_log(store)
    try:
        taken = take_file(store, STAYS, path, Terms(known=KNOWN))
    except PuntariError:
        assert read_log(store) == before, "a refused delivery has changed the log"
        raise
    one = taken.loaded
    rejects = unseal_rejects(store, open_keys(store), one.rejects).to_pylist() if one.rejects else []
    return Judged("taken", one.rows, len(rejects), _wrong(
        (one.rows == one.accepted + len(rejects) + one.erased, "a row is neither accepted nor in quarantine"),
        (one.accepted == one.sorted, "an accepted row is lost"),
        (rows in (None, one.rows), f"{rows} rows were delivered and {one.rows} came"),
        (all(told["rule"] and told["what_to_do"] and told["raw"] for told in rejects), "a row is in quarantine without its reason"),
        (len({told["_row"] for told in rejects}) == len(rejects), "a row is in quarantine twice"),
    ))


def _of_figures(store: Store, data: bytes, rows: int | None) -> Judged:
    before = list_deliveries(store, HENS.id)
    try:
        taken = deliver(store, HENS, "delivered", data)
    except PuntariError:
        assert list_deliveries(store, HENS.id) == before, "a refused delivery was kept"
        raise
    (told,) = build_register(store, HENS, [taken.record], store.root / "register.parquet").deliveries
    rejects = get_rejects(store, HENS.id, taken.record.sha256).to_pylist()
    return Judged("taken", told.rows, len(rejects), _wrong(
        (told.rows == told.accepted + len(rejects) + told.set_aside, "a row is neither accepted nor set aside nor in quarantine"),
        ((told.accepted, told.rejected) == (taken.accepted, taken.rejected), "delivering and building count differently"),
        (rows in (None, told.rows), f"{rows} rows were delivered and {told.rows} came"),
        (all(one["rule"] and one["what_to_do"] and json.loads(one["raw"]) for one in rejects), "a row is in quarantine without its reason"),
        (len({one["row"] for one in rejects}) == len(rejects), "a row is in quarantine twice"),
    ))


def _wrong(*held: tuple[bool, str]) -> str:
    return "; ".join(what for holds, what in held if not holds)


def tried(
    kind: str, seed: int, numbers: range, folder: Path, failed: Callable[[str, int, bytes, str], None]
) -> Counter[str]:
    """Deliver the malformed deliveries of a kind that have these numbers and count what became of them; what went wrong is told."""
    told: Counter[str] = Counter()
    for number, store in zip(numbers, _stores(folder), strict=False):
        data, rows = malformed(kind, random.Random(f"{seed} {kind} {number}"))
        judged = judge(store, kind, data, rows)
        told += Counter({judged.outcome: 1, "rows": judged.rows, "in quarantine": judged.rejected})
        if judged.wrong:
            told["wrong"] += 1
            failed(kind, number, data, judged.wrong)
    return told


def one_round(kind: str, seed: int, numbers: range, folder: Path) -> tuple[Counter[str], list[str]]:
    """The same in a folder that is taken away again, with what must not be in words."""
    wrong: list[str] = []

    def failed(kind: str, number: int, data: bytes, what: str) -> None:
        wrong.append(f"{kind}, number {number} of seed {seed} ({len(data)} bytes): {what.strip()[-900:]}")

    with tempfile.TemporaryDirectory(prefix="round-", dir=folder) as place:
        return tried(kind, seed, numbers, Path(place), failed), wrong


def _stores(folder: Path) -> Iterator[Store]:
    for number in count():
        store = Store(folder / f"{number}" / "store")
        store.root.mkdir(parents=True)
        yield from (store for _ in range(A_STORE))
