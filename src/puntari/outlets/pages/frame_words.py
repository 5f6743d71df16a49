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
    "Tämän sivun luvut ovat keksittyjä. Ne korvaavat aineistoja, joita ei saatu, eivätkä kerro mistään todellisesta.",
    "Siffrorna på denna sida är påhittade. De ersätter material som inte gick att få och säger ingenting om verkligheten.",
    "The figures on this page are made up. They stand in for data that could not be had, and say nothing about the real world.",
)
NOT_OFFICIAL = Text(
    "Puntari on avointa lähdekoodia (EUPL-1.2). Ulkoasussa on Suomi.fi-muotoilujärjestelmän arvoja, mutta palvelu ei ole Suomi.fi-palvelu.",
    "Puntari är öppen källkod (EUPL-1.2). Utseendet bygger på värden ur Suomi.fi:s designsystem, men tjänsten hör inte till Suomi.fi.",
    "Puntari is open source software (EUPL-1.2). Its look uses values of the Suomi.fi design system, but it is no part of Suomi.fi.",
)
BUILD = Text("Tietojen koonti", "Sammanställning av uppgifterna", "Build of the data")
