"""A register of evidence refuses what is wrong, and tells what is missing of each piece and what rests on it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from puntari.define.evidence import EvidenceBook, Exhibit, Holding, Sort, check_evidence
from puntari.define.evidencebook import read_evidence
from puntari.flow.evidence import Held, Lack, told
from puntari.flow.followup import KeptFile
from puntari.words.errors import BadDefinition
from puntari.words.period import Period
from puntari.words.text import Text

HASH = "ab" * 32
NAME = Text.same("Something")
HELD = Held({"prices": (HASH,)}, {}, {})


def book(*exhibits: Exhibit) -> EvidenceBook:
    return EvidenceBook("2023", date(2022, 11, 1), date(2023, 3, 31), NAME, {one.id: one for one in exhibits})


def day(text: str) -> Period:
    return Period.parse(text)


@pytest.mark.parametrize(("exhibit", "lacks"), [
    (Exhibit("d", Sort.DOCUMENT, NAME, since=day("2023-01-16"), sha256=HASH), []),
    (Exhibit("d", Sort.DOCUMENT, NAME), [Lack.NO_DATE]),
    (Exhibit("d", Sort.DOCUMENT, NAME, since=day("2022-01-29"), sha256=HASH), [Lack.BEFORE_THE_WORK]),
    (Exhibit("d", Sort.DOCUMENT, NAME, since=day("2023-04-01"), sha256=HASH), [Lack.AFTER_THE_WORK]),
    (Exhibit("i", Sort.INTERVIEW, NAME, since=day("2022-12-27"), until=day("2023-01-31"), persons=8), []),
    (Exhibit("i", Sort.INTERVIEW, NAME, since=day("2022-12-27"), until=day("2023-04-01")), [Lack.NO_COUNT, Lack.AFTER_THE_WORK]),
    (Exhibit("s", Sort.SURVEY, NAME, since=day("2019")), [Lack.NO_COUNT, Lack.NO_MODE, Lack.NO_SUPPLIER]),
    (Exhibit("s", Sort.SURVEY, NAME, since=day("2020"), persons=40, mode=NAME, supplier=NAME), []),
    (Exhibit("t", Sort.TABLE, NAME, source="prices"), []),
    (Exhibit("t", Sort.TABLE, NAME, source="goals"), []),
])
def test_what_is_missing_is_told(exhibit: Exhibit, lacks: list[Lack]) -> None:
    found = told(book(exhibit), {"f": (exhibit.id,)}, HELD)[0]
    assert list(found.lacks) == lacks and found.carries == ("f",)
    assert told(book(exhibit), {"f": ()}, HELD)[0].lacks == (*lacks, Lack.CARRIES_NOTHING)


def test_where_a_file_is_and_whose_word_its_hash_is() -> None:
    table, bare = Exhibit("t", Sort.TABLE, NAME, source="prices"), Exhibit("d", Sort.DOCUMENT, NAME)
    declared, talk = Exhibit("e", Sort.DOCUMENT, NAME, sha256=HASH), Exhibit("i", Sort.INTERVIEW, NAME)
    file = KeptFile(1, "d", "cd" * 32, 3, date(2023, 1, 1), "the centre", "me", "now", "sealed")
    seen = KeptFile(1, "e", "cd" * 32, 3, date(2023, 1, 1), "the centre", "me", "now")
    delivered = {"prices": ("one", "two"), "d": ("other",)}
    found = told(book(table, bare, declared, talk), {}, Held(delivered, {}, {}))
    assert [(one.holding, one.hashes) for one in found] == [
        (Holding.DELIVERED, ("one", "two")), (Holding.NOT_HELD, ()), (Holding.DECLARED, (HASH,)), (Holding.NONE_EXPECTED, ()),
    ]
    added = told(book(bare, declared), {}, Held({}, {"d": (file,), "e": (seen,)}, {}))
    assert [(one.holding, one.hashes) for one in added] == [(Holding.KEPT, (file.sha256,)), (Holding.SEEN, (seen.sha256,))]
    assert Lack.OTHER_FILE in added[1].lacks, "the file is another than the register tells"


@pytest.mark.parametrize(("wrong", "says"), [
    (lambda: Exhibit("t", Sort.TABLE, NAME), "a table names the source"),
    (lambda: Exhibit("d", Sort.DOCUMENT, NAME, source="prices"), "a table names the source"),
    (lambda: Exhibit("d", Sort.DOCUMENT, NAME, sha256="abc"), "'abc' is no SHA-256"),
    (lambda: Exhibit("i", Sort.INTERVIEW, NAME, persons=0), "0 persons"),
    (lambda: Exhibit("i", Sort.INTERVIEW, NAME, until=day("2023")), "ends before it begins"),
    (lambda: Exhibit("i", Sort.INTERVIEW, NAME, since=day("2023-02"), until=day("2023-01")), "ends before it begins"),
    (lambda: Exhibit("t", Sort.TABLE, NAME, source="prices", mirror=("../secret.csv",)), "is no file of the mirror"),
    (lambda: Exhibit("t", Sort.TABLE, NAME, source="prices", mirror=("/etc/hosts",)), "is no file of the mirror"),
    (lambda: book(), "without evidence says nothing"),
    (lambda: EvidenceBook("2023", date(2023, 1, 2), date(2023, 1, 1), NAME, {"d": Exhibit("d", Sort.DOCUMENT, NAME)}), "before it begins"),
])
def test_wrong_evidence_refuses_to_exist(wrong: object, says: str) -> None:
    with pytest.raises(BadDefinition, match=says):
        wrong()


def test_what_does_not_exist_is_refused() -> None:
    held = book(Exhibit("t_prices", Sort.TABLE, NAME, source="prices"))
    check_evidence(held, ["prices"], {"f": ("t_prices",)}, "pack x")
    with pytest.raises(BadDefinition, match="pack x: evidence t_prices: source 'prices' does not exist; nearest: price"):
        check_evidence(held, ["price"], {}, "pack x")
    with pytest.raises(BadDefinition, match="finding f rests on 't_price', which no register has; nearest: t_prices"):
        check_evidence(held, ["prices"], {"f": ("t_price",)}, "pack x")


FILE = """
round: "2026"
since: 2026-01-01
until: 2026-06-30
note: {fi: a, sv: b, en: c}
givers: {board: {fi: Johto, sv: Ledning, en: Board}}
modes: {web: {fi: verkko, sv: webb, en: web}}
exhibits:
  s: {sort: survey, by: board, when: 2025-Q4, persons: 12, mode: web, title: {fi: Kysely, sv: Enkät, en: Survey}}
  t: {sort: table, source: prices}
