"""Malformed person deliveries of every kind: no crash, no lost row, every rejected row in quarantine with its reason.

A few hundred rows of each kind in `make test`; `make search` draws thousands of damaged deliveries of each form.
"""

from __future__ import annotations

import json
import random
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from puntari.flow.intake.rejects import unseal_rejects
from puntari.store.keys import open_keys
from puntari.store.registers import read_log
from puntari.store.root import Store
from puntari.words.errors import PuntariError
from tests.persons import STAY, csv_text, delivered
from tests.small.registers import STAYS, hetu

FIRST = date(2021, 1, 1)
REST = ("2020-01-01", "11.11.2222", "01", "a", "3", "T1", "words")
MANY = 300
DAMAGED = 8 if settings.default.derandomize else 2000
LETTERS = "0123456789-+.,:/aAyY ÄÖ\t\"'%_\\\u00a0\u200b\x7f\x01€😀"


def spoilt(column: int) -> list[tuple[str, ...]]:
    """Rows that are good but for one column, which holds anything."""
    chance = random.Random(column)
    made = []
    for number in range(MANY):
        row = [hetu(number), *REST]
        row[column] = "".join(chance.choices(LETTERS, k=chance.randint(0, 14))).replace('"', '""')
        made.append(tuple(f'"{cell}"' for cell in row))
    return made


@pytest.mark.parametrize("column", range(len(STAY)), ids=STAY)
def test_any_text_in_a_column_is_taken_or_waits(tmp_path: Path, column: int) -> None:
    store = Store(tmp_path / "store")
    loaded = delivered(store, STAYS, csv_text(STAY, spoilt(column)), FIRST).loaded
    rejects = unseal_rejects(store, open_keys(store), loaded.rejects).to_pylist()
    assert loaded.rows == MANY == loaded.accepted + len(rejects) and loaded.accepted == loaded.sorted
    assert all(one["rule"] and one["what_to_do"] and one["raw"] for one in rejects)
    assert len({one["_row"] for one in rejects}) == len(rejects)
    expected = {"hetu": MANY - 1, "alku": MANY // 2, "laji": MANY // 2}.get(STAY[column], 0)
    assert len(rejects) >= expected


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The bytes cut, doubled, overwritten or mixed at chance places."""
    told = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        begin = chance.randrange(len(told))
        end = min(len(told), begin + chance.randint(1, 60))
        how = chance.randrange(4)
        if how == 0:
            del told[begin:end]
        elif how == 1:
            told[begin:begin] = told[begin:end]
        elif how == 2:
            told[begin:end] = bytes(chance.choices(range(256), k=end - begin))
        else:
            told[begin:end] = chance.choice([b"\n", b"\r\n", b";", b'"', b"\0", b"{", b"<", b"\xff\xfe", b",,,"])
    return bytes(told)


def sound(form: str) -> bytes:
    """A sound delivery in that form."""
    people = [(hetu(number), *REST) for number in range(12)]
    objects = [dict(zip(STAY, row, strict=True)) for row in people]
    if form == "json":
        return json.dumps(objects).encode()
    if form == "lines":
        return "\n".join(map(json.dumps, objects)).encode()
    if form == "xml":
        reports = "".join("<r>" + "".join(f"<{name}>{cell}</{name}>" for name, cell in one.items()) + "</r>" for one in objects)
        return f"<rs>{reports}</rs>".encode()
    return csv_text(STAY, people).encode()


def look(form: str, seed: int) -> None:
    """A damaged delivery is refused in words of ours and changes nothing, or every row of it is accounted for."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "store")
        try:
            loaded = delivered(store, STAYS, damaged(sound(form), random.Random(seed)), FIRST).loaded
        except PuntariError as wrong:
            assert "-900" not in str(wrong) and read_log(store).of("stays") == ()
            return
        rejects = unseal_rejects(store, open_keys(store), loaded.rejects)
        assert loaded.rows == loaded.accepted + rejects.num_rows and loaded.accepted == loaded.sorted
        assert all(rejects["raw"].to_pylist())


@pytest.mark.parametrize("form", ["csv", "json", "lines", "xml"])
@settings(max_examples=DAMAGED)
@given(seed=st.integers(0, 10**9))
def test_a_damaged_delivery_is_refused_or_accounted_for(form: str, seed: int) -> None:
    look(form, seed)
