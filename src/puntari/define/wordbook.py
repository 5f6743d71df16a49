"""A pack's words in YAML files: cards, code lists and single texts, every one in three languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import yaml

from puntari.define.dimension import CodeList
from puntari.define.indicator import Card
from puntari.define.names import Named
from puntari.define.pack import cards_from
from puntari.store.files import names_in, read_text
from puntari.words.errors import BadDefinition
from puntari.words.text import Language, Text


def read_words(path: Path) -> dict[str, dict]:
    """The mapping that a YAML file holds; raises BadDefinition with file and line where it is none or says a thing twice."""
    try:
        found = _NothingTwice(read_text(path)).get_single_data()
    except yaml.YAMLError as wrong:
        raise BadDefinition(f"{path.name} is no YAML that can be read: {wrong}") from wrong
    if not isinstance(found, dict):
        raise BadDefinition(f"{path.name} must hold a mapping; it holds {type(found).__name__}")
    return found


def texts(path: Path) -> dict[str, Text]:
    """Texts by their ids from a file of id -> language -> words."""
    return Named(f"text in {path.name} called", {id: text_of(words, f"{path.name}, {id}") for id, words in read_words(path).items()})


def code_lists(path: Path) -> dict[str, CodeList]:
    """Code lists by their ids from a file of id -> title, codes (code -> language -> words) and perhaps total."""
    return Named(f"code list in {path.name} called", {id: _code_list(id, words, path.name) for id, words in read_words(path).items()})


def cards(folder: Path) -> dict[str, Card]:
    """Cards of all YAML files of a folder by the ids of their indicators; raises BadDefinition where two files have the same."""
    found: dict[str, Card] = {}
    wrong: list[str] = []
    for name in names_in(folder, ".yaml"):
        for id, words in _read(folder / name, wrong).items():
            if id in found:
                wrong.append(f"{name}: there is already a card for {id} in another file")
            else:
                _add(found, id, partial(cards_from, {id: words}, name), wrong)
    _tell(wrong)
    return Named(f"card in {folder.name} called", found)


def families(folder: Path) -> dict[str, Card]:
    """Cards of indicators that are alike, from all YAML files of a folder: each family has a `card` with places such as {months}, and
    `members` (id of an indicator -> place -> words, in three languages or the same in all). An empty place raises BadDefinition."""
    found: dict[str, Card] = {}
    wrong: list[str] = []
    for name in names_in(folder, ".yaml"):
        for family, words in _read(folder / name, wrong).items():
            where = f"{name}, {family}"
            if not isinstance(words, dict) or not all(isinstance(words.get(part), dict) for part in ("card", "members")):
                wrong.append(f"{where}: a family needs a card and members")
                continue
            for id, filling in words["members"].items():
                make = partial(_member, words["card"], id, filling or {}, where)
                _add(found, id, make, wrong)
    _tell(wrong)
    return found


def _member(card: Mapping[str, Mapping[str, str]], id: str, filling: Mapping[str, object], where: str) -> dict[str, Card]:
    return cards_from({id: _filled(card, filling, f"{where}, {id}")}, where)


def _read(path: Path, wrong: list[str]) -> dict[str, dict]:
    """What a file of words holds; nothing, and a line in `wrong`, where it cannot be read."""
    try:
        return read_words(path)
    except BadDefinition as told:
        wrong.append(str(told))
        return {}


def _add(found: dict[str, Card], id: str, make: Callable[[], dict[str, Card]], wrong: list[str]) -> None:
    """Add a card, or what is wrong with it; a second one for the same indicator is wrong."""
    try:
        mine = make()
    except BadDefinition as told:
        wrong.append(str(told))
        return
    if id in found:
        wrong.append(f"there is already a card for {id} in another family")
    found |= mine


def _tell(wrong: list[str]) -> None:
    """Raise one BadDefinition with everything that is wrong, if anything is."""
    if wrong:
        raise BadDefinition(wrong[0] if len(wrong) == 1 else f"{len(wrong)} cards are wrong: {'; '.join(wrong)}")


def _filled(card: Mapping[str, Mapping[str, str]], filling: Mapping[str, object], where: str) -> dict[str, dict[str, str]]:
    try:
        return {part: {language: _with(text, filling, language) for language, text in words.items()} for part, words in card.items()}
    except (KeyError, IndexError) as wrong:
        raise BadDefinition(f"{where}: nothing is said for the place {wrong}; give it words in fi, sv and en") from wrong


def _with(text: str, filling: Mapping[str, object], language: str) -> str:
    """The words with every place filled in a language; a sentence begins with a capital letter whatever fills its first place."""
    told = text.format(**{place: words[language] if isinstance(words, dict) else words for place, words in filling.items()})
    return told[:1].upper() + told[1:]


# The parser in C reads the words of a pack ten times as fast; where the library came without it, its own in Python does the same.
_Loader: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _NothingTwice(_Loader):
    """YAML in which a key that stands twice is an error instead of the last one winning in silence, and so is a day that there is none."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> object:
        try:
            return super().construct_object(node, deep)
        except ValueError as wrong:
            raise yaml.constructor.ConstructorError(None, None, f"{node.value!r} cannot be: {wrong}", node.start_mark) from wrong

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.constructor.ConstructorError(None, None, f"{key!r} stands twice", node.start_mark)
        return super().construct_mapping(node, deep)


def text_of(words: object, where: str) -> Text:
    """The text of a mapping language -> words; raises BadDefinition with the place where a language lacks or is one too many."""
    try:
        return Text(**words)
    except (TypeError, ValueError) as wrong:
        raise BadDefinition(f"{where} must be written in fi, sv and en{_amiss(words) or f' ({wrong})'}") from wrong


def _amiss(words: object) -> str:
    """Which languages lack and which are none; nothing where that is not what is wrong."""
    if not isinstance(words, Mapping):
        return f"; there is {'nothing' if words is None else repr(words)}"
    lacks, odd = [one for one in Language if one not in words], [repr(one) for one in words if one not in set(Language)]
    return "".join(f"; {said} {', '.join(ones)}" for said, ones in (("it lacks", lacks), ("no language is called", odd)) if ones)


def _code_list(id: str, words: Mapping[str, object], where: str) -> CodeList:
    if not isinstance(words, dict) or not isinstance(words.get("codes"), dict):
        raise BadDefinition(f"{where}: code list {id} needs a title and codes")
    names = {str(code): text_of(name, f"{where}, {id}, {code}") for code, name in words["codes"].items()}
    return CodeList(id, text_of(words.get("title"), f"{where}, {id}, title"), names, words.get("total"))
