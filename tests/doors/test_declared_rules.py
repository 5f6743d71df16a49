"""Rules of disclosure as data of a pack: read from its table, dated, held against whatever rule a table is brought with."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from packs.employment.pack import PACK as EMPLOYMENT
from puntari.cli import app
from puntari.define.disclosure import DISCLOSURES, CellKeys, check_disclosures, method_before
from puntari.define.disclosure_table import COLUMNS, read_disclosures
from puntari.define.right import Columns
from puntari.define.source import Audience
from puntari.define.table_rule import EVERY, TableRule, check_table_rules, rule_for
from puntari.doors.house import House
from puntari.doors.protect import Dataset, Work, protect_files, rule_asked
from puntari.doors.tables import propose_table, take_step
from puntari.guard.actor import Actor, Role
from puntari.guard.policy import Deed
from puntari.guard.release import Finding, Refusal
from puntari.guard.rights import today
from puntari.guard.rules import LeastCount, declared_rule, is_weaker, sum_rule
from puntari.methods.suppression.contributions import SumRule
from puntari.store.root import Store
from puntari.store.trail import trail_lines
from puntari.words.errors import BadDefinition, BadQuestion
from puntari.words.text import Text
from tests.doors.test_proposed_tables import files
from tests.small.pack import PACK

ANNA, BERT = Actor(Role.ANALYST, name="anna"), Actor(Role.ANALYST, name="bert")
WHY = Text("Koska niin.", "Därför.", "Because we say so.")
RULE = TableRule(Audience.PUBLIC, EVERY, WHY, 5, 0, 3, ((2, 85),), 10)
TODAY = today()
SUMS = "area,contributor,value,behind\n" + "".join(f"a{area},f{area}{one},{10 + one},b{one}\n" for area in (1, 2, 3) for one in range(6))


def house(folder: Path, *rules: TableRule) -> House:
    return House(Store(folder / "store"), {"small": replace(PACK, table_rules=rules)})


def protected(at: House, folder: Path, rule: LeastCount, audience: Audience = Audience.PUBLIC, dataset: str = "people") -> object:
    return protect_files(at, ANNA, Work(*files(folder), rule, Dataset(dataset, audience=audience)))


def test_a_weaker_rule_is_refused_with_the_reason_of_the_pack(tmp_path: Path) -> None:
    at = house(tmp_path, RULE)
    refused = protected(at, tmp_path, LeastCount(4))
    assert isinstance(refused, Refusal)
    assert "least:4 is weaker than least:5" in refused.reason.en and refused.reason.en.endswith("Because we say so.")
    assert refused.reason.fi.endswith("Koska niin.") and refused.reason.sv.endswith("Därför.")
    assert "Because we say so." in trail_lines(at.store)[-1]
    assert isinstance(protected(at, tmp_path, LeastCount(10)), Finding), "a stricter one is anybody's to choose"
    assert isinstance(protected(at, tmp_path, LeastCount(3), Audience.AUTHORITIES), Finding), "nothing is declared for them"


def test_a_table_of_no_dataset_keeps_the_rule_it_is_given(tmp_path: Path) -> None:
    assert isinstance(protect_files(house(tmp_path, RULE), ANNA, Work(*files(tmp_path), LeastCount(3))), Finding)


def test_without_a_rule_the_declared_one_is_taken(tmp_path: Path) -> None:
    inner, _ = files(tmp_path)
    sums = tmp_path / "wages.csv"
    sums.write_text(SUMS)
    at, people = house(tmp_path, RULE, replace(RULE, dataset="others", least=10)), Dataset("people")
    assert (rule_asked(at, inner, people), rule_asked(at, inner, Dataset("others"))) == ("least:5", "least:10")
    assert rule_asked(at, sums, people) == "least:3+nk:2,85+p:10+units:3"
    for nothing in (None, Dataset("people", audience=Audience.AUTHORITIES)):
        with pytest.raises(BadQuestion, match="no rule is declared"):
            rule_asked(at, inner, nothing)


def test_a_declared_rule_is_written_as_it_is_read() -> None:
    for one in (RULE, replace(RULE, group=20, units=4, p=0), replace(RULE, dominance=((1, 70.5), (2, 85)))):
        assert declared_rule((one,), of_sums=False, behind=False) == LeastCount.parse(one.of_counts)
        assert declared_rule((one,), of_sums=True, behind=True) == sum_rule(one.of_sums)


def test_several_packs_ask_for_what_is_strictest_of_each() -> None:
    other = replace(RULE, least=3, group=20, contributors=4, dominance=((1, 70),), p=5, units=5)
    assert declared_rule((RULE, other), of_sums=False, behind=False) == LeastCount(5, 20)
    assert declared_rule((RULE, other), of_sums=True, behind=True) == SumRule(4, ((1, 70), (2, 85)), 10, 5)
    assert declared_rule((RULE, other), of_sums=True, behind=False).units == 0


KEPT = replace(RULE, units=4)


@pytest.mark.parametrize(("text", "weaker"), [
    ("least:3+nk:2,85+p:10", False), ("least:3+nk:2,85+p:10+units:4", False), ("least:3+nk:3,80+p:15", False),
    ("least:3+nk:2,86+p:10", True), ("least:3+nk:1,85+p:10", True), ("least:3+p:10", True), ("least:3+nk:2,85+p:9", True),
    ("nk:2,85+p:10", True), ("least:3+nk:2,85+p:10+units:3", True),
])
def test_a_rule_of_sums_is_held_to_each_part(text: str, weaker: bool) -> None:
    assert is_weaker(sum_rule(text), KEPT) is weaker


@pytest.mark.parametrize(("text", "weaker"), [
    ("least:5+group:20", False), ("least:6+group:30", False), ("least:5", True), ("least:5+group:10", True),
    ("least:5+group:20@svc", True), ("least:3+group:20", True),
])
def test_a_rule_of_counts_is_held_to_each_part(text: str, weaker: bool) -> None:
    assert is_weaker(LeastCount.parse(text), replace(RULE, group=20)) is weaker


def test_rules_are_dated(tmp_path: Path) -> None:
    early, late = replace(RULE, least=3, until=TODAY - timedelta(days=1)), replace(RULE, since=TODAY)
    assert rule_for((early, late), Audience.PUBLIC, "people", TODAY) is late
    assert rule_for((early, late), Audience.PUBLIC, "people", TODAY - timedelta(days=1)) is early
    check_table_rules((early, late), "here")
    with pytest.raises(BadDefinition, match="two rules before public at once"):
        check_table_rules((replace(early, until=TODAY), late), "here")
    with pytest.raises(BadDefinition, match="before it begins"):
        replace(late, until=TODAY - timedelta(days=1))
    assert rule_for((replace(late, dataset="people", least=7), late), Audience.PUBLIC, "people", TODAY).least == 7


def test_what_was_proposed_under_an_earlier_rule_is_not_released(tmp_path: Path) -> None:
    before = house(tmp_path, replace(RULE, least=3))
    table = protected(before, tmp_path, LeastCount(4)).body
    propose_table(before, ANNA, "people", table)
    with pytest.raises(BadQuestion, match="weaker than least:5.*earlier rule"):
        take_step(house(tmp_path, RULE), BERT, Deed.APPROVE, table.content())
    take_step(house(tmp_path, RULE), BERT, Deed.TURN_DOWN, table.content())


def test_methods_are_dated_and_keep_their_noise() -> None:
    keys = next(one for one in DISCLOSURES if one.rule is not None)
    strict = replace(keys, rule=replace(keys.rule, base=20, whole=40), since=TODAY)
    early = replace(keys, until=TODAY - timedelta(days=1))
    check_disclosures((early, strict), "here")
    assert method_before((early, strict), keys.audience, keys.dataset, TODAY) is strict
    assert method_before((early,), keys.audience, keys.dataset, TODAY) is None
    with pytest.raises(BadDefinition, match="two noises"):
        check_disclosures((early, replace(strict, rule=replace(keys.rule, variance=4.0))), "here")


def test_the_table_of_the_employment_pack_is_what_it_is_told_by() -> None:
    told = {(one.audience, one.dataset): one.rule for one in EMPLOYMENT.disclosures}
    assert told[Audience.AUTHORITIES, Columns.PROTECTED] == told[Audience.OWN_STAFF, Columns.STAFF] == CellKeys()
    assert {one.audience for one in EMPLOYMENT.table_rules} == set(Audience) and all(one.reason.sv for one in EMPLOYMENT.table_rules)


WRONG = {
    "no method": ({"method": "magic"}, "there is no method 'magic'"),
    "no audience": ({"audience": "friends"}, "'friends' is no audience of ours"),
    "no columns": ({"dataset": "secrets"}, "'secrets' is no columns of ours"),
    "a number too many": ({"contributors": "3"}, "has no contributors"),
    "a number too few": ({"least": ""}, "needs a number under least"),
    "no number": ({"least": "five"}, "'five' under least is no whole number"),
    "no day": ({"since": "soon"}, "'soon' is no day"),
    "one dominance": ({"dominance": "1:50"}, "the dominance of one and of several"),
    "no dominance": ({"dominance": "half"}, "'half' is no dominance"),
    "no part": ({"p": "ten"}, "'ten' is no per cent"),
    "too mild": ({"least": "2"}, "least count of 3"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_line_is_refused_with_its_number(tmp_path: Path, case: str) -> None:
    changed, said = WRONG[case]
    line = {
        "audience": "authorities", "dataset": "protected", "method": "cell_keys", "least": "5", "group": "20", "base": "10", "mean": "10",
        "dominance": "1:50 2:80", "p": "10", "units": "3", "dimensions": "4", "reason_fi": "a", "reason_sv": "b", "reason_en": "c",
    }
    with pytest.raises(BadDefinition, match=rf"disclosure.csv, line 2: .*{said}"):
        read_disclosures(written(tmp_path, line | changed))
    ((one,), ()) = read_disclosures(written(tmp_path, line))
    assert one.rule == CellKeys()


def test_a_table_of_other_columns_is_refused(tmp_path: Path) -> None:
    (tmp_path / "disclosure.csv").write_text("audience,least\npublic,5\n")
    with pytest.raises(BadDefinition, match="the columns are audience, least; they are"):
        read_disclosures(tmp_path / "disclosure.csv")


def written(folder: Path, row: dict[str, str]) -> Path:
    path = folder / "disclosure.csv"
    with path.open("w", newline="") as file:
        out = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        out.writeheader()
        out.writerow(row)
    return path


def test_the_command_refuses_and_takes_the_declared_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PUNTARI_STORE", str(tmp_path / "store"))
    inner, sums = files(tmp_path)
    given = ["protect", str(inner), str(sums), "--out", str(tmp_path / "out.csv"), "--dataset", "people", "--audience", "authorities"]
    refused = CliRunner().invoke(app, [*given, "--rule", "small"])
    assert refused.exit_code == 3 and "weaker than least:5" in refused.output and not (tmp_path / "out.csv").exists()
    told = CliRunner().invoke(app, given)
    assert told.exit_code == 0, told.output
    assert (tmp_path / "out.csv").exists()
