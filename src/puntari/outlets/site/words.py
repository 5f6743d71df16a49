"""The words of the site's own pages: headings, labels and notes, in three languages."""

from __future__ import annotations

from puntari.words.text import Text

FRONT_TITLE = Text("Julkisten palvelujen vertailu", "Jämförelse av offentliga tjänster", "Public services compared")
HERO = Text(
    "Näin palvelut toimivat sinun kunnassasi ja alueellasi",
    "Så fungerar tjänsterna i din kommun och ditt område",
    "How services do in your municipality and area",
)
HERO_LEAD = Text(
    "Puntari kokoaa avoimet tilastot mittareiksi ja vertaa samanlaista samanlaiseen. Jokaisesta luvusta näet, mistä se tulee, "
    "miten se on laskettu ja mitä siitä puuttuu.",
    "Puntari samlar öppen statistik till indikatorer och jämför lika med lika. För varje siffra ser du varifrån den kommer, hur "
    "den är räknad och vad som saknas.",
    "Puntari turns open statistics into indicators and compares like with like. For every figure you see where it comes from, "
    "how it is computed and what is missing.",
)
FIND = Text("Etsi kunta, alue tai mittari", "Sök kommun, område eller indikator", "Find a municipality, an area or an indicator")
FIND_HELP = Text(
    "Kirjoitusvirheet eivät haittaa.", "Stavfel gör ingenting.", "Spelling mistakes do no harm."
)
FIND_DO = Text("Etsi", "Sök", "Search")
SEARCH = Text("Haku ja hakemisto", "Sökning och register", "Search and index")
SEARCH_LEAD = Text(
    "Kaikki mittarit ja alueet aakkosjärjestyksessä. Haku löytää oikean sivun kirjoitusvirheistä huolimatta.",
    "Alla indikatorer och områden i bokstavsordning. Sökningen tål stavfel.",
    "All indicators and areas in alphabetical order. The search copes with spelling mistakes.",
)
FOUND = Text("Hakutulokset", "Sökresultat", "Results")
FOUND_NONE = Text(
    "Haulla ”{query}” ei löytynyt mitään. Katso alla olevaa hakemistoa.",
    "Sökningen ”{query}” gav inga träffar. Se registret nedan.",
    "Nothing was found for “{query}”. See the index below.",
)
FOUND_SOME = Text(
    "Haulla ”{query}” löytyi sivuja: {count}.", "Träffar för sökningen ”{query}”: {count}.", "Pages found for “{query}”: {count}."
)
KEY_FIGURES = Text("Koko maan avainluvut", "Nyckeltal för hela landet", "Key figures of the whole country")
COUNTRYWIDE = Text("Avainluvut", "Nyckeltal", "Key figures")
THEMES = Text("Aiheet", "Teman", "Themes")
INDICATORS = Text("Mittarit", "Indikatorer", "Indicators")
INDICATOR = Text("mittari", "indikator", "indicator")
AREAS = Text("Alueet", "Områden", "Areas")
AREA = Text("Alue", "Område", "Area")
REPORTS = Text("Vertailutaulukot", "Jämförelsetabeller", "Comparison tables")
ASSESSMENTS = Text("Arvioinnit", "Utvärderingar", "Evaluations")
REPORT = Text("vertailutaulukko", "jämförelsetabell", "comparison table")
OPEN_PACK = Text("Avaa: {name}", "Öppna: {name}", "Open: {name}")
ALL_INDICATORS = Text("Kaikki mittarit aiheittain", "Alla indikatorer enligt tema", "All indicators by theme")
SOURCES = Text("Aineistot", "Material", "Data sources")
CHECKS = Text("Tarkistukset", "Kontroller", "Checks")
ABOUT = Text("Tietoa Puntarista", "Om Puntari", "About Puntari")
ACCESSIBILITY = Text("Saavutettavuusseloste", "Tillgänglighetsutlåtande", "Accessibility statement")
FEEDBACK = Text("Palaute", "Respons", "Feedback")
PRIVACY = Text("Tietosuoja", "Dataskydd", "Privacy")
LOST = Text("Sivua ei löytynyt", "Sidan hittades inte", "Page not found")

