"""Words of a pack in YAML: what is not whole in three languages is refused with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.define.wordbook import cards, code_lists, families, read_words, texts
from puntari.words.errors import BadDefinition, BrokenStore

THREE = "{fi: yksi, sv: ett, en: one}"
CARD = "".join(f"  {part}: {THREE}\n" for part in ("title", "short", "what", "how", "beware", "is_not"))


def written(folder: Path, text: str, name: str = "words.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_texts_and_code_lists_are_read_in_their_order(tmp_path: Path) -> None:
    assert texts(written(tmp_path, f"one: {THREE}\n"))["one"].sv == "ett"
    lists = code_lists(written(tmp_path, f"numbers:\n  title: {THREE}\n  total: b\n  codes:\n    b: {THREE}\n    1: {THREE}\n"))
    assert list(lists["numbers"].names) == ["b", "1"] and lists["numbers"].total == "b"


def test_what_a_pack_asks_for_and_nobody_wrote_is_named_with_the_nearest_there_is(tmp_path: Path) -> None:
    written(tmp_path, f"unit_price:\n{CARD}", "prices.yaml")
    with pytest.raises(BadDefinition, match="there is no card in .* called 'unit_prise'; nearest: unit_price"):
        cards(tmp_path)["unit_prise"]
    with pytest.raises(BadDefinition, match="there is no text in words.yaml called 'two'; known: one"):
        texts(written(tmp_path, f"one: {THREE}\n"))["two"]
    with pytest.raises(BadDefinition, match="there is no code list in lists.yaml called 'number'; nearest: numbers"):
        code_lists(written(tmp_path, f"numbers:\n  title: {THREE}\n  codes:\n    a: {THREE}\n", "lists.yaml"))["number"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one: {fi: yksi, sv: ett}\n", "words.yaml, one must be written in fi, sv and en; it lacks en"),
        ("one: {fi: yksi, sv: ett, en: ''}\n", "text has no en words"),
        ("one: just words\n", "words.yaml, one must be written"),
        (f"one: {THREE}\none: {THREE}\n", "'one' stands twice"),
        ("- one\n", "must hold a mapping; it holds list"),
        ("one: {fi: 'a\n", "is no YAML that can be read"),
        ("one: 2026-13-01\n", "'2026-13-01' cannot be: month must be in 1..12(?s:.*)line 1, column 6"),
        ("", "must hold a mapping; it holds NoneType"),
    ],
)
def test_texts_that_are_not_whole_are_refused(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadDefinition, match=told):
        texts(written(tmp_path, text))


def test_a_code_list_without_codes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadDefinition, match="code list numbers needs a title and codes"):
        code_lists(written(tmp_path, f"numbers:\n  title: {THREE}\n"))


def test_cards_of_a_folder_are_one_wordbook(tmp_path: Path) -> None:
    written(tmp_path, f"first:\n{CARD}", "a.yaml")
    written(tmp_path, f"second:\n{CARD}", "b.yaml")
    assert set(cards(tmp_path)) == {"first", "second"}
    written(tmp_path, f"first:\n{CARD}", "c.yaml")
    with pytest.raises(BadDefinition, match=r"c\.yaml: there is already a card for first"):
        cards(tmp_path)


FAMILY = """
weeks:
  card:
    title: {fi: "{of}, {n} vk", sv: "{of}, {n} v", en: "{of}, {n} weeks"}
    short: {fi: "{of}: {n} vk.", sv: "{of}: {n} v.", en: "{of}: {n} weeks."}
    what: &same {fi: Yksi., sv: Ett., en: One.}
    how: *same
    beware: *same
    is_not: *same
  members:
"""


def test_a_familys_card_is_filled_by_each_member(tmp_path: Path) -> None:
    stays = ("short_stay: {n: 1, of: {fi: oleskelu, sv: vistelse, en: stay}}", "long_stay: {n: 9, of: {fi: asunta, sv: bo, en: living}}")
    written(tmp_path, FAMILY + "".join(f"    {one}\n" for one in stays))
    told = families(tmp_path)
    assert (told["short_stay"].title.fi, told["short_stay"].short.sv) == ("Oleskelu, 1 vk", "Vistelse: 1 v.")
    assert told["long_stay"].title.en == "Living, 9 weeks"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (FAMILY + "    stay: {n: 1}\n", "weeks, stay: nothing is said for the place 'of'"),
        (FAMILY + "    stay: {n: 1, of: {fi: oleskelu, sv: vistelse}}\n", "nothing is said for the place 'en'"),
        ("weeks:\n  members:\n    stay:\n", "a family needs a card and members"),
        ("weeks: {card: {}, members: {stay: {}}}\n", "title must be written in fi, sv and en"),
    ],
)
def test_a_family_that_is_not_whole_is_refused(tmp_path: Path, text: str, says: str) -> None:
    written(tmp_path, text)
    with pytest.raises(BadDefinition, match=says):
        families(tmp_path)


def test_an_indicator_has_its_card_of_one_family_only(tmp_path: Path) -> None:
    member = "    stay: {n: 1, of: {fi: oleskelu, sv: vistelse, en: stay}}\n"
    written(tmp_path, FAMILY + member, "a.yaml")
    written(tmp_path, FAMILY + member, "b.yaml")
    with pytest.raises(BadDefinition, match="already a card for stay"):
        families(tmp_path)


def test_nothing_is_run_or_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(BadDefinition, match="no YAML that can be read"):
        read_words(written(tmp_path, "one: !!python/object/apply:os.getcwd []\n"))


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(BrokenStore, match="cannot read"):
        read_words(tmp_path / "none.yaml")
