"""The words of the pages of the catalogue."""

from __future__ import annotations

from puntari.define.catalogue import State, Use
from puntari.define.changes import Change
from puntari.define.lineage import For
from puntari.define.right import Role
from puntari.define.source import Audience, Redistribution
from puntari.words.text import Text

TITLE = Text("Mittariluettelo", "Indikatorkatalog", "Catalogue of indicators")
KIND = Text("mittariluettelo", "indikatorkatalog", "catalogue of indicators")
LEAD = Text(
    "Mitä seurataan, miten se on määritelty, mistä se lasketaan ja kuinka valmis se on. Määritelmät ovat julkisia; kaikki luvut eivät ole.",
    "Vad som följs, hur det är definierat, vad det räknas ur och hur färdigt det är. Definitionerna är offentliga; alla siffror är "
    "det inte.",
    "What is followed, how it is defined, what it is computed from and how far it is. Definitions are public; not all figures are.",
)
COUNTS = Text(
    "Mittareita {indicators}, joista julkisia {public} ja ydinmittareita {core}. Aineistoja {sources}, rekistereitä {registers}, "
    "koodistoja {codes}.",
    "{indicators} indikatorer, av dem {public} offentliga och {core} nyckelindikatorer. {sources} material, {registers} register, "
    "{codes} kodlistor.",
    "{indicators} indicators, {public} of them public and {core} of them core indicators. {sources} sources, {registers} registers, "
    "{codes} code lists.",
)
NEEDS = Text("Raportit tarpeen mukaan", "Rapporter efter behov", "Reports by need")
USES = {
    Use.OPERATIONAL: Text("Tänä aamuna", "I morse", "This morning"),
    Use.TACTICAL: Text("Tällä neljänneksellä", "Det här kvartalet", "This quarter"),
    Use.STRATEGIC: Text("Tänä vuonna", "Det här året", "This year"),
}
FOR_WHOM = {
    Use.OPERATIONAL: Text(
        "Operatiivinen: asiantuntijoille ja tiimeille, jotka hoitavat tämän päivän työtä.",
        "Operativ: för experter och team som sköter dagens arbete.",
        "Operational: for experts and teams who do today's work.",
    ),
    Use.TACTICAL: Text(
        "Taktinen: viranomaisen ja kunnan johdolle, joka suuntaa palveluja lähikuukausina.",
        "Taktisk: för ledningen i myndigheten och kommunen, som styr tjänsterna under de närmaste månaderna.",
        "Tactical: for those who lead an authority or a municipality and steer services over the coming months.",
    ),
    Use.STRATEGIC: Text(
        "Strateginen: ministeriölle, elinvoimakeskuksille ja kaikille, jotka arvioivat vuoden tuloksia.",
        "Strategisk: för ministeriet, livskraftscentralerna och alla som bedömer årets resultat.",
        "Strategic: for the ministry, the Economic Development Centres and all who judge the year's results.",
    ),
}
STATES = {
    State.READY: Text("valmis", "färdig", "ready"),
    State.IN_TESTING: Text("testissä", "testas", "in testing"),
    State.ORDERED: Text("tilattu", "beställd", "ordered"),
    State.IN_PREPARATION: Text("valmistelussa", "bereds", "in preparation"),
}
IN_PART = Text("osin", "delvis", "in part")
MEANING = Text(
    "Valmis: lukuja oikeista toimituksista. Testissä: lukuja henkilörekistereistä, toistaiseksi vain synteettisistä toimituksista. "
    "Tilattu: sopimus kertoo, mitä omistajalta pyydetään. Valmistelussa: jotain muuta on saatava ensin. Osin: jotain, mitä kohde "
    "tarkoittaa, puuttuu vielä.",
    "Färdig: siffror ur riktiga leveranser. Testas: siffror ur personregister, tills vidare bara ur syntetiska leveranser. Beställd: "
    "ett kontrakt säger vad ägaren ombeds leverera. Bereds: något annat måste komma först. Delvis: något som objektet betyder saknas ännu.",
    "Ready: figures from real deliveries. In testing: figures from person registers, so far from synthetic deliveries only. Ordered: a "
    "contract says what is asked of the owner. In preparation: something else must come first. In part: something that the item means is "
    "still lacking.",
)
COVERAGE = Text(
    "Kuinka paljon seurattavasta on valmiina",
    "Hur mycket av det som följs som är färdigt",
    "How much of what is followed is ready",
)
COVERAGE_OF = Text(
    "Seurantakohteet aiheittain ja vaiheittain",
    "Uppföljningsobjekt efter tema och läge",
    "Monitored items by theme and state",
)
THEME = Text("Aihe", "Tema", "Theme")
ALL = Text("Kaikki", "Alla", "All")
VIEW = Text("Raportti", "Rapport", "Report")
VIEW_KIND = Text("raportti", "rapport", "report")
STATE = Text("Vaihe", "Läge", "State")
FROM = Text("Mistä aineistosta ensin", "Ur vilket material först", "From which data first")
CONCEPT = Text("Seurantakohde", "Uppföljningsobjekt", "Monitored item")
CONCEPTS = Text("Seurantakohteet", "Uppföljningsobjekt", "Monitored items")
CONCEPTS_LEAD = Text(
    "Jokainen asia, jota valtakunnallisessa raportoinnissa seurataan, ja mitä siitä on tehty: mittareita, raportteja tai tietoja "
    "sopimuksiin.",
    "Varje sak som den nationella rapporteringen följer och vad den blivit: indikatorer, rapporter eller uppgifter i kontrakt.",
    "Each thing that the national reporting follows, and what it has become: indicators, reports, or data items in contracts.",
)
INDICATORS = Text("Mittarit", "Indikatorer", "Indicators")
INDICATORS_LEAD = Text(
    "Jokainen mittari määritelmineen: julkiset lukuineen, muut määritelmä ja tieto siitä, kuka luvut saa nähdä.",
    "Varje indikator med definition: de offentliga med siffror, de övriga med uppgift om vem som får se siffrorna.",
    "Every indicator with its definition: public ones with figures, others with who may see their figures.",
)
INDICATOR = Text("Mittari", "Indikator", "Indicator")
DEFINITION_KIND = Text("mittarin määritelmä", "definition av en indikator", "definition of an indicator")
UNIT = Text("Yksikkö", "Enhet", "Unit")
PROTECTION = Text("Suojaussääntö", "Skyddsregel", "Disclosure rule")
AUDIENCE = Text("Kenelle", "För vem", "For whom")
AUDIENCES = {
    Audience.PUBLIC: Text("kaikille", "för alla", "everybody"),
    Audience.AUTHORITIES: Text("viranomaisille", "för myndigheter", "authorities"),
    Audience.OWN_STAFF: Text("oman organisaation johdolle", "för den egna organisationens ledning", "the own organisation's leaders"),
}
CORE = Text("ydinmittari", "nyckelindikator", "core indicator")
SHORT_TITLE = Text("Lyhyt nimi", "Kort namn", "Short title")
FIGURES = Text("Luvut", "Siffror", "Figures")
SEE_FIGURES = Text("Katso luvut", "Se siffrorna", "See the figures")
WHO_SEES = Text("Kuka saa nähdä luvut", "Vem får se siffrorna", "Who may see the figures")
EVERYBODY = Text("Kaikki.", "Alla.", "Everybody.")
ROLES = {
    Role.DIRECTOR: Text("viranomaisen johtaja", "myndighetens chef", "director of an authority"),
    Role.TEAM_LEADER: Text("tiimin vetäjä", "teamledare", "team leader"),
    Role.EXPERT: Text("asiantuntija", "expert", "expert"),
    Role.MUNICIPALITY: Text("kunta", "kommun", "municipality"),
    Role.ELY: Text("elinvoimakeskus (ennen ELY-keskus)", "livskraftscentral (tidigare NTM-central)",
                   "Economic Development Centre (before: ELY centre)"),
    Role.MINISTRY: Text("ministeriö", "ministerium", "ministry"),
    Role.COUNCIL: Text("neuvottelukunta", "delegation", "council"),
    Role.ANALYST: Text("valtakunnallinen analyytikko", "nationell analytiker", "national analyst"),
    Role.RESEARCHER: Text("tutkija nimetyssä tutkimuksessa", "forskare i en namngiven studie", "researcher in a named study"),
}
NO_ROLE = Text("Ei vielä kukaan: mikään oikeus ei kata lukuja.", "Ännu ingen: ingen rätt täcker siffrorna.",
               "Nobody yet: no right covers the figures.")
