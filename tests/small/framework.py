"""A small framework, as a value and as the files that it is read from."""

from __future__ import annotations

from pathlib import Path

import yaml

from puntari.define.framebook import read_framework
from puntari.define.framework import Framework


def said(words: str) -> dict[str, str]:
    """The words in three languages that can be told apart."""
    return {"fi": f"{words} fi", "sv": f"{words} sv", "en": f"{words} en"}


def area(name: str) -> dict[str, object]:
    """An area with two questions and criteria at each of three levels."""
    return {
        "weight": 1, "name": said(name), "what": said(f"what {name}"), "questions": [said("one"), said("two")],
        "levels": {1: [said("low")], 2: [said("middle a"), said("middle b")], 3: [said("high")]},
    }


def head() -> dict[str, object]:
    """Three levels in half steps, two groups, two dimensions."""
    return {
        "title": said("title"), "what": said("what"), "is_not": said("is not"), "step": 0.5, "least": 5,
        "levels": {number: {"name": said(f"level {number}"), "what": said(f"means {number}")} for number in (1, 2, 3)},
        "groups": {"hens": said("hens"), "cocks": said("cocks"), "keepers": said("keepers")},
        "dimensions": {"yard": {"weight": 1, "name": said("yard")}, "house": {"weight": 3, "name": said("house")}},
    }


def areas() -> dict[str, dict[str, dict[str, object]]]:
    """Two areas in the yard and one in the house."""
    return {"yard": {"grass": area("grass"), "fence": area("fence")}, "house": {"perch": area("perch")}}


def written(folder: Path, top: dict[str, object], inside: dict[str, dict[str, dict[str, object]]]) -> Framework:
    """The framework read from files with that content."""
    (folder / "small").mkdir(parents=True, exist_ok=True)
    (folder / "small.yaml").write_text(yaml.safe_dump(top, sort_keys=False), encoding="utf-8")
    for dimension, content in inside.items():
        (folder / "small" / f"{dimension}.yaml").write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return read_framework(folder, "small")
