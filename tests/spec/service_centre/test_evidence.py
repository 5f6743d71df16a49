"""The register of evidence of the evaluation: what the report lists, with hashes, and every finding resting on something."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK
from puntari.define.evidence import Sort
from puntari.doors import persons
from puntari.doors.evidence import Holding, Lack, Verdict, add_file, ask_evidence, verify_files
from puntari.doors.house import House
from puntari.flow.evidence import Held
from puntari.flow.evidence import told as tell
from puntari.flow.evidence_files import mirror_hashes, verified
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import NO_DATA, NOT_ANALYST
from puntari.guard.release import Refusal
from puntari.outlets import evidence as outlet
from puntari.outlets.site import evidence_page, steering_page
from puntari.outlets.site.book import open_book
from puntari.store.root import Store
from puntari.words.errors import BadQuestion
from puntari.words.text import Language
from tests.small.pack import PACK as SMALL


def of(sort: Sort) -> list[str]:
    return [id for id, one in PACK.evidence.exhibits.items() if one.sort is sort]


def test_every_table_is_in_the_register_by_the_hash_of_its_file(house: House) -> None:
    told = {one.exhibit.source: one for one in ask_evidence(house, PACK.id, PUBLIC).body.exhibits if one.exhibit.source}
    assert set(told) <= set(PACK.sources)
    for id, one in told.items():
        data = (Path(PACK.folder) / "tables" / f"{id}.csv").read_bytes()
        assert one.hashes == (hashlib.sha256(data).hexdigest(),)


def test_what_the_report_lists_and_what_is_odd_about_it(house: House) -> None:
    told = {one.exhibit.id: one for one in ask_evidence(house, PACK.id, PUBLIC).body.exhibits}
    assert len([id for id in of(Sort.DOCUMENT) if re.fullmatch(r"d\d\d", id)]) == 30
    early = [id for id, one in told.items() if Lack.BEFORE_THE_WORK in one.lacks]
    assert early == ["d30"], "the report's thirtieth document came before the work began"
    assert {told[id].holding for id in of(Sort.DOCUMENT)} == {Holding.NOT_HELD}, "the files of the documents are not held"
    assert {told[id].holding for id in of(Sort.TABLE)} == {Holding.DELIVERED}
    assert [told[id].exhibit.persons for id in of(Sort.INTERVIEW)] == [8, 6, 4]
    assert all(Lack.NO_COUNT in told[id].lacks for id in of(Sort.SURVEY)), "no survey tells how many answered"


def test_every_finding_rests_on_something_and_both_ways_lead_there(house: House) -> None:
    assert PACK.rests and all(PACK.rests.values())
    evidence = evidence_page.page(open_book(house, "v"), PACK, Language.FI)
    chain = steering_page.page(open_book(house, "v"), PACK, Language.FI)
    anchors = set(re.findall(r' id="([^"]+)"', evidence))
    asked = re.findall(r'evidence/#([^"]+)"', chain)
    assert set(asked) == {id for ids in PACK.rests.values() for id in ids} <= anchors
    findings = set(re.findall(r'steering/#([^"]+)"', evidence))
    assert findings == set(PACK.rests) <= set(re.findall(r' id="([^"]+)"', chain))
    assert "päivätty ennen työn alkua" in evidence


def test_no_person_is_named() -> None:
    words = json.dumps([[one.by and one.by.en, one.title.en] for one in PACK.evidence.exhibits.values()])
    assert not re.search(r"\b(Mr|Ms|Mrs|Dr)\b", words)
    assert {one.by.en for one in PACK.evidence.exhibits.values() if one.sort is Sort.INTERVIEW} == {
        "The centre's management group", "Those in the ministry who steer the centre", "Chairs of the customers' bodies"
    }


def test_as_text(house: House, tmp_path: Path) -> None:
    told = ask_evidence(house, PACK.id, PUBLIC)
    rows = list(csv.DictReader(io.StringIO(outlet.as_csv(told, Language.SV))))
    assert len(rows) == len(PACK.evidence.exhibits) and rows[29]["lacks"] == "before_the_work"
    assert rows[29]["holding"] == "not_held"
    whole = json.loads(outlet.as_json(told, Language.EN))
    assert whole["findings"]["f_scope"] == list(PACK.rests["f_scope"]) and whole["exhibits"][29]["since"] == "2022-01-29"
    assert f"{len(rows)} pieces of evidence" in outlet.as_table(told, Language.EN)
    prices = hashlib.sha256((Path(PACK.folder) / "tables" / "prices.csv").read_bytes()).hexdigest()
    looked_up = outlet.matched(told, {"p.csv": prices, "q.csv": "00"})
    assert looked_up.splitlines()[0].endswith("t_prices") and "nothing in the register has this hash" in looked_up


@pytest.mark.parametrize("language", list(Language))
def test_the_page_in_every_language(house: House, language: Language) -> None:
    text = evidence_page.page(open_book(house, "v"), PACK, language)
    assert all(one.title[language].replace("'", "&#39;") in text for one in PACK.evidence.exhibits.values())


EVALUATOR = Actor(Role.ANALYST, name="Erkki Esimerkki")
DAY = date(2023, 2, 21)


@pytest.fixture
def place(tmp_path: Path) -> House:
    return House(Store(tmp_path / "store"), {PACK.id: PACK})


def add(place: House, file: Path, exhibit: str = "d19", **change: object) -> object:
    return add_file(place, EVALUATOR, PACK.id, exhibit, file, DAY, "Palvelukeskus", **change)


def verdicts(place: House, exhibit: str, **given: Path) -> list[Verdict]:
    return [one.verdict for one in verify_files(place, EVALUATOR, PACK.id, None, given) if one.exhibit == exhibit]


def test_a_document_is_added_sealed_and_verified_later(place: House, tmp_path: Path) -> None:
    file = tmp_path / "strategy.pdf"
    file.write_bytes(b"the strategy of the centre")
    hash = hashlib.sha256(b"the strategy of the centre").hexdigest()
    assert add(place, file) == hash
    told = next(one for one in ask_evidence(place, PACK.id, PUBLIC).body.exhibits if one.exhibit.id == "d19")
    assert (told.holding, told.hashes, told.files[0].source) == (Holding.KEPT, (hash,), "Palvelukeskus")
    everywhere = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path != file)
    assert b"the strategy of the centre" not in everywhere and b"strategy.pdf" not in everywhere, "the file lies sealed and unnamed"
    assert verdicts(place, "d19") == [Verdict.WHOLE]
    [sealed] = place.store.papers.vault.glob("*.sealed")
    data = bytearray(sealed.read_bytes())
    data[-1] ^= 1
    sealed.write_bytes(data)
    assert verdicts(place, "d19") == [Verdict.CHANGED]
    sealed.unlink()
    assert verdicts(place, "d19") == [Verdict.GONE]


def test_versions_of_a_document_and_a_hash_alone(place: House, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"first")
    add(place, file, keep=False)
    assert verdicts(place, "d19") == [Verdict.NOT_AT_HAND] and verdicts(place, "d19", d19=file) == [Verdict.WHOLE]
    with pytest.raises(BadQuestion, match="d19 has this very file already, as number 1"):
        add(place, file)
    assert not place.store.papers.vault.exists(), "what is refused leaves nothing in the vault"
    file.write_bytes(b"second")
    assert verdicts(place, "d19", d19=file) == [Verdict.CHANGED]
    add(place, file)
    told = next(one for one in ask_evidence(place, PACK.id, PUBLIC).body.exhibits if one.exhibit.id == "d19")
    assert [one.number for one in told.files] == [1, 2] and told.holding is Holding.KEPT
    assert "file 1" in [one.file for one in verify_files(place, EVALUATOR, PACK.id, None, {}) if one.exhibit == "d19"]


def test_what_cannot_be_added_is_refused(place: House, tmp_path: Path) -> None:
    file, empty = tmp_path / "a.pdf", tmp_path / "b.pdf"
    file.write_bytes(b"a")
    empty.write_bytes(b"")
    for path, exhibit, says in (
        (file, "d91", "no piece of evidence 'd91'; nearest: "), (empty, "d19", "b.pdf is empty"),
        (file, "t_prices", "its file comes as a delivery: `puntari deliver prices FILE`"),
    ):
        with pytest.raises(BadQuestion, match=says):
            add(place, path, exhibit)
    with pytest.raises(BadQuestion, match="has not come yet"):
        add_file(place, EVALUATOR, PACK.id, "d19", file, datetime.now(UTC).date() + timedelta(days=2), "Palvelukeskus")
    with pytest.raises(BadQuestion, match="nobody stands behind it"):
        add_file(place, Actor(Role.ANALYST), PACK.id, "d19", file, DAY, "Palvelukeskus")
    assert add_file(place, PUBLIC, PACK.id, "d19", file, DAY, "Palvelukeskus") == Refusal(NOT_ANALYST.reason, "keep_evidence")
    assert isinstance(verify_files(place, PUBLIC, PACK.id, None, {}), Refusal)


def test_new_keys_open_the_same_papers(place: House, tmp_path: Path) -> None:
    file = tmp_path / "a.pdf"
    file.write_bytes(b"a")
    add(place, file)
    keys = (place.store.papers.keys / "keys.json").read_bytes()
    assert persons.rotate(place, Actor(Role.ADMINISTRATOR)).generation == 2
    assert (place.store.papers.keys / "keys.json").read_bytes() != keys and verdicts(place, "d19") == [Verdict.WHOLE]


def test_files_of_the_mirror_have_the_hash_that_the_build_found(tmp_path: Path) -> None:
    mirror, exhibit = tmp_path / "mirror", PACK.evidence.exhibits["t_prices"]
    path = mirror / exhibit.mirror[0]
    path.parent.mkdir(parents=True)
    path.write_bytes(b"id,value\n")
    hashes = mirror_hashes(PACK, mirror)
    assert hashes["t_prices"] == {exhibit.mirror[0]: hashlib.sha256(b"id,value\n").hexdigest()}
    assert hashes["t_goals"] == {"valtori/steering_goals.csv": None}, "what is not there is said to be not there"
    told = next(one for one in tell(PACK.evidence, PACK.rests, Held({}, {}, hashes)) if one.exhibit.id == "t_prices")
    store = Store(tmp_path / "store")
    assert [one.verdict for one in verified(store, (told,), mirror, {})] == [Verdict.WHOLE]
    path.write_bytes(b"id,value\nnew,1\n")
    assert [one.verdict for one in verified(store, (told,), mirror, {})] == [Verdict.CHANGED]
    path.unlink()
    assert [one.verdict for one in verified(store, (told,), mirror, {})] == [Verdict.GONE]
    assert [one.verdict for one in verified(store, (told,), None, {})] == [Verdict.NOT_AT_HAND]


def test_the_build_keeps_the_hashes(house: House) -> None:
    told = {one.exhibit.id: one for one in ask_evidence(house, PACK.id, PUBLIC).body.exhibits}
    assert told["t_prices"].mirror == {"valtori/prices.csv": None}, "this build was made without a mirror"
    page = evidence_page.page(open_book(house, "v"), PACK, Language.EN)
    assert "the open file valtori/prices.csv was not there when the build was made" in page
    assert "There are 31 documents: 0 are held with their hash, 31 are not held." in page and ">not held<" in page


def test_who_may_see_it(house: House) -> None:
    assert ask_evidence(house, PACK.id, Actor(Role.ADMINISTRATOR)) == Refusal(NO_DATA.reason, "evidence of service_centre")
    with pytest.raises(BadQuestion, match="keeps no register of evidence"):
        ask_evidence(House(house.store, {SMALL.id: SMALL}), SMALL.id, PUBLIC)