SOURCES = Text("Aineistot ja rekisterit", "Material och register", "Sources and registers")
SOURCES_LEAD = Text(
    "Jokaisen aineiston ja rekisterin sopimus: mitä toimitetaan, kuka sitä pitää, mitkä mittarit siihen nojaavat ja mitä pysähtyisi, "
    "jos se päättyisi.",
    "Kontraktet för varje material och register: vad som levereras, vem som för det, vilka indikatorer som bygger på det och vad som "
    "skulle stanna om det upphörde.",
    "The contract of every source and register: what is delivered, who keeps it, which indicators rest on it and what would stop with it.",
)
SOURCE = Text("Aineisto", "Material", "Source")
SOURCE_KIND = Text("aineiston sopimus", "kontrakt för ett material", "contract of a source")
OPEN_SOURCES = Text("avoimet aineistot", "öppna material", "open data sources")
OWNER = Text("Omistaja", "Ägare", "Owner")
LICENCE = Text("Käyttölupa", "Licens", "Licence")
SYSTEM = Text("Järjestelmä", "System", "System")
GROUND = Text("Oikeusperuste", "Rättslig grund", "Legal ground")
GROUND_UNVERIFIED = Text("tarkistamatta laista", "inte kontrollerad i lagen", "not checked in the law's text")
FRESH = Text("Tuore enintään", "Färsk högst", "Fresh for at most")
DAYS = Text("{count} päivää", "{count} dagar", "{count} days")
KEPT = Text("Säilytetään", "Bevaras", "Kept for")
YEARS = Text("{count} vuotta", "{count} år", "{count} years")
HANDED_ON = Text("Saako luovuttaa edelleen", "Får lämnas vidare", "May be handed on")
HANDED = {
    Redistribution.OPEN: Text("kyllä", "ja", "yes"),
    Redistribution.AGGREGATES: Text("vain yhteenlaskettuina", "bara sammanräknade", "only as aggregates"),
    Redistribution.NONE: Text("ei", "nej", "no"),
}
COLUMNS = Text(
    "Sarakkeet ja niitä käyttävät mittarit",
    "Kolumnerna och de indikatorer som använder dem",
    "Columns and the indicators that use them",
)
COLUMN = Text("Sarake", "Kolumn", "Column")
HOLDS = Text("Sisältö", "Innehåll", "Holds")
USED_BY = Text("Mittarit, jotka käyttävät", "Indikatorer som använder den", "Indicators that use it")
SHOW = Text("Näytä {count}", "Visa {count}", "Show {count}")
ROLE = Text("Rooli", "Roll", "Role")
WHY = Text("Miksi", "Varför", "Why")
NOT_USED = Text("ei vielä mikään", "ännu ingen", "none yet")
FOR = {
    For.FIGURE: Text("luvun laskemiseen", "för siffran", "for the figure"),
    For.ROWS: Text("rivien valintaan", "för att välja rader", "to choose rows"),
    For.BREAKDOWN: Text("erittelyyn", "för uppdelning", "as a breakdown"),
    For.CHECK: Text("tarkistukseen", "för kontroll", "as a check"),
}
STOPS = Text("Mitä pysähtyisi, jos tämä päättyisi", "Vad skulle stanna om detta upphörde", "What would stop if this stopped")
ENDS = Text("Mittarit, jotka pysähtyisivät", "Indikatorer som skulle stanna", "Indicators that would stop")
GOES_ON = Text("Mittarit, jotka jatkuisivat toista tietä", "Indikatorer som skulle fortsätta på ett annat sätt",
               "Indicators that would go on another way")
