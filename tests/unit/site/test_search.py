"""Search forgives spelling, and finds by any language's name."""

from __future__ import annotations

import pytest

from puntari.outlets.site.search import Entry, find, likeness, plain, records
from puntari.words.text import Language, Text

KIND = Text.same("kind")
NAMES = [
    ("Tampere", "Tammerfors"), ("Jyväskylä", "Jyväskylä"), ("Helsinki", "Helsingfors"), ("Oulu", "Uleåborg"), ("Outokumpu", "Outokumpu"),
    ("Pello", "Pello"), ("Pelkosenniemi", "Pelkosenniemi"), ("Työttömyysaste", "Arbetslöshetsgrad"), ("Työlliset", "Sysselsatta"),
    ("Avoimet työpaikat", "Lediga arbetsplatser"), ("Sodankylä", "Sodankylä"), ("Maarianhamina", "Mariehamn"),
]
ENTRIES = tuple(Entry(Text(fi, sv, fi), KIND, fi.lower()) for fi, sv in NAMES)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tampere", "Tampere"), ("tamepre", "Tampere"), ("TAMPERRE", "Tampere"), ("jyvaskyla", "Jyväskylä"), ("jyväskyla", "Jyväskylä"),
        ("helsingfors", "Helsinki"), ("uleaborg", "Oulu"), ("tyottomyys aste", "Työttömyysaste"), ("työttömyysate", "Työttömyysaste"),
        ("työpaikat", "Avoimet työpaikat"), ("arbetslöshet", "Työttömyysaste"), ("mariehamn", "Maarianhamina"), ("sodankyla", "Sodankylä"),
    ],
)
def test_the_first_hit_is_what_was_meant(query: str, found: str) -> None:
    assert find(ENTRIES, query, Language.FI)[0].names.fi == found


def test_what_begins_with_the_query_hides_what_is_only_alike() -> None:
    assert [entry.names.fi for entry in find(ENTRIES, "pel", Language.FI)] == ["Pello", "Pelkosenniemi"]


def test_nothing_is_found_for_nothing_and_for_what_is_like_nothing() -> None:
    assert find(ENTRIES, "  ?! ", Language.FI) == () and find(ENTRIES, "xqzw", Language.FI) == ()


def test_no_more_hits_than_asked_for() -> None:
    assert len(find(ENTRIES * 20, "o", Language.FI, most=5)) == 5


def test_an_exact_name_is_likest() -> None:
    assert likeness("oulu", "oulu") > likeness("oul", "oulu") > likeness("ulu", "oulu") > likeness("ouly", "oulu") > 0


def test_plain_words_lose_their_dots_and_signs() -> None:
    assert plain(" Äänekoski – Ylöjärvi/Åbo! ") == "aanekoski ylojarvi abo"


def test_records_hold_the_other_names_once() -> None:
    record = records(ENTRIES[:1], Language.FI)[0]
    assert record[0] == "Tampere" and record[3] == ["tammerfors"]