"""


def test_a_file_is_read(tmp_path: Path) -> None:
    (tmp_path / "register.yaml").write_text(FILE, encoding="utf-8")
    held = read_evidence(tmp_path / "register.yaml", {"prices": Text("Hinnat", "Priser", "Prices")})
    survey, table = held.exhibits["s"], held.exhibits["t"]
    assert (survey.persons, survey.mode.en, survey.by.fi, survey.since) == (12, "web", "Johto", day("2025-Q4"))
    assert table.title.en == "Prices" and table.source == "prices"


@pytest.mark.parametrize(("old", "new", "says"), [
    ("sort: survey", "sort: poll", "register.yaml, s: sort is 'poll'; it must be one of document"),
    ("by: board", "by: bord", "by 'bord' has no words; nearest: board"),
    ("persons: 12", "persons: many", "persons is 'many'; write a whole number"),
    ("when: 2025-Q4", "when: soon", "s, when: 'soon' is no period"),
    ("mode: web,", "way: web,", "has 'way'; it may have"),
    ("source: prices", "source: price", "t, title"),
    ("since: 2026-01-01", "since: early", "since is 'early'; write a day"),
])
def test_a_wrong_file_is_refused_with_its_place(tmp_path: Path, old: str, new: str, says: str) -> None:
    (tmp_path / "register.yaml").write_text(FILE.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(BadDefinition, match=says):
        read_evidence(tmp_path / "register.yaml", {"prices": NAME})