BY_WAY = Text("tapa {ways}", "sätt {ways}", "way {ways}")
UNCHECKED = Text(
    "Mittarit, joita ei enää verrattaisi julkaistuun lukuun",
    "Indikatorer som inte längre skulle jämföras med en publicerad siffra",
    "Indicators that would no longer be compared with a published figure",
)
LOST = Text("Ilman yhtään mittaria jäisivät", "Utan en enda indikator skulle stå", "Left without any indicator")
LESS = Text("Osan mittareistaan menettäisivät", "Några av sina indikatorer skulle förlora", "Left with fewer indicators")
CITED_BY = Text("Muut, jotka viittaavat sen riveihin", "Andra som hänvisar till dess rader", "Others that cite its rows")
NOTHING_STOPS = Text("Ei mitään: mikään mittari ei vielä nojaa tähän.", "Ingenting: ingen indikator bygger ännu på detta.",
                     "Nothing: no indicator rests on this yet.")
CODES = Text("Koodistot ja aluetasot", "Kodlistor och områdesnivåer", "Code lists and levels of area")
CODES_LEAD = Text(
    "Millä luvut voi eritellä ja mitä toimitusten koodit tarkoittavat.",
    "Vad siffrorna kan delas upp efter och vad koderna i leveranserna betyder.",
    "What figures can be broken down by, and what the codes of deliveries mean.",
)
CODES_IN_LIST = Text("Koodit", "Koder", "Codes")
CODE_LIST = Text("Koodisto", "Kodlista", "Code list")
CODES_KIND = Text("koodisto", "kodlista", "code list")
CODE = Text("Koodi", "Kod", "Code")
NAME = Text("Nimi", "Namn", "Name")
COUNT = Text("Määrä", "Antal", "Count")
TOTAL = Text("kaikki yhteensä", "alla tillsammans", "all together")
IN_COLUMNS = Text("Sarakkeet, joissa koodeja on", "Kolumner med koderna", "Columns that hold the codes")
BROKEN_BY = Text(
    "Mittarit, jotka voi eritellä tällä",
    "Indikatorer som kan delas upp efter detta",
    "Indicators that can be broken down by it",
)
LEVELS = Text("Aluetasot", "Områdesnivåer", "Levels of area")
LEVEL = Text("Taso", "Nivå", "Level")
CHANGES = Text("Mitä määritelmissä on muuttunut", "Vad som har ändrats i definitionerna", "What has changed in the definitions")
CHANGES_LEAD = Text(
    "Jokainen kooste säilyttää määritelmät, joilla se tehtiin. Tässä on ero edelliseen versioon ja päivät, joina määritelmät alkoivat.",
    "Varje bygge bevarar de definitioner som det gjordes med. Här är skillnaden mot förra versionen och de dagar då definitionerna "
    "började.",
    "Each build keeps the definitions that it was made by. Here is the difference to the edition before, and the days on which definitions "
    "began.",
)
EDITIONS = Text("Luettelon versiot", "Katalogens versioner", "Editions of the catalogue")
EDITION = Text("Versio", "Version", "Edition")
SINCE = Text("Alkaen", "Från och med", "Since")
BUILD = Text("Kooste", "Bygge", "Build")
ONE_EDITION = Text(
    "Säilytettyjä versioita on yksi, joten verrattavaa ei ole vielä.",
    "Det finns bara en bevarad version, så det finns ännu inget att jämföra.",
    "Only one edition is kept, so there is nothing to compare with yet.",
)
BETWEEN = Text("Muutokset versiosta {before} versioon {after}", "Ändringar från version {before} till version {after}",
               "Changes from edition {before} to edition {after}")
