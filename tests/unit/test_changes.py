"""Records of a catalogue and what changed between two of them; editions that a store keeps."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from pathlib import Path

import pytest

from puntari.define.changes import Change, changes
from puntari.define.indicator import Break
from puntari.define.pack import Pack
from puntari.define.record import PARTS, digest_of, record_of
from puntari.doors.catalogue import NOW, tell_differences, tell_editions
from puntari.doors.house import House
from puntari.flow.editions import edition_named, note_edition
from puntari.store.root import Store
from puntari.words.errors import BadQuestion
from puntari.words.period import Period
from puntari.words.text import Text
from tests.small.pack import PACK

FIRST = next(iter(PACK.indicators))


def retold(pack: Pack) -> Pack:
    """The pack with one indicator called otherwise."""
    one = pack.indicators[FIRST]
    card = replace(one.card, title=Text("uusi", "ny", "new"))
    return replace(pack, indicators={**pack.indicators, FIRST: replace(one, card=card)})


def test_the_same_pack_gives_the_same_record_and_any_word_another() -> None:
    assert digest_of(record_of(PACK)) == digest_of(record_of(PACK))
    assert digest_of(record_of(retold(PACK))) != digest_of(record_of(PACK))
    assert set(PARTS) < set(record_of(PACK))


def test_what_came_went_and_is_told_or_computed_otherwise_is_told_apart() -> None:
    before = record_of(PACK)
    after = deepcopy(before)
    gone = list(after["sources"])[0]
    del after["sources"][gone]
    after["code_lists"]["new"] = {"title": {}}
    after["indicators"][FIRST]["fingerprint"] = "0" * 12
    other = list(after["indicators"])[1]
    after["indicators"][other]["title"]["sv"] = "något annat"
    found = {(one.part, one.id): one for one in changes(before, after)}
    assert {key: one.change for key, one in found.items()} == {
        ("sources", gone): Change.REMOVED, ("code_lists", "new"): Change.ADDED,
        ("indicators", FIRST): Change.COMPUTED, ("indicators", other): Change.TOLD,
    }
    assert found["indicators", other].where == "title.sv"
    assert found["indicators", other].places[0][1:] == (before["indicators"][other]["title"]["sv"], "något annat")
    assert changes(before, before) == ()
    assert [one.change for one in changes(before, after) if one.part == "indicators"] == [Change.COMPUTED, Change.TOLD], "weightiest first"


def test_a_series_that_breaks_otherwise_is_compared_otherwise() -> None:
    one = PACK.indicators[FIRST]
    broken = replace(one, breaks=(Break(Period.parse("2020-01"), Text("uusi", "ny", "new")),))
    made = replace(one, made_by=(one.dimensions[0],))
    for changed, place, after in ((broken, "breaks", "2020-01"), (made, "made_by", one.dimensions[0])):
        (found,) = changes(record_of(PACK), record_of(replace(PACK, indicators={**PACK.indicators, FIRST: changed})))
        assert (found.id, found.change, found.where) == (FIRST, Change.COMPARED, place)
        assert found.places[0][1] == "" and after in found.places[0][2]
    both = record_of(PACK) | {"indicators": {FIRST: {"breaks": [], "fingerprint": "a"}}}
    other = record_of(PACK) | {"indicators": {FIRST: {"breaks": ["b"], "fingerprint": "b"}}}
    assert [found.change for found in changes(both, other)] == [Change.COMPUTED], "what is computed otherwise weighs more"


def test_a_store_keeps_an_edition_once_and_finds_it_by_every_name(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    house = House(store, {PACK.id: PACK})
    first = note_edition(store, PACK, "build-a")
    assert note_edition(store, PACK, "build-b") == first and len(tell_editions(house, PACK.id)) == 1
    second = note_edition(store, retold(PACK), "build-c")
    assert [one.id for one in tell_editions(house, PACK.id)] == [first, second]
    day = tell_editions(house, PACK.id)[-1].when[:10]
    named = {name: edition_named(store, PACK, name)[0] for name in (first[:6], "build-a", second, "build-c", day, NOW)}
    assert named == {first[:6]: first, "build-a": first, second: second, "build-c": second, day: second, NOW: first}
    (changed,) = tell_differences(house, PACK.id, "build-a", "build-c").changed
    assert (changed.part, changed.id, changed.change) == ("indicators", FIRST, Change.TOLD)
    assert tell_differences(house, PACK.id, "build-a", NOW).changed == ()


def test_a_name_of_no_edition_is_refused_with_those_there_are(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    with pytest.raises(BadQuestion, match="none yet: build first"):
        edition_named(store, PACK, "2026-01-01")
    first = note_edition(store, PACK, "build-a")
    with pytest.raises(BadQuestion, match=first):
        edition_named(store, PACK, "2000-01-01")
