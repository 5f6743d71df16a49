"""The words of the frame of pages."""

from __future__ import annotations

from puntari.words.text import Text

NAME = Text.same("Puntari")
SKIP = Text("Siirry sisältöön", "Gå till innehållet", "Skip to content")
MENU = Text("Päävalikko", "Huvudmeny", "Main menu")
LANGUAGES = Text("Kieli", "Språk", "Language")
CRUMBS = Text("Sijainti sivustolla", "Plats på webbplatsen", "Where you are")
FRONT = Text("Etusivu", "Startsida", "Front page")
FOOT = Text("Palvelun tiedot", "Om tjänsten", "About the service")
SYNTHETIC = Text(
    "Synteettistä aineistoa: tällä sivustolla on lukuja, jotka on keksitty puuttuvien aineistojen tilalle. Ne eivät kerro mistään "
    "todellisesta. Mitkä aineistot ovat synteettisiä, näet sivulta Aineistot.",
    "Syntetiskt material: på denna webbplats finns siffror som är påhittade i stället för material som saknas. De säger ingenting om "
    "verkligheten. Vilka material som är syntetiska ser du på sidan Material.",
    "Synthetic data: this site holds figures that are made up in place of data that could not be had. They say nothing about the real "
    "world. The page Data sources tells which sources are synthetic.",
)
NOT_OFFICIAL = Text(
    "Puntari on avointa lähdekoodia (EUPL-1.2). Ulkoasussa on Suomi.fi-muotoilujärjestelmän arvoja, mutta palvelu ei ole Suomi.fi-palvelu.",
    "Puntari är öppen källkod (EUPL-1.2). Utseendet bygger på värden ur Suomi.fi:s designsystem, men tjänsten hör inte till Suomi.fi.",
    "Puntari is open source software (EUPL-1.2). Its look uses values of the Suomi.fi design system, but it is no part of Suomi.fi.",
)
BUILD = Text("Tietojen koonti", "Sammanställning av uppgifterna", "Build of the data")
