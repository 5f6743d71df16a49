"""The page of judged statements: words for every verdict, figures in each language, places in the report."""

from __future__ import annotations

import pytest

from puntari.define.claim import Verdict
from puntari.outlets.site import claim_words
from puntari.outlets.site.claims_page import figures, place, signed
from puntari.words.text import Language

FI, SV, EN = Language


def test_every_verdict_has_its_words() -> None:
    assert set(claim_words.VERDICTS) == set(Verdict)
    for language in Language:
        assert len({words[language] for words in claim_words.VERDICTS.values()}) == len(Verdict)


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("45.1 %", FI, "45,1 %"),
        ("45.1 %", EN, "45.1%"),
        ("-6.7 %", SV, "\u22126,7 %"),
        ("18 (17-18.5)", FI, "18 (17–18,5)"),
        ("72 (65–79) / 68 (61–75)", SV, "72 (65–79) / 68 (61–75)"),
        ("29.1.2022", FI, "29.1.2022"),
        ("almost unchanged", FI, ""),
        ("72 and 68", SV, ""),
        ("231 against 210.5 (+9.7 %)", FI, ""),
        ("-", FI, ""),
        ("", EN, ""),
    ],
)
def test_figures_are_written_in_the_language_and_words_left_out(text: str, language: Language, said: str) -> None:
    assert figures(text, language) == said


def test_a_minus_is_no_hyphen() -> None:
    assert signed("rv-asko-2022: 83 / 89 (-6,7 %), 2020-2021") == "rv-asko-2022: 83 / 89 (\u22126,7 %), 2020-2021"


@pytest.mark.parametrize(
    ("id", "said"),
    [("s6_3", "luku 6.3"), ("t12", "taulukko 12"), ("t5_note3", "taulukko 5 (alaviite 3)"), ("s4_1_note", "luku 4.1 (alaviite)"),
     ("s5_1_item5", "luku 5.1 (kohta 5)"), ("annex", "annex")],
)
def test_places_in_the_report(id: str, said: str) -> None:
    assert place(id, FI) == said
