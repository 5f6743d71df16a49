"""Attacks by what a memory of tables could fail to see: the same dimension under another name, and the same people under another rule."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from puntari.define.source import Audience
from puntari.doors.protect import Dataset, Work, protect_files
from puntari.flow.protect import read_with_edges
from puntari.guard.protection import BY_RULE, FOR_SUMS, PUBLISHED, ProtectedTable
from puntari.guard.release import Finding
from puntari.guard.rules import LeastCount, sum_rule
from puntari.methods.suppression.attacker import Attacker
from puntari.methods.suppression.audit import audit
from puntari.store.released import tables_of
from puntari.words.errors import BadQuestion
from tests.spec.attacks.test_tables import ANALYST, FIRST, SECOND, Released, attack_on_apart, house, people, release, written

Files = tuple[Path, Path]


def renamed(files: Files, name: str) -> Files:
    """The same table with its areas under another name."""
    found = tuple(path.with_name(f"renamed-{path.name}") for path in files)
    for path, to in zip(files, found, strict=True):
        to.write_text(path.read_text().replace("area,", f"{name},"))
    return found


@pytest.mark.parametrize("name", ["kunta", "Area", "ａrea", "area "])
def test_a_dimension_has_one_name_in_a_dataset(tmp_path: Path, name: str) -> None:
    """Under another name nobody would know which cells both tables have, and both together give six away."""
    files = [written(tmp_path, table, people(3), str(n)) for n, table in enumerate((FIRST, SECOND))]
    apart = [protect_files(house(tmp_path), ANALYST, Work(*one, LeastCount(5))) for one in files]
    assert attack_on_apart(apart, files) >= 3, "the attack does not succeed on tables that are not judged together"
    assert isinstance(release(house(tmp_path), files[0], Dataset("people")), Finding)
    with pytest.raises(BadQuestion, match="call it 'area' if it is the same|write 'area', not"):
        release(house(tmp_path), renamed(files[1], name), Dataset("people", "another vintage", Audience.AUTHORITIES))
    assert isinstance(release(house(tmp_path), files[1], Dataset("people")), Finding)


def test_a_part_of_a_dimension_is_known_by_its_codes_and_another_dimension_by_its_own(tmp_path: Path) -> None:
    everybody = [one | {"work": "w" + one["area"], "home": one["area"].upper()} for one in people(3)]
    assert isinstance(release(house(tmp_path), written(tmp_path, FIRST, everybody, "one"), Dataset("people")), Finding)
    homes, work = Released(("home", "sex"), ()), Released(("work", "sex"), ())
    with pytest.raises(BadQuestion, match="'home' of few.csv has the codes of 'area' in one.csv"):
        few = [one for one in everybody if one["home"] < "A2"]
        release(house(tmp_path), written(tmp_path, homes, few, "few"), Dataset("people", "another"))
    assert isinstance(release(house(tmp_path), written(tmp_path, work, everybody, "work"), Dataset("people")), Finding)


def bounds(told: ProtectedTable, least: int) -> tuple[np.ndarray, np.ndarray]:
    """From where to where each hidden count lies by its status."""
    by_rule, for_sums = told.status == BY_RULE, told.status == FOR_SUMS
    return np.where(by_rule, 1, np.where(for_sums, least, 0)), np.where(by_rule, least - 1, 10_000)


def found_by_both(files: Files, one: ProtectedTable, least: int, other: ProtectedTable, lesser: int) -> set[tuple[str, ...]]:
    """The hidden cells that somebody finds exactly who reads the statuses of one table under two rules."""
    table, _ = read_with_edges(*files)
    hidden = (one.status != PUBLISHED) & (other.status != PUBLISHED)
    (low, high), (lower, higher) = bounds(one, least), bounds(other, lesser)
    both = Attacker("both", *(np.where(hidden, bound, table.values) for bound in (np.maximum(low, lower), np.minimum(high, higher))), 1)
    return {table.codes_of(cell) for cell in audit(table, hidden, both).narrower(1).tolist()}


def read_off(files: Files, told: ProtectedTable, least: int) -> ProtectedTable:
    """A table that hides the same cells and says of each whether another rule would."""
    values = read_with_edges(*files)[0].values
    status = np.where(told.status == PUBLISHED, PUBLISHED, np.where(values < least, BY_RULE, FOR_SUMS))
    return replace(told, status=status)


@pytest.mark.parametrize(("wide", "narrow"), [(5, 3), (5, 4), (3, 5)])
def test_two_rules_for_two_audiences_say_no_more_of_a_hidden_cell_than_the_first(tmp_path: Path, wide: int, narrow: int) -> None:
    """A count of 1 to 4 that is also three or more is 3 or 4: a cell once hidden keeps its status."""
    naive, together = set(), set()
    for seed in range(1, 4):
        files = written(tmp_path, SECOND, people(seed, 150), str(seed))
        first, then = (
            protect_files(house(tmp_path), ANALYST, Work(*files, LeastCount(least), Dataset(f"p {seed}", audience=audience))).body
            for least, audience in ((wide, Audience.PUBLIC), (narrow, Audience.OWN_STAFF))
        )
        naive |= found_by_both(files, first, wide, read_off(files, first, narrow), narrow) - set(first.exposed)
        hidden = first.status != PUBLISHED
        assert (first.status[hidden] == then.status[hidden]).all()
        assert set(then.exposed) <= set(first.exposed)
        together |= found_by_both(files, first, wide, then, wide) - set(first.exposed)
    assert len(naive) >= 2, "the attack does not succeed on tables that say by their own rule what is hidden"
    assert together == set()


@pytest.mark.parametrize(("first", "then"), [("5", "3"), ("3", "5"), ("5", "5+group:20@sex"), ("5+group:20@sex", "5+group:20")])
def test_an_audience_reads_a_dataset_under_one_rule(tmp_path: Path, first: str, then: str) -> None:
    files = written(tmp_path, FIRST, people(2), "one")

    def ask(rule: str, vintage: str = "") -> object:
        return protect_files(house(tmp_path), ANALYST, Work(*files, LeastCount.parse(rule), Dataset("people", vintage)))

    assert isinstance(ask(first), Finding)
    for vintage in ("", "another"):
        with pytest.raises(BadQuestion, match="one rule for each audience, so release it under that of before"):
            ask(then, vintage)
    assert isinstance(ask(first), Finding)


def test_a_rule_is_asked_as_far_as_two_tables_have_the_same_dimensions(tmp_path: Path) -> None:
    rules = [(FIRST, "5+group:20@sex"), (SECOND, "5"), (Released(("service", "sex"), ()), "least:5+group:20@sex")]
    for n, (table, rule) in enumerate(rules):
        files = written(tmp_path, table, people(2), str(n))
        assert isinstance(protect_files(house(tmp_path), ANALYST, Work(*files, LeastCount.parse(rule), Dataset("people"))), Finding)


def test_of_a_table_remembered_without_its_rule_the_least_count_must_be_the_same(tmp_path: Path) -> None:
    files = written(tmp_path, FIRST, people(2), "one")
    release(house(tmp_path), files, Dataset("people"))
    store = house(tmp_path).store
    with tables_of(store, "people") as (sheets, _):
        old = {name: value for name, value in sheets[0].items() if name != "rule"} | {"least": 5, "group": 0}
    with tables_of(store, "old people") as (_, enter):
        enter(old)
    with pytest.raises(BadQuestion, match="one rule for each audience"):
        protect_files(house(tmp_path), ANALYST, Work(*files, LeastCount(3), Dataset("old people")))
    assert isinstance(release(house(tmp_path), files, Dataset("old people")), Finding)


@pytest.mark.parametrize("text", ["least:5", "least:5+group:20@sex,service+came@service", "least:10+group:20"])
def test_a_rule_is_written_as_it_is_read(text: str) -> None:
    assert str(LeastCount.parse(text)) == text


def test_a_rule_of_sums_is_written_as_it_is_read() -> None:
    rule = sum_rule("units:3 + p:12.5 + nk:3,90 + nk:2,85 + 3")
    assert str(rule) == "least:3+nk:2,85+nk:3,90+p:12.5+units:3" and sum_rule(str(rule)) == rule
