"""A register delivered from its source's own PostgreSQL, through a real server on loopback."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from puntari.flow.intake.take import Terms, take_table
from puntari.store.root import Store
from puntari.words.errors import BrokenFile, NothingFetched
from tests.persons import STAY, csv_text, delivered, rows, stores
from tests.postgres import fill, server
from tests.small.registers import STAYS, hetu

FIRST, SECOND = date(2021, 1, 1), date(2021, 2, 1)


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with server(tmp_path_factory.mktemp("postgres") / "server") as found:
        columns = 'hetu text, alku date, loppu date, laji text, "pitäjä" text, vuoteet int, tila text, sanat text'
        told = ", ".join(f"('{hetu(one)}', '2020-01-01', '2222-11-11', '01', 'a', 3, 'T1', 'two\nlines; \"quoted\"')" for one in range(40))
        fill(found, f"CREATE TABLE stays ({columns}); INSERT INTO stays VALUES {told}; CREATE SCHEMA other; "
                    "CREATE VIEW other.some AS SELECT * FROM stays LIMIT 5; CREATE TABLE strange (a int)")
        yield found


def test_a_table_tells_what_a_file_tells(tmp_path: Path, address: str) -> None:
    one, other = stores(tmp_path, 2)
    loaded = take_table(one, STAYS, address, "", Terms(known=FIRST)).loaded
    assert (loaded.rows, loaded.stored, loaded.rejected) == (40, 40, 0)
    delivered(other, STAYS, csv_text(STAY, [(hetu(n), "2020-01-01", "11.11.2222", "01", "a", 3, "T1", "") for n in range(40)]), FIRST)
    assert rows(one, "stays") == rows(other, "stays")


def test_the_same_table_again_changes_nothing_and_a_view_can_be_named(tmp_path: Path, address: str) -> None:
    store = Store(tmp_path / "store")
    assert take_table(store, STAYS, address, "", Terms(known=FIRST)).new
    assert not take_table(store, STAYS, address, "stays", Terms(known=SECOND)).new
    assert take_table(store, STAYS, address, "other.some", Terms(known=SECOND)).loaded.unchanged == 5


def test_what_cannot_be_read_is_told_without_the_address(tmp_path: Path, address: str) -> None:
    store = Store(tmp_path / "store")
    secret = address.replace("keeper@", "keeper:secret@")
    for place, table, kind in ((secret, "nowhere", NothingFetched), (secret, 'x"; DROP TABLE stays; --', NothingFetched),
                               (secret, "strange", BrokenFile), ("postgresql://keeper:secret@127.0.0.1:1/x", "stays", NothingFetched)):
        with pytest.raises(kind) as wrong:
            take_table(store, STAYS, place, table)
        assert "secret" not in str(wrong.value)
    assert take_table(store, STAYS, address, "", Terms(known=FIRST)).loaded.stored == 40