PART = Text("Osa", "Del", "Part")
WHAT_CHANGED = Text("Muutos", "Ändring", "Change")
WHERE = Text("Missä kohdassa", "På vilket ställe", "Where")
CHANGED = {
    Change.REMOVED: Text("poistunut", "borttagen", "removed"),
    Change.COMPUTED: Text("lasketaan toisin", "räknas på annat sätt", "computed otherwise"),
    Change.COMPARED: Text("vertailtavuus muuttui", "jämförbarheten ändrades", "comparability changed"),
    Change.ADDED: Text("uusi", "ny", "new"),
    Change.TOLD: Text("kerrotaan toisin", "berättas på annat sätt", "told otherwise"),
}
PARTS = {
    "indicators": INDICATORS, "sources": Text("Aineistot", "Material", "Sources"), "registers": Text("Rekisterit", "Register", "Registers"),
    "code_lists": Text("Koodistot", "Kodlistor", "Code lists"), "levels": LEVELS, "concepts": CONCEPTS,
    "views": Text("Raportit", "Rapporter", "Reports"), "themes": Text("Aiheet", "Teman", "Themes"),
}
DATED = Text("Määritelmät alkamispäivän mukaan", "Definitionerna efter begynnelsedag", "Definitions by the day on which they began")
MACHINES = Text("Koneille", "För maskiner", "For machines")
AS_JSON = Text("koko luettelo (JSON)", "hela katalogen (JSON)", "the whole catalogue (JSON)")
AS_LINKED = Text("aineistokuvaukset (DCAT-AP, JSON-LD)", "beskrivningar av datamängder (DCAT-AP, JSON-LD)",
                 "descriptions of data sets (DCAT-AP, JSON-LD)")
