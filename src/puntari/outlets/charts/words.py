"""The words that charts say of themselves, in every language."""

from __future__ import annotations

from puntari.words.text import Text

NO_DATA = Text("ei tietoja", "inga uppgifter", "no data")
CUT = Text("Asteikko ei ala nollasta.", "Skalan börjar inte från noll.", "The scale does not begin at zero.")
AREA = Text("Alue", "Område", "Area")
PERIOD = Text("Ajankohta", "Tidpunkt", "Period")
VALUE = Text("Luku", "Siffra", "Figure")
ITEM = Text("Kohde", "Objekt", "Item")
PEER = Text("Verrokki", "Referens", "Peer")
NO_FIGURE = Text("ei lukua", "ingen siffra", "no figure")
OVER_BORDERS = Text("väli, joka ylittää luokan rajan", "intervall över en klassgräns", "interval across a class border")
INTERVAL = Text("väli, jolla luku on", "intervall där siffran ligger", "interval in which the figure lies")
CHOSEN = Text("valittu alue", "valt område", "chosen area")
SKIP = Text("Ohita kuvio", "Hoppa över figuren", "Skip the chart")
APART = Text("{figure}, ei verrata", "{figure}, jämförs inte", "{figure}, not compared")
PEER_KEY = Text("verrokkien vaihteluväli ja keskiarvo", "referensernas variationsvidd och medelvärde", "range and mean of the peers")
IN_WORDS = Text("Kuvio sanoina", "Figuren i ord", "The chart in words")
AS_TABLE = Text("Sama taulukkona", "Samma som tabell", "The same as a table")

SERIES_PATH = Text(
    "{name}: {first_period} {first}, {last_period} {last}; suurin {most} ({most_period}), pienin {least} ({least_period}).",
    "{name}: {first_period} {first}, {last_period} {last}; störst {most} ({most_period}), minst {least} ({least_period}).",
    "{name}: {first_period} {first}, {last_period} {last}; highest {most} ({most_period}), lowest {least} ({least_period}).",
)
SERIES_POINT = Text(
    "{name}: vain yksi luku, {period} {value}.", "{name}: endast en siffra, {period} {value}.", "{name}: a single figure, {period} {value}."
)
SERIES_NONE = Text("{name}: ei yhtään lukua.", "{name}: inga siffror.", "{name}: no figures.")
GAP = Text(
    "Tietoja ei ole ajalta {first} – {last}; viivaa ei ole vedetty sen yli.",
    "Uppgifter saknas för tiden {first} – {last}; ingen linje har dragits över den.",
    "There is no data from {first} to {last}; no line is drawn across it.",
)
BREAK = Text(
    "{label}: luvut ennen sitä ja sen jälkeen eivät ole vertailukelpoisia.",
    "{label}: siffrorna före och efter är inte jämförbara.",
    "{label}: figures before and after it cannot be compared.",
)
CUT_ROWS = Text(
    "Katkoviiva: luvut sen päissä eivät ole vertailukelpoisia. {reason}",
    "Streckad linje: siffrorna i dess ändar är inte jämförbara. {reason}",
    "Dashed line: the figures at its ends cannot be compared. {reason}",
)
SOME_UNKNOWN = Text(
    "{name}: {count} ajankohdalta luku on väli tai puuttuu.",
    "{name}: för {count} tidpunkter är siffran ett intervall eller saknas.",
    "{name}: for {count} periods the figure is an interval or absent.",
)
SHOWS_AREAS = Text("Alueita: {count}.", "Områden: {count}.", "Areas: {count}.")
SHOWS_EXACT = Text(
    "Alueita: {count}, joista tarkka luku: {exact}.",
    "Områden: {count}, av dem med exakt siffra: {exact}.",
    "Areas: {count}, of them with an exact figure: {exact}.",
)
MOST = Text("Suurin: {name}, {value}.", "Störst: {name}, {value}.", "Highest: {name}, {value}.")
LEAST = Text("Pienin: {name}, {value}.", "Minst: {name}, {value}.", "Lowest: {name}, {value}.")
SEVERAL = Text("{count} aluetta", "{count} områden", "{count} areas")
OUTSIDE = Text(
    "Vertailun ulkopuolella: {name}, {value}.", "Utanför jämförelsen: {name}, {value}.", "Outside the comparison: {name}, {value}."
)
NAMED = Text("{name}: {value}.", "{name}: {value}.", "{name}: {value}.")
DARKER = Text(
    "Mitä tummempi väri, sitä suurempi luku.", "Ju mörkare färg, desto större siffra.", "The darker the colour, the larger the figure."
)
SHOWS_ROWS = Text("Rivejä: {count}.", "Rader: {count}.", "Rows: {count}.")
PEER_RANGE = Text("{label} {value} (vaihteluväli {span})", "{label} {value} (variationsvidd {span})", "{label} {value} (range {span})")
THING = Text("Osa", "Del", "Part")
AMOUNT = Text("Määrä", "Antal", "Amount")
SHARE = Text("Osuus", "Andel", "Share")
