"""The process that serves pages: it has no keys, no vault and no rows of registers, and needs none."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import pytest
from starlette.testclient import TestClient

from puntari.cli import environment, showing
from puntari.doors.house import House
from puntari.doors.raw import Wish, hand_over
from puntari.guard.actor import Actor, Role
from puntari.outlets import web
from puntari.outlets.web import make_app
from puntari.store import probe
from puntari.store.root import Store
from puntari.words.errors import BrokenStore
from tests.small.marked import PACK, marked_house


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    return marked_house(tmp_path_factory.mktemp("serving"))


def test_pages_are_served_where_neither_keys_nor_rows_exist(house: House, tmp_path: Path) -> None:
    root = tmp_path / "store"
    shutil.copytree(house.store.root, root, ignore=shutil.ignore_patterns("registers", "persons"))
    assert not root.with_name("store.keys").exists() and not root.with_name("store.vault").exists()
    client = TestClient(make_app(House(Store(root).for_serving(), {PACK.id: PACK})))
    front = client.get("/en/")
    pages = {urljoin("/en/", one) for one in re.findall(r'href="([^"#?:]+)"', front.text)}
    assert front.status_code == 200 and len(pages) > 10
    assert not {"etag", "last-modified", "set-cookie"} & set(front.headers), "a mark of what was made before is one to compare by"
    assert {client.get(page).status_code for page in pages} == {200}
    assert not root.with_name("store.keys").exists() and not root.with_name("store.vault").exists(), "and it makes none"


def test_pages_are_served_by_a_user_who_may_not_look_at_what_is_of_persons(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    held = next(house.store.builds.glob("*/*/persons"))
    looked, access = [], os.access

    def asked(path: Path, mode: int) -> bool:
        looked.append(Path(path))
        return Path(path) != held and access(path, mode)

    monkeypatch.setattr(probe.os, "access", asked)
    client = TestClient(make_app(House(house.store.for_serving(), {PACK.id: PACK})))
    assert {client.get(page).status_code for page in ("/en/", "/fi/", "/sv/")} == {200}
    serving = House(house.store.for_serving(), {PACK.id: PACK}).warehouse(PACK.id)
    with pytest.raises(BrokenStore, match="clients"):
        serving.rows("SELECT * FROM fact.clients")
    assert held in looked


def test_what_it_holds_opens_none_of_them(house: House) -> None:
    store = Store(house.store.root, house.store.vault, house.store.keys).for_serving()
    for shut in ("vault", "keys", "registers"):
        with pytest.raises(BrokenStore, match="the process that serves"):
            getattr(store, shut)
    assert store.builds == house.store.builds and store.vault_at is store.keys_at is None


def test_nobody_can_make_it_hand_rows_over(house: House, tmp_path: Path) -> None:
    serving = House(house.store.for_serving(), house.packs)
    director = Actor(Role.DIRECTOR, purpose="x", organisation="county:1")
    with pytest.raises(BrokenStore, match="the process that serves"):
        hand_over(serving, director, Wish("small", "clients"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_command_serves_with_such_a_store_and_forgets_where_the_secrets_are(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNTARI_KEYS", str(house.store.keys))
    monkeypatch.setenv("PUNTARI_VAULT", str(house.store.vault))
    monkeypatch.setattr(showing, "house", lambda: house)
    served: list[tuple[House, set[str]]] = []
    monkeypatch.setattr(web, "serve", lambda place, port, contact: served.append((place, set(os.environ))))
    showing.serve(port=0)
    ((place, known),) = served
    assert place.store.serving and not known & {"PUNTARI_KEYS", "PUNTARI_VAULT"}
    assert environment.keys_place() is None
