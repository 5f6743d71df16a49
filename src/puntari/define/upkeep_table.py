"""The upkeep of a pack's indicators, read from its tables."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from puntari.define.names import nearest
from puntari.define.upkeep import Dated, Earlier, Rule, Upkeep
from puntari.define.wordbook import read_words, text_of
from puntari.store.files import exists, read_rows
from puntari.words.errors import BadDefinition, BadPeriod
from puntari.words.period import Period


def read_rules(path: Path) -> dict[str, Rule]:
    """Rules by id from a YAML file of id -> act, paragraph, asks and perhaps read."""
    return {id: _rule(id, words, path.name) for id, words in read_words(path).items()}


def read_upkeep(folder: Path, themes: Mapping[str, str]) -> dict[str, Upkeep]:
    """Upkeep by the indicator's id; `themes` tells the theme of each. The folder holds owners.yaml (theme -> owner, review), rules.yaml,
    follows.csv (indicator, rule), definitions.csv (indicator, since, fingerprint, earlier) and perhaps ways.csv (indicator, way, begins);
    ids that nobody knows raise BadDefinition."""
    owners, rules = read_words(folder / "owners.yaml"), read_rules(folder / "rules.yaml")
    wrong: list[str] = []
    follows, dated, begins = _follows(folder, themes, rules, wrong), _dated(folder, themes, wrong), _begins(folder, themes, wrong)
    if missing := sorted(set(themes.values()) - set(owners)):
        wrong.append(f"owners.yaml: nobody keeps the indicators of {', '.join(missing)}; give each theme an owner and a review")
    if wrong:
        raise BadDefinition(wrong[0] if len(wrong) == 1 else f"the upkeep has {len(wrong)} wrong lines: {'; '.join(wrong)}")
    return {
        id: Upkeep(
            text_of(owners[theme].get("owner"), f"owners.yaml, {theme}, owner"),
            _day(str(owners[theme].get("review")), f"owners.yaml, {theme}, review"),
            tuple(follows.get(id, ())),
            tuple(dated.get(id, ())),
            begins.get(id, {}),
        )
        for id, theme in themes.items()
    }


def _rule(id: str, words: Mapping[str, object], where: str) -> Rule:
    read = words.get("read")
    return Rule(
        id,
        text_of(words.get("act"), f"{where}, {id}, act"),
        str(words.get("paragraph") or ""),
        text_of(words.get("asks"), f"{where}, {id}, asks"),
        None if read is None else _day(str(read), f"{where}, {id}, read"),
    )


def _follows(folder: Path, themes: Mapping[str, str], rules: Mapping[str, Rule], wrong: list[str]) -> dict[str, list[Rule]]:
    found: dict[str, list[Rule]] = {}
    for row in read_rows(folder / "follows.csv"):
        known = _is_known(row["indicator"], themes, "follows.csv", wrong)
        if row["rule"] not in rules:
            wrong.append(f"follows.csv: there is no rule {row['rule']!r}; {nearest(row['rule'], rules)}")
        elif known:
            found.setdefault(row["indicator"], []).append(rules[row["rule"]])
    return found


def _dated(folder: Path, themes: Mapping[str, str], wrong: list[str]) -> dict[str, list[Dated]]:
    found: dict[str, list[Dated]] = {}
    for row in read_rows(folder / "definitions.csv"):
        if not _is_known(row["indicator"], themes, "definitions.csv", wrong):
            continue
        before = found.setdefault(row["indicator"], [])
        try:
            one = Dated(_day(row["since"], f"definitions.csv, {row['indicator']}"), row["fingerprint"], _earlier(row, bool(before)))
        except BadDefinition as told:
            wrong.append(str(told))
            continue
        if before and before[-1].since >= one.since:
            wrong.append(f"definitions.csv: {row['indicator']} has {one.since} after {before[-1].since}; begin it later")
        before.append(one)
    return found


def _earlier(row: Mapping[str, str], again: bool) -> Earlier | None:
    """What a line says of the periods before; a first one says nothing, and every other must."""
    told, where = row.get("earlier") or "", f"definitions.csv, {row['indicator']} since {row['since']}"
    if not again:
        if told:
            raise BadDefinition(f"{where}: a first wording has none before it, so take {told!r} away")
        return None
    if told not in set(Earlier):
        raise BadDefinition(
            f"{where}: what of earlier periods? Write kept under earlier, if the way they were computed stands behind the new one until "
            "then, or corrected, if they are told anew because the earlier wording was wrong"
        )
    return Earlier(told)


def _begins(folder: Path, themes: Mapping[str, str], wrong: list[str]) -> dict[str, dict[int, Period]]:
    found: dict[str, dict[int, Period]] = {}
    for row in read_rows(folder / "ways.csv") if exists(folder / "ways.csv") else ():
        if not _is_known(row["indicator"], themes, "ways.csv", wrong):
            continue
        try:
            found.setdefault(row["indicator"], {})[int(row["way"])] = Period.parse(row["begins"])
        except (BadPeriod, ValueError) as told:
            wrong.append(f"ways.csv, {row['indicator']}, way {row['way']!r}: {told}")
    return found


def _is_known(id: str, themes: Mapping[str, str], where: str, wrong: list[str]) -> bool:
    if id not in themes:
        wrong.append(f"{where}: there is no indicator {id!r}; {nearest(id, themes)}")
    return id in themes


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as wrong:
        raise BadDefinition(f"{where}: {text!r} is no day; write it as 2027-01-31") from wrong
