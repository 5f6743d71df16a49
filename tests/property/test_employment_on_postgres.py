"""Register indicators of the employment pack, one of each kind, tell the same from DuckDB and a real server; `make portable` takes all."""

from __future__ import annotations

import tempfile
from pathlib import Path

import psycopg

from tests.portable import BINDINGS, both, compare, of_each_kind
from tests.postgres import server

FEW = of_each_kind()


def test_one_indicator_of_each_kind_is_the_same_on_a_real_server() -> None:
    assert {type(BINDINGS[id].value) for id in FEW} == {type(one.value) for one in BINDINGS.values()}
    with tempfile.TemporaryDirectory() as folder, server(Path(folder) / "server") as address:
        with psycopg.connect(address, autocommit=True) as postgres, both(5, postgres) as warehouse:
            assert compare(warehouse, postgres, FEW) > 1000
