"""The words of the page of prices: recipes, real prices, what can be compared, peers in words."""

from __future__ import annotations

from puntari.define.pricing import Comparable
from puntari.doors.prices import Basis, Total
from puntari.words.text import Text
from puntari.words.unit import Unit

EUROS = Unit("euros_and_cents", Text("euroa", "euro", "euros"), Text.same("€"), 2)
TITLE = Text("Hintojen perusteet", "Prisernas grunder", "What stands behind the prices")
KIND = Text("hinnat", "priser", "prices")
LEAD = Text(
    "Mistä osista hinnat koostuvat, mistä niiden muutos johtuu, paljonko ne ovat muuttuneet inflaatio huomioiden ja mitä voi "
    "verrata mihin.",
    "Vilka delar priserna består av, vad ändringarna beror på, hur de ändrats när inflationen beaktas och vad som kan jämföras med vad.",
    "What prices are made of, why they changed, how they changed with inflation taken out, and what can be compared with what.",
)
RECIPES = Text("Kokonaisuudet osistaan", "Helheterna ur sina delar", "Bundles from their parts")
RECIPES_HELP = Text(
    "Jokainen kokonaisuus on laskettu osiensa hinnoista ja määristä ja verrattu raporttiin painettuun summaan.",
    "Varje helhet är räknad ur delarnas priser och mängder och jämförd med den summa som rapporten anger.",
    "Every bundle is reckoned from the prices and quantities of its parts and held against the total that the report prints.",
)
PART = Text("Osa", "Del", "Part")
QUANTITY = Text("{name} × {quantity}", "{name} × {quantity}", "{name} × {quantity}")
COMPUTED = Text("Laskettu yhteensä", "Beräknat totalt", "Computed total")
PRINTED = Text("Painettu yhteensä", "Tryckt totalt", "Printed total")
STANDS_AT = Text("Vertailu", "Jämförelse", "Comparison")
STANDS = {
    Total.AGREES: Text("sama", "samma", "the same"),
    Total.ROUNDS: Text("sama pyöristettynä", "samma avrundat", "the same when rounded"),
    Total.WITHIN: Text("ero mahtuu osien pyöristyksiin", "skillnaden ryms i delarnas avrundning", "gap within the rounding of parts"),
    Total.DIFFERS: Text("laskettu on {gap} {way}", "beräknat är {gap} {way}", "computed is {gap} {way}"),
    Total.NOT_PRINTED: Text("summaa ei ole painettu", "ingen summa är tryckt", "no total is printed"),
    Total.NO_TOTAL: Text("osan hinta puuttuu", "priset på en del saknas", "the price of a part lacks"),
    Total.SOLVED: Text("paino on ratkaistu summasta", "vikten är löst ur summan", "the weight is solved from the total"),
    Total.LEFT_OUT: Text(
        "laskettu on {gap} {way}: painetusta summasta puuttuu osa",
        "beräknat är {gap} {way}: en del saknas i den tryckta summan",
        "computed is {gap} {way}: the printed total leaves a part out",
    ),
    Total.NO_WEIGHT: Text("mikään paino ei anna summaa", "ingen vikt ger summan", "no weight gives the total"),
}
WEIGHT = Text("{name}: ratkaistu paino", "{name}: löst vikt", "{name}: weight as solved")
TAKEN = Text(
    "{version}: painetusta hinnasta {printed} on vähennetty {amount} ({what}), joka sisältyy siihen mutta ei kokonaisuuteen.",
    "{version}: från det tryckta priset {printed} har dragits {amount} ({what}), som ingår i det men inte i helheten.",
    "{version}: {amount} ({what}) is taken off the printed price {printed}, which holds it although the bundle does not.",
)
RESTS_ON = {
    Basis.SOLVED: Text(
        "{change}: painot on ratkaistu painetuista summista ({before} → {after}), koska raportti ei kerro niitä. Rakenne on painon "
        "muutosta.",
        "{change}: vikterna är lösta ur de tryckta summorna ({before} → {after}), eftersom rapporten inte anger dem. Strukturen är "
        "viktens ändring.",
        "{change}: the weights are solved from the printed totals ({before} → {after}), because the report does not tell them. "
        "The mix is the change of weight.",
    ),
    Basis.NO_WEIGHT: Text(
        "{change}: eroa ei voi jakaa hintaan ja rakenteeseen, koska painoja ei kerrota eivätkä painetut summat anna niitä. Koko ero on "
        "painettujen summien ero.",
        "{change}: skillnaden kan inte delas i pris och struktur, eftersom vikterna inte anges och de tryckta summorna inte ger dem. "
        "Hela skillnaden är de tryckta summornas.",
        "{change}: the difference cannot be split into price and mix, because the weights are not told and the printed totals do not give "
        "them. The whole difference is that of the printed totals.",
    ),
    Basis.NO_TOTAL: Text(
        "{change}: eroa ei voi jakaa, koska osan hinta puuttuu. Koko ero on painettujen summien ero.",
        "{change}: skillnaden kan inte delas, eftersom priset på en del saknas. Hela skillnaden är de tryckta summornas.",
        "{change}: the difference cannot be split, because the price of a part lacks. The whole difference is that of the printed totals.",
    ),
}
"""Notes on what a split rests on, where it is not quantities that are told."""
HIGHER, LOWER = Text("suurempi", "högre", "higher"), Text("pienempi", "lägre", "lower")
CHANGES = Text("Muutos jaettuna: {title}", "Ändringen uppdelad: {title}", "The change split: {title}")
CHANGES_HELP = Text(
    "Hinta: sama asia maksaa toisin. Rakenne: määrät ovat toiset. Laatu: jokin osa tuli, poistui tai vaihtui toisenlaiseksi. Osat ovat "
    "yhteensä koko ero (Bennetin hajotelma: kummankin tilanteen keskimääräisin painoin).",
    "Pris: samma sak kostar annorlunda. Struktur: mängderna är andra. Kvalitet: en del tillkom, försvann eller byttes mot något annat. "
    "Delarna är tillsammans hela skillnaden (Bennets uppdelning: med båda lägenas genomsnittliga vikter).",
    "Price: the same thing costs otherwise. Mix: quantities are others. Quality: a part came, went or became another kind. "
    "Together they are "
    "the whole difference (Bennet's split: weighed by the mean of both).",
)
FROM_TO = Text("Mistä mihin", "Från vad till vad", "From what to what")
BY_PRICE, BY_MIX, BY_QUALITY = Text("Hinta", "Pris", "Price"), Text("Rakenne", "Struktur", "Mix"), Text("Laatu", "Kvalitet", "Quality")
IN_ALL = Text("Yhteensä", "Totalt", "In all")
REAL = Text("Hinnat inflaatio huomioiden", "Priserna med inflationen beaktad", "Prices with inflation taken out")
REAL_CHART = Text(
    "{fallen} hintaa {all}:sta laski varmasti inflaatio huomioiden, {risen} nousi",
    "{fallen} av {all} priser sjönk säkert när inflationen beaktas, {risen} steg",
    "{fallen} of {all} prices certainly fell with inflation taken out, {risen} rose",
)
REAL_MEASURE = Text(
    "Omien hintojen muutos {base}–{period}, prosenttia",
    "Ändring i egna priser {base}–{period}, procent",
    "Change in own prices {base}–{period}, per cent",
)
NOMINAL = Text("sellaisenaan", "nominellt", "as told")
REALLY = Text("{base} rahassa", "i {base} års penningvärde", "in the money of {base}")
SERIES = Text("Sarja", "Serie", "Series")
LEVEL = Text("Hintataso {period}, {base} = 100", "Prisnivå {period}, {base} = 100", "Level of prices {period}, {base} = 100")
COMPARABLE = Text("Mitä voi verrata", "Vad som kan jämföras", "What can be compared")
ITEM, VERDICT, WHY = (
    Text("Palvelu", "Tjänst", "Service"),
    Text("Vertailukelpoisuus", "Jämförbarhet", "Comparability"),
    Text("Miksi", "Varför", "Why"),
)
VERDICTS = {
    Comparable.COMPARABLE: Text("vertailukelpoinen", "jämförbar", "comparable"),
    Comparable.ADJUSTED: Text("vertailukelpoinen oikaistuna", "jämförbar efter justering", "comparable once adjusted"),
    Comparable.IN_PART: Text("osittain", "delvis", "in part"),
    Comparable.NOT_COMPARABLE: Text("ei vertailukelpoinen", "inte jämförbar", "not comparable"),
    Comparable.UNKNOWN: Text("ei tiedetä", "okänt", "not known"),
}
ROWS = Text("Hintarivit", "Prisraderna", "The price rows")
ROWS_HELP = Text(
    "Rivejä on {count}: hinta {priced}, vain vaihteluväli {ranges}, syy miksi lukua ei ole {without}. Jokaisella on tuottaja, "
    "palvelu, yksikkö, "
    "vuosi, vaihteluväli, vastaajien määrä, laatu ja paikka raportissa, siltä osin kuin raportti ne kertoo.",
    "Raderna är {count}: pris {priced}, endast intervall {ranges}, skäl till att siffran saknas {without}. Varje rad har "
    "producent, tjänst, enhet, "
    "år, intervall, antal svarande, kvalitet och ställe i rapporten, så långt rapporten anger dem.",
    "There are {count} rows: a price {priced}, only a range {ranges}, a reason for having none {without}. Each has its provider, "
    "service, unit, "
    "year, range, number of respondents, quality and place in the report, as far as the report tells them.",
)
ROWS_FILE = Text("Kaikki hintarivit taulukkona (CSV)", "Alla prisrader som tabell (CSV)", "All price rows as a sheet (CSV)")
PEERS = Text("Verrokit sanoin", "Referenserna i ord", "Peers in words")
PEERS_HELP = Text(
    "Miten verrokit on organisoitu ja mitä ne tekevät toisin. Nimiä ei kerrota, eikä raportti kerro kaikesta, kumpaa verrokkia se koskee.",
    "Hur referenserna är organiserade och vad de gör annorlunda. Namn anges inte, och rapporten säger inte alltid vilken "
    "referens det gäller.",
    "How peers are organised and what they do differently. No names are told, and the report does not always say which peer it means.",
)
ORGANISED = Text("Organisointi", "Organisering", "Organised")
DIFFERENTLY = Text("Toisin kuin muut", "Annorlunda än andra", "Differently")
WORKS_ON = Text("Kehittää", "Utvecklar", "Works on")
PEER = Text("Verrokki", "Referens", "Peer")
TREND = Text("Suunta", "Riktning", "Trend")
WHAT = Text("Mistä on kyse", "Vad det gäller", "What it is about")
TRENDS = Text("Yhteisiä suuntia", "Gemensamma riktningar", "Trends that peers share")
ROUNDS = Text("Kerätyt hinnat", "Insamlade priser", "Collected prices")
EUROS_SHORT = Text("euroa", "euro", "euros")
