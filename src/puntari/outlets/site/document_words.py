"""The words of a report's page on the site."""

from __future__ import annotations

from puntari.words.text import Language, Text

KIND = Text("arviointiraportti", "utvärderingsrapport", "evaluation report")
WHOLE = Text("Koko raportti", "Hela rapporten", "The whole report")
WRITTEN_IN = Text(
    "Raportti on {language}; tiivistelmä on kaikilla kolmella kielellä.",
    "Rapporten är på {language}; sammandraget finns på alla tre språken.",
    "The report is in {language}; its abstract is in all three languages.",
)
LANGUAGES = {
    Language.FI: Text("suomeksi", "finska", "Finnish"),
    Language.SV: Text("ruotsiksi", "svenska", "Swedish"),
    Language.EN: Text("englanniksi", "engelska", "English"),
}
FORMS = {
    "html": Text("Lue verkossa (HTML)", "Läs på webben (HTML)", "Read on the web (HTML)"),
    "pdf": Text("PDF, saavutettava (PDF/UA)", "PDF, tillgänglig (PDF/UA)", "PDF, accessible (PDF/UA)"),
    "docx": Text("Word", "Word", "Word"),
}
CHAPTERS = Text("Luvut", "Kapitel", "Chapters")
HELD = Text(
    "Raportin {count} lukua ja lukuihin nojaavaa sanaa on laskettu riveistä, ja jokainen täsmää.",
    "{count} siffror och ord som vilar på siffror har räknats ur raderna, och varje stämmer.",
    "{count} numbers and words that rest on numbers were computed from their rows, and every one agrees.",
)
DISAGREES = Text(
    "Raporttia ei juuri nyt näytetä: sen luvut ovat muuttuneet, ja teksti odottaa tarkistusta ({count} kohtaa).",
    "Rapporten visas inte just nu: dess siffror har ändrats och texten väntar på genomgång ({count} ställen).",
    "The report is not shown just now: its figures have changed, and its text waits to be looked through ({count} places).",
)
