"""Fingerprints are the same in every process and change with what they stand for."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace

from puntari.define.fingerprint import of_indicator, of_places, of_source
from puntari.words.text import Text
from tests.small.pack import HENS, INDICATORS, PLACES

ASK = "from tests.small.pack import *; from puntari.define.fingerprint import *; print(of_source(HENS), of_places(PLACES))"


def test_every_process_finds_the_same() -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", ASK], env=os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert told == {f"{of_source(HENS)} {of_places(PLACES)}\n"}


def test_a_rule_counts_and_a_title_does_not() -> None:
    assert of_source(replace(HENS, rules={"more_hens": "hens >= cocks"})) != of_source(HENS)
    assert of_source(replace(HENS, title=Text.same("Poultry"))) == of_source(HENS)


def test_a_definition_counts_and_its_words_do_not() -> None:
    hens, birds = INDICATORS["hens"], INDICATORS["birds"]
    assert of_indicator(hens) != of_indicator(birds)
    assert of_indicator(replace(hens, card=birds.card)) == of_indicator(hens)
    assert of_indicator(replace(hens, bindings=(replace(hens.bindings[0], times=2),))) != of_indicator(hens)
    assert of_places(PLACES) != of_places(None)
