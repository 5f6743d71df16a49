"""What can be wrong with a row of a returned request, and what to do about it, in the language of whoever filled it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from puntari.words.text import Language, Text

RULES: Mapping[str, Text] = {
    "lacks": Text("Kohta on tyhjä. Täytä se.", "Cellen är tom. Fyll i den.", "The cell is empty. Fill it in."),
    "no_code": Text(
        "Arvoa ei ole luettelossa. Valitse jokin näistä: {known}.",
        "Värdet finns inte i listan. Välj något av dessa: {known}.",
        "The value is not in the list. Choose one of these: {known}.",
    ),
    "no_number": Text(
        "Tämä ei ole luku. Kirjoita pelkkä luku ilman yksikköä.",
        "Det här är inget tal. Skriv bara talet utan enhet.",
        "This is no number. Write the number alone, without its unit.",
    ),
    "below_zero": Text(
        "Luku on alle nollan. Tarkista se.", "Talet är under noll. Kontrollera det.", "The number is below nought. Check it."
    ),
    "zero_price": Text(
        "Hinta on nolla. Anna hinta, tai jätä se tyhjäksi ja kerro syy.",
        "Priset är noll. Ange priset, eller lämna det tomt och ange skälet.",
        "The price is nought. Give the price, or leave it empty and tell the reason.",
    ),
    "no_date": Text(
        "Tämä ei ole päivä. Kirjoita se muodossa 2026-03-31.",
        "Det här är ingen dag. Skriv den som 2026-03-31.",
        "This is no day. Write it as 2026-03-31.",
    ),
    "no_month": Text(
        "Tämä ei ole kuukausi. Kirjoita se muodossa 2026-03.",
        "Det här är ingen månad. Skriv den som 2026-03.",
        "This is no month. Write it as 2026-03.",
    ),
    "other_period": Text(
        "Kuukausi ei kuulu kyselyn aikaan {period}. Korjaa kuukausi tai poista rivi.",
        "Månaden hör inte till insamlingens period {period}. Rätta månaden eller ta bort raden.",
        "The month is not in the round's period {period}. Mend the month or take the row out.",
    ),
    "neither": Text(
        "Hinta ja syy puuttuvat. Anna hinta, tai valitse syy, miksi sitä ei ole.",
        "Både pris och skäl saknas. Ange priset, eller välj skälet till att det saknas.",
        "There is neither a price nor a reason. Give the price, or choose the reason why there is none.",
    ),
    "both": Text(
        "Rivillä on sekä hinta että syy, miksi hintaa ei ole. Jätä vain toinen.",
        "Raden har både ett pris och ett skäl till att pris saknas. Lämna bara det ena.",
        "The row has both a price and a reason for having none. Leave one of them.",
    ),
    "range": Text(
        "Halvimman, hinnan ja kalleimman järjestys ei täsmää, tai vain toinen raja on annettu. Korjaa luvut.",
        "Lägsta, pris och högsta står inte i ordning, eller bara den ena gränsen är angiven. Rätta talen.",
        "Lowest, price and highest are not in order, or only one end is given. Mend the numbers.",
    ),
    "far": Text(
        "Hinta on kaukana edellisen kierroksen hinnasta {earlier}. Tarkista yksikkö, tai selitä ero huomautuksessa.",
        "Priset är långt från förra omgångens pris {earlier}. Kontrollera enheten, eller förklara skillnaden i anmärkningen.",
        "The price is far from that of the round before, {earlier}. Check the unit, or explain the gap in the note.",
    ),
    "twice": Text(
        "Sama rivi on taulukossa kahdesti ({other}). Jätä niistä yksi.",
        "Samma rad står två gånger i tabellen ({other}). Lämna en av dem.",
        "The same row stands twice ({other}). Leave one of them.",
    ),
    "too_long": Text(
        "Teksti on pidempi kuin {most} merkkiä. Lyhennä sitä.",
        "Texten är längre än {most} tecken. Förkorta den.",
        "The text is longer than {most} characters. Shorten it.",
    ),
    "identifier": Text(
        "Tekstissä on jotakin, joka näyttää henkilö- tai yritystunnukselta. Poista se.",
        "Texten innehåller något som ser ut som en person- eller företagsbeteckning. Ta bort det.",
        "The text holds what looks like an identity code of a person or a business. Take it out.",
    ),
    "error": Text(
        "Solussa on laskentavirhe. Kirjoita arvo sen tilalle.",
        "Cellen har ett räknefel. Skriv värdet i stället.",
        "The cell holds an error of reckoning. Write the value in its place.",
    ),
    "outside": Text(
        "Solu on taulukon sarakkeiden ulkopuolella, joten sitä ei lueta. Siirrä tieto huomautukseen tai poista se.",
        "Cellen ligger utanför tabellens kolumner och läses inte. Flytta uppgiften till anmärkningen eller ta bort den.",
        "The cell lies outside the columns of the sheet and is not read. Move it to the note or take it out.",
    ),
    "no_answer": Text(
        "Kysytty rivi puuttuu taulukosta: {which}. Lisää se takaisin ja vastaa siihen.",
        "En rad som efterfrågades saknas i tabellen: {which}. Lägg tillbaka den och besvara den.",
        "A row that was asked for is gone from the sheet: {which}. Put it back and answer it.",
    ),
    "no_customer": Text(
        "Reklamaatio koskee laskua, jota ei ole laskujen taulukossa. Tarkista asiakas, palvelu ja kuukausi.",
        "Reklamationen gäller en faktura som inte finns i tabellen över fakturor. Kontrollera kund, tjänst och månad.",
        "The complaint is about a bill that is not in the sheet of bills. Check customer, service and month.",
    ),
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell: the sheet, the row that the spreadsheet shows (0: the sheet as a whole), the column, the value as it
    stands there, the rule, and what the rule's words are filled with."""

    sheet: str
    row: int
    column: str
    value: str
    rule: str
    given: tuple[tuple[str, str], ...] = ()

    def what_to_do(self, language: Language) -> str:
        """The rule in words. What it is filled with may be told in each language by itself, under a name that ends with it."""
        given = {"which": self.value} | dict(self.given)
        own = {name.removesuffix(f"_{language}"): told for name, told in given.items() if name.endswith(f"_{language}")}
        return RULES[self.rule][language].format(**given | own)
