"""The words that every report has of itself, in the three languages."""

from __future__ import annotations

from puntari.words.text import Text

CONTENTS = Text("Sisällys", "Innehåll", "Contents")
ABSTRACT = Text("Tiivistelmä", "Sammandrag", "Abstract")
KEYWORDS = Text("Avainsanat", "Nyckelord", "Keywords")
PICTURE = Text("Kuva {number}", "Figur {number}", "Figure {number}")
TABLE = Text("Taulukko {number}", "Tabell {number}", "Table {number}")
ANNEX = Text("Liite {letter}", "Bilaga {letter}", "Annex {letter}")
CHAPTER = Text("luku {number}", "kapitel {number}", "chapter {number}")
ROUND = Text("Kierros {round}", "Omgång {round}", "Round {round}")
NUMBERS = Text("Lukujen alkuperä", "Siffrornas ursprung", "Where the numbers come from")
NUMBERS_LEAD = Text(
    "Jokainen tekstin luku on sidottu tallennettuihin riveihin. Taulukossa on luku niin kuin se tekstissä lukee ja laskukaava, jonka on "
    "annettava sama luku; hakasulkeissa on rivin tunnus. Sanat, jotka väittävät jotakin luvuista, on sidottu vertailuun, jonka on "
    "pidettävä paikkansa. Suuntaa kertovista sanoista, joita mikään luku ei voi tarkistaa, lukee syy. Jos yksikin kohta on ristiriidassa "
    "rivien kanssa, julkaisua ei synny.",
    "Varje siffra i texten är bunden till lagrade rader. Tabellen visar siffran så som den står i texten och den formel som ska ge samma "
    "siffra; inom hakparentes står radens beteckning. Ord som påstår något om siffrorna är bundna till en jämförelse som ska stämma. För "
    "ord om riktningen som ingen siffra kan pröva står skälet. Om ett enda ställe strider mot raderna blir det ingen publikation.",
    "Every number of the text is bound to stored rows. The table has the number as the text has it and the formula that must give the "
    "same; in square brackets stand the ids of rows. Words that claim something of figures are bound to a comparison that must hold. Words "
    "of a direction that no figure can test have their reason. If a single place disagrees with its rows, there is no publication.",
)
IN_TEXT = Text("Tekstissä", "I texten", "In the text")
FORMULA = Text("Kaava tai vertailu", "Formel eller jämförelse", "Formula or comparison")
GIVES = Text("Rivit antavat", "Raderna ger", "The rows give")
HOLDS = Text("pitää", "stämmer", "holds")
SAID = Text("ei laskettu", "inte räknat", "not computed")
DATA = Text("Kuvien luvut", "Figurernas siffror", "Figures of the pictures")
DATA_LEAD = Text(
    "Samat luvut, joista kuvat on piirretty.", "Samma siffror som figurerna är ritade av.",
    "The same figures that the pictures are drawn from.",
)
SOURCES = Text("Aineistot", "Material", "Sources")
SOURCES_LEAD = Text(
    "Taulukot, joihin teksti, kuvat ja taulukot nojaavat. Tiiviste yksilöi toimitetun tiedoston.",
    "De tabeller som texten, bilderna och tabellerna vilar på. Kontrollsumman identifierar den levererade filen.",
    "The tables that text, pictures and tables rest on. The digest tells which delivered file it was.",
)
SOURCE = Text("Aineisto", "Material", "Source")
OWNER = Text("Omistaja", "Ägare", "Owner")
KNOWN = Text("Tiedossa", "Känt", "Known")
DIGEST = Text("Tiiviste", "Kontrollsumma", "Digest")
MADE = Text(
    "Tehty koosteesta {build}, Puntari {version}. Lukuja ja niihin nojaavia sanoja {count}, kaikki tarkistettu rivejä vasten.",
    "Gjord ur bygget {build}, Puntari {version}. Siffror och ord som vilar på siffror: {count}, alla kontrollerade mot raderna.",
    "Made from build {build}, Puntari {version}. Numbers and words that rest on numbers: {count}, all held against their rows.",
)
NO_BUILD = Text("ei koostetta", "inget bygge", "no build")
SYNTHETIC = Text(
    "Osa tämän raportin luvuista on keksittyjä (synteettisiä). Ne eivät kerro mistään todellisesta.",
    "En del av rapportens siffror är påhittade (syntetiska). De berättar inte om något verkligt.",
    "Some figures of this report are made up (synthetic). They tell of nothing real.",
)
PAGE = Text("Sivu", "Sida", "Page")
STEP = Text("Vaihe {place}: {text}", "Steg {place}: {text}", "Step {place}: {text}")
MEASURE = Text("Toimenpide", "Åtgärd", "Measure")
ITEM = Text("Palvelu", "Tjänst", "Service")
BEFORE = Text("Edellinen kierros", "Föregående omgång", "Round before")
RESPONDENTS = Text("Vastaajia", "Svarande", "Respondents")
NOTHING = Text("ei mitään näytettävää", "inget att visa", "nothing to show")
STATEMENT = Text("Väite", "Påstående", "Statement")
EARLIER = Text("Aiempi suositus", "Tidigare rekommendation", "Earlier recommendation")
READINESS = Text(
    "Ilmoitettu valmius, prosenttia tehtävästä", "Angiven beredskap, procent av det som skulle göras",
    "Reported readiness, per cent of what was to be done",
)
ALL_GOALS = Text("Kaikki arvioidut tavoitteet", "Alla bedömda mål", "All goals that were judged")
ALL_EARLIER = Text("Kaikki aiemmat suositukset", "Alla tidigare rekommendationer", "All earlier recommendations")
ALL_CLAIMS = Text("Kaikki luvulliset väitteet", "Alla påståenden med en siffra", "All statements with a figure")
BY_STATE = {
    "goals": Text("Tavoitteita arvion mukaan, lukumäärä", "Antal mål enligt bedömningen", "Goals by judgement, number"),
    "earlier": Text(
        "Aiempia suosituksia tilan mukaan, lukumäärä", "Antal tidigare rekommendationer efter läge",
        "Earlier recommendations by state, number",
    ),
    "claims": Text(
        "Väitteitä tarkistuksen tuloksen mukaan, lukumäärä", "Antal påståenden efter granskningens resultat",
        "Statements by verdict, number",
    ),
}
