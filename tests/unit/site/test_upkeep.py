"""An indicator's page and its reference say since when it is so defined, by which rule, who keeps it and when it is looked at again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from puntari.define.fingerprint import of_indicator
from puntari.define.pack import Pack
from puntari.define.upkeep import Dated, Rule, Upkeep
from puntari.outlets.reference import indicators
from puntari.outlets.site import indicator_page
from puntari.outlets.site.book import open_book
from puntari.words.text import Language, Text
from tests.small.house import house_of
from tests.small.pack import PACK

HENS = "where when breed hens cocks share\n" + "\n".join(f"P{parish} 2020-01 all {10 + at} 1 50.0" for at, parish in enumerate("abcdef"))
ACT = Text("Kanalaki", "Hönslagen", "Act on Hens")


def kept(read: date | None) -> Pack:
    rule = Rule("count", ACT, "7 §", Text("Kanat lasketaan.", "Hönsen räknas.", "Hens are counted."), read)
    upkeep = Upkeep(
        Text("Kanakeskus", "Hönscentralen", "Hen Centre"), date(2027, 3, 31), (rule,),
        (Dated(date(2020, 1, 1), "aaaaaaaaaaaa"), Dated(date(2024, 2, 1), of_indicator(PACK.indicators["hens"]))),
    )  # fmt: skip
    return replace(PACK, indicators={**PACK.indicators, "hens": replace(PACK.indicators["hens"], upkeep=upkeep)})


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            Language.FI,
            ("Kanalaki, 7 § (pykälä tarkistamatta", "Kanat lasketaan.", "Kanakeskus. Tarkistetaan viimeistään 31. maaliskuuta 2027."),
        ),
        (Language.SV, ("Hönslagen, 7 § (paragrafen okontrollerad", "Hönsen räknas.", "Hönscentralen. Ses över senast 31 mars 2027.")),
        (Language.EN, ("Act on Hens, 7 § (paragraph unverified", "Hens are counted.", "Hen Centre. To be reviewed by 31 March 2027.")),
    ],
)
def test_the_page_says_who_keeps_the_definition_and_by_which_rule(tmp_path: Path, language: Language, says: tuple[str, ...]) -> None:
    pack = kept(read=None)
    text = indicator_page.page(open_book(house_of(tmp_path, HENS, pack=pack), "v"), pack, "hens", language)
    for said in (*says, "<code>aaaaaaaaaaaa</code>"):
        assert said in text


def test_the_reference_says_the_same_and_whether_the_law_was_read() -> None:
    unread, read = (indicators.themes(kept(day))["indicators/birds.md"] for day in (None, date(2026, 5, 1)))
    now = of_indicator(PACK.indicators["hens"])
    assert f"2020-01-01 (`aaaaaaaaaaaa`); 2024-02-01 (`{now}`)" in unread
    assert "Act on Hens, 7 § (unverified): Hens are counted" in unread
    assert "Act on Hens, 7 § (read 2026-05-01)" in read
    assert "| next review | 2027-03-31 |" in read