FINDING = Text("Tulos", "Resultat", "Finding")
MAP_AND_ORDER = Text("Alueet vertailussa", "Områdena i jämförelse", "Areas compared")
MAP_OF = Text("Kartta: {level}", "Karta: {level}", "Map: {level}")
REAL_MAP = Text("Kartta todellisin rajoin", "Karta med verkliga gränser", "Map with real boundaries")
ORDER_OF = Text(
    "{level} suurimmasta luvusta pienimpään", "{level} från största till minsta siffra", "{level} from the highest figure to the lowest"
)
TREND = Text("Kehitys", "Utveckling", "Trend")
TREND_OF = Text("{name} ajan kuluessa", "{name} över tid", "{name} over time")
ALL_AREAS = Text("Kaikki alueet taulukkona", "Alla områden som tabell", "All areas as tables")
WHAT = Text("Mitä luku kertoo", "Vad siffran berättar", "What the figure tells")
HOW = Text("Miten sitä luetaan", "Hur den läses", "How to read it")
BEWARE = Text("Mitä on varottava", "Att akta sig för", "What to beware of")
IS_NOT = Text("Mitä se ei ole", "Vad den inte är", "What it is not")
UNIT = Text("Yksikkö", "Enhet", "Unit")
DIRECTION = Text("Suunta", "Riktning", "Direction")
COMPUTED = Text("Näin se lasketaan", "Så här räknas den", "How it is computed")
FINGERPRINT = Text("Määritelmän tunniste", "Definitionens kännetecken", "Fingerprint of the definition")
DEFINITION = Text("Määritelmä", "Definition", "Definition")
REACH = Text(
    "Mistä ajasta ja alueista tietoja on",
    "För vilka tider och områden det finns uppgifter",
    "Times and areas that there is data for",
)
REACH_CAPTION = Text(
    "Ajanjaksot, joilta on lukuja, aluetasoittain",
    "Perioder med siffror enligt områdesnivå",
    "Periods with figures by level of area",
)
LEVEL = Text("Aluetaso", "Områdesnivå", "Level")
PERIODS = Text("Jaksoja", "Perioder", "Periods")
FIRST = Text("Ensimmäinen", "Första", "First")
LAST = Text("Viimeisin", "Senaste", "Latest")
BETWEEN = Text("Puuttuu välistä", "Saknas däremellan", "Missing in between")
NO_GAP = Text("ei mitään", "inget", "nothing")
IN_DIVISION = Text(
    "Alueet ovat {day} voimaan tulleen aluejaon mukaiset koko sarjassa: myöhemmin yhdistyneet kunnat on laskettu yhteen.",
    "Områdena följer i hela serien den indelning som trädde i kraft {day}: kommuner som senare gått samman har räknats ihop.",
    "Areas follow the division in force from {day} throughout the series: municipalities that merged later are counted together.",
)
NO_REACH = Text(
    "Näiltä aluetasoilta ei ole lukuja: {levels}.",
    "För dessa nivåer finns inga siffror: {levels}.",
    "There are no figures at these levels: {levels}.",
)
GAP_NOTE = Text(
    "Ajalta {first} – {last} ei ole tietoja käytössä olevissa aineistoissa. Viivaa ei ole vedetty aukon yli.",
    "För tiden {first} – {last} finns inga uppgifter i det material som används. Ingen linje dras över luckan.",
    "There is no data from {first} to {last} in the deliveries at hand. No line is drawn across the gap.",
)
ONE_POINT = Text(
    "Tietoja on vain yhdeltä ajankohdalta ({period}), joten kehitystä ei voi näyttää.",
    "Uppgifter finns bara för en tidpunkt ({period}), så ingen utveckling kan visas.",
    "There is data for one period only ({period}), so no trend can be shown.",
)
QUALITY = Text("Lähteet ja luotettavuus", "Källor och tillförlitlighet", "Sources and reliability")
RELIABILITY = Text("Luotettavuus", "Tillförlitlighet", "Reliability")
HIGH = Text("hyvä", "god", "high")
MEDIUM = Text("kohtalainen", "måttlig", "medium")
LOW = Text("heikko", "svag", "low")
TOLD_WITH = Text("Kerrotaan rinnalla", "Anges bredvid", "Told beside it")
BREAKS = Text("Katkokset sarjassa", "Brott i serien", "Breaks in the series")
SINCE = Text("{period} alkaen", "från {period}", "from {period}")
SOURCE = Text("Lähde", "Källa", "Source")
OWNER = Text("Omistaja", "Ägare", "Owner")
LICENCE = Text("Käyttöehto", "Licens", "Licence")
KNOWN = Text("Lähteen tiedot päivältä", "Källans uppgifter per", "As known by the source on")
TAKE = Text("Lataa ja viittaa", "Ladda ner och hänvisa", "Download and cite")
CSV_FOR = Text("CSV taulukkolaskentaan", "CSV för kalkylprogram", "CSV for spreadsheets")
CSV_HELP = Text(
    "Aukeaa suoraan Excelissä: ajankohdat sarakkeissa, desimaalipilkku. Peitetty tai puuttuva luku on sanana, väli muodossa "
    "alaraja–yläraja.",
    "Öppnas direkt i Excel: tidpunkter i kolumner, decimalkomma. En skyddad eller saknad siffra står som ord, ett intervall "
    "som undre–övre gräns.",
    "Opens in a spreadsheet: periods in columns, decimal point. A hidden or missing figure is a word, an interval is "
    "lower–upper bound.",
)
MACHINE_FOR = Text("CSV koneille", "CSV för maskiner", "CSV for machines")
MACHINE_HELP = Text(
    "Yksi rivi lukua kohti: tunnukset, arvo, väli, tila, syy, määritelmä ja koonti.",
    "En rad per siffra: koder, värde, intervall, status, orsak, definition och sammanställning.",
    "One row a figure: codes, value, interval, status, reason, definition and build.",
)
JSON_TWIN = Text("Tämä sivu JSON-muodossa", "Denna sida som JSON", "This page as JSON")
CITE = Text("Viittaus", "Hänvisning", "Citation")
CITATION = Text(
    "{title}. {source} Laskenta: Puntari, määritelmä {definition}, tietojen koonti {build} ({made}).",
    "{title}. {source} Beräkning: Puntari, definition {definition}, sammanställning {build} ({made}).",
    "{title}. {source} Computed by Puntari, definition {definition}, build {build} ({made}).",
)
PERMALINK = Text("Pysyvä linkki", "Permanent länk", "Permanent link")
OLD_LINK = Text(
    "Seuraamasi linkki viittaa toiseen tietojen koontiin tai määritelmään kuin tämä sivu. Luvut voivat olla muuttuneet.",
    "Länken du följde hör till en annan sammanställning eller definition än denna sida. Siffrorna kan ha ändrats.",
    "The link you followed is of another build or definition than this page. Figures may have changed.",
)
NEWEST = Text("Luku, {period}", "Siffra, {period}", "Figure, {period}")
CHANGE = Text("Muutos vuodessa", "Förändring på ett år", "Change on a year ago")
RANK = Text("Sija", "Plats", "Rank")
ORDER_LOWER = Text("sija 1 = pienin luku", "plats 1 = minsta siffran", "rank 1 = lowest figure")
ORDER_HIGHER = Text("sija 1 = suurin luku", "plats 1 = största siffran", "rank 1 = highest figure")
OUTSIDE = Text(
    "Vertailun ulkopuolella: {names}.", "Utanför jämförelsen: {names}.", "Outside the comparison: {names}."
)
CHOOSE = Text("Valitse alue vertailuun", "Välj område att jämföra", "Choose an area to compare")
CHOOSE_DO = Text("Näytä alue", "Visa området", "Show the area")
CHOSEN_PAGE = Text("Alueen oma sivu", "Områdets egen sida", "The area's own page")
NO_SCRIPT_AREA = Text(
    "Jokaisen alueen luku, sija ja kehitys ovat myös alueen omalla sivulla.",
    "Varje områdes siffra, plats och utveckling finns också på områdets egen sida.",
    "The figure, rank and trend of each area are also on the area's own page.",
)
SORT = Text("Järjestä", "Sortera", "Sort")
AREA_LEAD = Text(
    "Keskeiset luvut ja niiden kehitys sekä suhdelukujen sija muiden alueiden joukossa.",
    "Centrala siffror och deras utveckling samt relationstalens plats bland andra områden.",
    "Key figures with their trend, and the place of rates and shares among other areas.",
)
WHOLE_LEAD = Text("Keskeiset luvut ja niiden kehitys.", "Centrala siffror och deras utveckling.", "Key figures with their trend.")
COUNT_AND = Text("{count} ja {names}", "{count} och {names}", "{count} and {names}")
TOTALS = Text(
    "Luku on koko alueen summa, joten suuret alueet ovat ensin jo kokonsa vuoksi. Järjestys ei kerro, missä tilanne on hyvä tai "
    "huono, eikä alueilla siksi ole sijaa.",
    "Siffran är en summa för hela området, så stora områden kommer först redan på grund av sin storlek. Ordningen säger inte var "
    "läget är bra eller dåligt, och därför har områdena ingen plats.",
    "The figure is a sum over the whole area, so large areas come first by their size alone. The order does not tell where things "
    "are good or bad, and so areas have no rank.",
)
AS_RATES = Text("Sama suhdelukuna", "Samma som relationstal", "The same as a rate or a share")
OTHER_WAYS = Text(
    "Muut laskentatavat siltä varalta, että ensisijaista lukua ei ole",
    "Övriga sätt att räkna, om siffran saknas i första hand",
    "Other ways, where the first has no figure",
)
LARGEST_FIRST = Text("Suurin luku on ensin.", "Den största siffran kommer först.", "The highest figure comes first.")
INTERVAL = Text("väli", "intervall", "interval")
SO_MANY = Text("{example} ja muita, yhteensä {count}", "{example} med flera, sammanlagt {count}", "{example} and others, {count} in all")
SPANS_CAPTION = Text("Ajanjaksot, joilta on lukuja", "Perioder med siffror", "Periods with figures")
SPANS = Text("Mistä ajasta tietoja on", "För vilka tider det finns uppgifter", "Times that there is data for")
SUBJECT = Text("aihealue", "ämnesområde", "subject")
PARENTS = Text("Alue kuuluu näihin", "Området hör till", "The area lies in")
MEMBERS = Text("Alueen kunnat ja osat", "Områdets delar", "What the area is made of")
OTHERS = Text("Muut samalla tasolla", "Övriga på samma nivå", "Others at this level")
MISSING = Text("Mitä puuttuu ja miksi", "Vad som saknas och varför", "What is missing and why")
MISSING_LEAD = Text(
    "Näille mittareille ei ole lukua tästä alueesta.",
    "För dessa indikatorer finns ingen siffra för området.",
    "These indicators have no figure for this area.",
)
ENDED_LEVEL = Text(
    "Tämä aluetaso ei ole enää käytössä: tiedot koskevat viimeisintä aluejakoa.",
    "Denna nivå används inte längre: uppgifterna gäller den senaste indelningen.",
    "This level is no longer in use: the data is by its last division.",
)
NOT_COMPARED = Text(
    "{name} ei kuulu tason ”{level}” vertailuun, joten sillä ei ole sijaa.",
    "{name} hör inte till jämförelsen på nivån ”{level}” och har därför ingen plats.",
    "{name} is outside the comparison of “{level}”, so it has no rank.",
)
IN_TIME = Text("Kehitys", "Utveckling", "Trend")
FIGURES_BY = Text("Luvut: {dimensions}", "Siffror: {dimensions}", "Figures: {dimensions}")
ONE_LINE = Text("Koko", "Allt", "All")
INDEX = Text("Hakemisto", "Register", "Index")
PEER_PLACE = Text("Sijainti verrokkeihin nähden", "Läge i förhållande till referenserna", "Position against peers")
AS_FIGURE = Text("Kuviona", "Som figur", "As a chart")
AS_TABLE = Text("Taulukkona", "Som tabell", "As a table")
NOTE = Text("Huomattavaa", "Att observera", "Note")
NO_CELL = Text(
    "–: lähteessä ei ole lukua tälle kohdalle.", "–: källan har ingen siffra för detta.", "–: the source has no figure for this."
)
NONE_CHOSEN = Text("Ei valittu", "Inget valt", "None chosen")
BLANKS = Text(
    "Tyhjä kohta: muutosta tai sijaa ei ole, koska jokin siihen tarvittava luku ei ole tarkka tai puuttuu.",
    "Tom cell: förändring eller plats finns inte, eftersom någon siffra som behövs inte är exakt eller saknas.",
    "Empty cell: there is no change or rank, because some figure that it needs is not exact or is missing.",
)
INTERVAL_NOTE = Text(
    "Väli tarkoittaa, että tarkkaa lukua ei voi sanoa: se on rajojen välissä.",
    "Ett intervall betyder att den exakta siffran inte kan sägas: den ligger mellan gränserna.",
    "An interval means that the exact figure cannot be told: it lies between the bounds.",
)
SYNTHETIC_TAG = Text("Synteettistä aineistoa", "Syntetiskt material", "Synthetic data")
UPDATED = Text("Tiedot koottu {day}", "Uppgifterna sammanställda {day}", "Data built on {day}")
NOTHING_OF = Text(
    "Näistä aineistoista, joista se lasketaan, ei ole toimitettu mitään:", "Av detta material, som den räknas ur, har inget levererats:",
    "Nothing has been delivered of these sources that it is computed from:",
)
NOTHING_YET = Text(
    "Tästä mittarista ei ole vielä yhtään lukua käytössä olevissa aineistoissa.",
    "Det finns ännu ingen siffra för denna indikator i det material som används.",
    "There is no figure of this indicator in the deliveries at hand yet.",
)
BREAK_AT = Text("katkos {period}", "brott {period}", "break {period}")
LACKING = Text(
    "Alueita, joilta luku puuttuu aineistosta: {count}.",
    "Områden vars siffra saknas i materialet: {count}.",
    "Areas whose figure is missing from the data: {count}.",
)
MAP_LEADING = Text("{name} kartalla", "{name} på karta", "{name} on a map")
