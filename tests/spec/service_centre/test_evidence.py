"""The register of evidence of the evaluation: what the report lists, with hashes, and every finding resting on something."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from pathlib import Path

import pytest

from packs.service_centre.pack import PACK
from puntari.define.evidence import Sort
from puntari.doors.evidence import Lack, ask_evidence
from puntari.doors.house import House
from puntari.guard.actor import PUBLIC, Actor, Role
from puntari.guard.policy import NO_DATA
from puntari.guard.release import Refusal
from puntari.outlets import evidence as outlet
from puntari.outlets.site import evidence_page, steering_page
from puntari.outlets.site.book import open_book
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
    assert all(Lack.NO_FILE in told[id].lacks for id in of(Sort.DOCUMENT)), "the files of the documents are not here"
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
    assert len(rows) == len(PACK.evidence.exhibits) and rows[29]["lacks"] == "no_file before_the_work"
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


def test_who_may_see_it(house: House) -> None:
    assert ask_evidence(house, PACK.id, Actor(Role.ADMINISTRATOR)) == Refusal(NO_DATA.reason, "evidence of service_centre")
    with pytest.raises(BadQuestion, match="keeps no register of evidence"):
        ask_evidence(House(house.store, {SMALL.id: SMALL}), SMALL.id, PUBLIC)