LINEAGE = Text("Mistä se lasketaan", "Vad den räknas ur", "What it is computed from")
READS = Text("Sarakkeet, joita se käyttää", "Kolumner som den använder", "Columns that it uses")
PURPOSE = Text("Mihin", "Till vad", "For what")
SERVES = Text("Seurantakohteet ja raportit", "Uppföljningsobjekt och rapporter", "Monitored items and reports")
BREAKDOWNS = Text("Voi eritellä", "Kan delas upp efter", "Can be broken down by")
BY_AREA = Text("alueittain", "efter område", "by area")
ABOUT = Text("Määritelmä, lähteet ja alkuperä luettelossa", "Definition, källor och ursprung i katalogen",
             "Definition, sources and lineage in the catalogue")
ITEMS = Text("Tietosisältö sopimuksissa", "Uppgifter i kontrakten", "Data items in contracts")
LACKS = Text("Mitä ensin tarvitaan", "Vad som behövs först", "What is needed first")
PUBLIC_ONES = Text("Julkiset luvut, koko maa", "Offentliga siffror, hela landet", "Public figures, the whole country")
OTHER_ONES = Text("Muut mittarit", "Övriga indikatorer", "Other indicators")
OTHER_LEAD = Text(
    "Näiden luvut eivät ole julkisia. Määritelmä on, ja vieressä lukee, kuka luvut saa nähdä.",
    "Siffrorna är inte offentliga. Definitionen är det, och bredvid står vem som får se siffrorna.",
    "Figures of these are not public. The definition is, and beside it stands who may see the figures.",
)
NO_INDICATORS = Text("Raportilla ei ole vielä mittareita.", "Rapporten har ännu inga indikatorer.", "The report has no indicators yet.")
BY_AREAS = Text("Alueittain: avaa mittari.", "Efter område: öppna indikatorn.", "By area: open the indicator.")
NO_CORE = Text(
    "Ydinmittarit ovat julkisia ja lasketaan avoimista tilastoista. Näillä teemoilla niitä ei ole, koska niiden kaikki mittarit lasketaan "
    "viranomaisten rekistereistä: {themes}.",
    "Kärnindikatorerna är offentliga och räknas ur öppen statistik. Dessa teman har inga, eftersom alla deras indikatorer räknas ur "
    "myndigheternas register: {themes}.",
    "Core indicators are public and computed from open statistics. These themes have none, because all of their indicators are computed "
    "from the authorities' registers: {themes}.",
)
THEMES = Text("Mittarit aiheittain", "Indikatorer efter tema", "Indicators by theme")
BROWSE = Text("Selaa", "Bläddra", "Browse")
NEED = Text("Tarve", "Behov", "Need")
COLUMNS_COUNT = Text("Sarakkeita", "Kolumner", "Columns")
CHANGED_COUNT = Text("Muuttuneita: {count}.", "Ändrade: {count}.", "Changed: {count}.")
UPKEEP = Text("Voimassaolo, säännöt ja laatu", "Giltighet, regler och kvalitet", "Validity, rules and quality")
HOME = Text("Virallinen palvelu", "Officiell tjänst", "Official service")
HOLDS_KIND = {
    "place": Text("alue", "område", "area"),
    "period": Text("jakso", "period", "period"),
    "code": Text("koodi", "kod", "code"),
    "name": Text("toimittajan oma nimi", "leverantörens eget namn", "the deliverer's own name"),
    "text": Text("teksti", "text", "text"),
    "number": Text("luku", "siffra", "figure"),
    "identifier": Text("tunniste, josta tulee pseudonyymi", "identifierare som blir en pseudonym", "identifier that becomes a pseudonym"),
    "own_number": Text("järjestelmän oma numero", "systemets eget nummer", "the system's own number"),
    "staff": Text("asiantuntijan tai tiimin numero", "en experts eller ett teams nummer", "number of an expert or a team"),
    "day": Text("päivä", "dag", "day"),
    "month": Text("kuukausi", "månad", "month"),
    "words": Text("vapaa teksti, jää sinetöidyksi", "fri text, förblir förseglad", "free text, stays sealed"),
}
