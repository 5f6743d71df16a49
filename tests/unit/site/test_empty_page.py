"""The page of an indicator that has no figure yet: what it is, and which source nothing has been delivered of."""

from __future__ import annotations

from pathlib import Path

import pytest

from puntari.outlets.site import indicator_page, words
from puntari.outlets.site.book import open_book
from puntari.words.text import Language
from tests.small.pack import INDICATORS, PACK
from tests.small.stocked import hens_csv, stocked


@pytest.mark.parametrize("language", list(Language))
def test_it_names_the_source_that_is_not_there(tmp_path: Path, language: Language) -> None:
    book = open_book(stocked(tmp_path, (("hens", "hens.csv", hens_csv()),)), "1")
    page = indicator_page.page(book, PACK, "hens_per_head", language)
    lacking = page.split(words.NOTHING_OF[language])[1].split("</ul>")[0]
    assert words.NOTHING_YET[language] in page and "People" in lacking and "Hens" not in lacking
    assert INDICATORS["hens_per_head"].card.beware[language] in page
