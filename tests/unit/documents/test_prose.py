"""Prose whose numbers are bound: what may stand in it, what is refused, and how numbers are read in three languages."""

from __future__ import annotations

from decimal import Decimal

import pytest

from puntari.define.directions import directions_in
from puntari.define.prose import Bound, Held, Plain, Reference, Said, read_prose
from puntari.define.spelled import numbers_in, read_number
from puntari.words.errors import BadDefinition
from puntari.words.text import Language

FI, SV, EN = Language


def test_the_kinds_of_spans() -> None:
    text = "Määrä {laski ? [b] < [a]} {421:stä = [a]} {231:een = [b]} ({@kuva}), {11 = #{goals figure=base}.goal} lajia."
    prose = read_prose(text, FI, "x")
    kinds = [type(span) for span in prose.spans if not isinstance(span, Plain)]
    assert kinds == [Held, Bound, Bound, Reference, Bound]
    assert prose.text == "Määrä laski 421:stä 231:een (), 11 lajia."
    assert [formula.text for formula in prose.formulas] == ["[b] < [a]", "[a]", "[b]", "#{goals figure=base}.goal"]


def test_lines_are_joined() -> None:
    assert read_prose("yksi\n   luku\n", FI, "x").written == "yksi luku"


@pytest.mark.parametrize(("language", "text"), [
    (FI, "Oli 421 palvelua"), (FI, "vuonna 2022"), (FI, "neljästä osasta"), (FI, "kahdella alueella"), (FI, "puolet niistä"),
    (FI, "Viiden vuoden"), (SV, "två av dem"), (SV, "hälften"), (EN, "twelve of them"), (EN, "half of them"), (EN, "a third"),
])
def test_a_number_that_is_bound_to_nothing_is_refused(language: Language, text: str) -> None:
    with pytest.raises(BadDefinition, match="here: '.*' is bound to nothing"):
        read_prose(text, language, "here")


@pytest.mark.parametrize(("language", "text"), [
    (FI, "viittaa toiseen asiaan, yhteensä yksi kuutio satamassa"), (SV, "sextio nej, men treva"),
    (EN, "one often sees a tenth-rate thing"),
])
def test_words_that_only_look_like_numbers_pass(language: Language, text: str) -> None:
    assert read_prose(text, language, "here").text == text


def test_names_may_hold_a_figure() -> None:
    assert read_prose("luokka TL3", FI, "x", ("TL3",)).text == "luokka TL3"
    with pytest.raises(BadDefinition, match="'4'"):
        read_prose("luokka TL34", FI, "x", ("TL3",))


@pytest.mark.parametrize(("text", "says"), [
    ("{421 [a]}", "binds nothing"), ("{421 = [a]", "not closed"), ("421 = [a]}", "closed that was not opened"),
    ("{@x} {1 = 1}", "cites no row"),
    ("{laski ? [a]}", "compares nothing"), ("{yli 5 ? [a] > 5}", "states a number"), ("{1 ja 2 = [a]}", "states 1 and 2"),
    ("{moni = [a]}", "states none"), ("{1 = [a] < [b]}", "bind it to one number"), ("{1 = [a]; [b]}", "bind it to one number"),
    ("", "is none"),
])
def test_what_binds_nothing_is_refused(text: str, says: str) -> None:
    with pytest.raises(BadDefinition, match=says):
        read_prose(text, FI, "here")


@pytest.mark.parametrize(("language", "text", "number"), [
    (FI, "45,1 prosenttia", "45.1"), (FI, "1 500 euroa", "1500"), (FI, "12\u00a0345,60", "12345.60"), (FI, "\u22126,4", "-6.4"),
    (FI, "neljästä", "4"), (FI, "kahdeksalla", "8"), (FI, "kaksi", "2"), (SV, "tolv", "12"), (SV, "1,5", "1.5"),
    (EN, "1,500.25", "1500.25"), (EN, "2.8", "2.8"), (EN, "Seven", "7"),
])
def test_numbers_are_read_as_a_language_writes_them(language: Language, text: str, number: str) -> None:
    found = read_number(text, language)
    assert found == Decimal(number) and found.as_tuple().exponent == Decimal(number).as_tuple().exponent


@pytest.mark.parametrize(("language", "text"), [(FI, "1.5"), (EN, "1,5"), (FI, "31.3.2023"), (FI, "ei mitään"), (FI, "1 tai 2")])
def test_what_is_no_number_is_none(language: Language, text: str) -> None:
    assert read_number(text, language) is None


def test_numbers_stand_in_the_order_of_the_text() -> None:
    assert numbers_in("neljä 5 ja kuusi, puolet", FI) == ("neljä", "5", "kuusi", "puolet")


@pytest.mark.parametrize(("language", "text", "word"), [
    (FI, "Hinta laski vuodessa.", "laski"), (FI, "Etäyhteys on verrokkia kalliimpi.", "kalliimpi"), (FI, "Tuotanto on kypsin.", "kypsin"),
    (SV, "Priset sjönk.", "sjönk"), (SV, "Centret är dyrare.", "dyrare"),
    (EN, "Of most it is said.", "most"), (EN, "It stayed below.", "below"),
])
def test_a_direction_in_a_report_hangs_on_a_comparison_or_says_why_it_cannot(language: Language, text: str, word: str) -> None:
    with pytest.raises(BadDefinition, match=f"here: '{word}' hangs on nothing"):
        read_prose(text, language, "here", directed=True)
    for bound, kind in ((f"{{{word} ? [a] > [b]}}", Held), (f"{{{word} : somebody says so}}", Said)):
        prose = read_prose(text.replace(word, bound), language, "here", directed=True)
        assert kind in {type(span) for span in prose.spans} and prose.text == text


@pytest.mark.parametrize(("language", "text"), [
    (FI, "Laskutusaste on laskettu laskusta, ja suuri osa on pientä."), (SV, "Under året var allt öppet."), (EN, "The rosy fallow field."),
])
def test_words_that_only_look_like_directions_pass(language: Language, text: str) -> None:
    assert directions_in(text, language) == ()


def test_a_reason_hides_no_number() -> None:
    with pytest.raises(BadDefinition, match="'kolme'"):
        read_prose("{laski kolme : arviointi sanoo niin}", FI, "here")
