"""The words of the pages on what is hidden, of whom it is told to, and how to read it."""

from __future__ import annotations

from puntari.define.disclosure import Method
from puntari.define.right import Columns
from puntari.define.source import Audience
from puntari.words.text import Text

T = Text
TITLE = T("Mitä peitetään ja miksi", "Vad som döljs och varför", "What is hidden and why")
FOR = {
    Audience.PUBLIC: T("kaikille", "för alla", "for everybody"),
    Audience.AUTHORITIES: T("viranomaisille ja analyytikoille", "för myndigheter och analytiker", "for authorities and analysts"),
    Audience.OWN_STAFF: T("organisaation omalle väelle", "för organisationens egen personal", "for an organisation's own staff"),
}
LEAD = {
    Audience.PUBLIC: T(
        "Tällä sivustolla on vain avointa tilastotietoa. Sen on suojannut julkaisija, eikä sen peittämiä lukuja päätellä muista.",
        "På den här webbplatsen finns bara öppen statistik. Utgivaren har skyddat den, och det som den har dolt räknas inte ut ur annat.",
        "This site holds open statistics only. Their publisher has protected them, and what it hid is not worked out from anything else.",
    ),
    Audience.AUTHORITIES: T(
        "Henkilörekistereistä lasketut luvut kerrotaan vain niille, joilla on niihin oikeus, ja aina hieman muutettuina.",
        "Siffror ur personregister lämnas bara till dem som har rätt till dem, och alltid något ändrade.",
        "Figures from person registers are told only to those who have a right to them, and always changed a little.",
    ),
    Audience.OWN_STAFF: T(
        "Asiantuntijan tai tiimin luvut ovat henkilöstön henkilötietoja. Ne näkee vain oma organisaatio ja vain kerrottua tarkoitusta "
        "varten.",
        "Siffror per expert eller team är personuppgifter om personalen. Bara den egna organisationen ser dem, och bara för ett uppgivet "
        "ändamål.",
        "Figures by expert or team are personal data of staff. Only their own organisation sees them, and only for a stated purpose.",
    ),
}
OTHERS = T("Muille lukijoille", "För andra läsare", "For other readers")
METHODS = T("Menetelmä", "Metod", "Method")
DATASET = {
    Columns.OPEN: T("Avoin tilastotieto", "Öppen statistik", "Open statistics"),
    Columns.PROTECTED: T("Henkilöistä lasketut luvut", "Siffror om personer", "Figures over persons"),
    Columns.STAFF: T("Asiantuntijan tai tiimin luvut", "Siffror per expert eller team", "Figures by expert or team"),
    Columns.ROWS: T("Rivit ilman tunnisteita", "Rader utan identifierare", "Rows without identifiers"),
    Columns.TRAIL: T("Käyttöloki", "Loggen", "The audit trail"),
}
METHOD = {
    Method.AS_DELIVERED: T("Kuten julkaistu", "Som publicerat", "As published"),
    Method.CELL_KEYS: T("Lukuja muutetaan (soluavaimet)", "Siffror ändras (cellnycklar)", "Figures are changed (cell keys)"),
    Method.NOT_TOLD: T("Ei kerrota", "Lämnas inte ut", "Not told"),
}
ONE = T(
    "Samoista henkilöistä ei kerrota samoille lukijoille sekä tarkkoja lukuja, joista osa on peitetty, että muutettuja lukuja. Yhdessä "
    "ne purkaisivat toisensa.",
    "Om samma personer lämnas inte till samma läsare både exakta siffror, av vilka en del är dolda, och ändrade siffror. Tillsammans "
    "skulle de upphäva varandra.",
    "Of the same persons the same readers are never told both exact figures, some of them hidden, and changed figures. Together they "
    "would undo each other.",
)
RULES = T("Säännöt", "Regler", "Rules")
OPEN_RULES = (
    T(
        "Luvun peittää sen julkaisija, kun henkilöitä on vähän. Raja vaihtelee lähteittäin.",
        "Utgivaren döljer en siffra när personerna är få. Gränsen varierar mellan källorna.",
        "The publisher hides a figure that is of few persons. The limit differs from source to source.",
    ),
    T(
        "Summasta, jonka osa on peitetty, kerrotaan väli. Se on niin leveä kuin julkaisijan oma sääntö antaa aiheen, eikä sitä kavenneta "
        "muista taulukoista.",
        "Av en summa med en dold del lämnas ett intervall. Det är så brett som utgivarens egen regel ger anledning till och görs inte "
        "smalare med hjälp av andra tabeller.",
        "Of a sum with a hidden part an interval is told. It is as wide as the publisher's own rule makes it, and not narrowed from "
        "other tables.",
    ),
    T(
        "Nolla, peitetty, puuttuva ja mahdoton ovat neljä eri asiaa kaikkialla, myös ladattavissa tiedostoissa.",
        "Noll, dold, saknas och omöjlig är fyra olika saker överallt, även i filer som laddas ner.",
        "Zero, hidden, missing and impossible are four things everywhere, in downloads too.",
    ),
)
KEY_RULES = (
    T(
        "Henkilöiden määrä muuttuu enintään {most} suuntaansa, keskimäärin ei lainkaan. Tulos ei ole koskaan väliltä 1–{smallest}. Jos "
        "ketään ei ole, luku on nolla.",
        "Ett antal personer ändras med högst {most} åt vardera hållet, i genomsnitt inte alls. Resultatet är aldrig 1–{smallest}. Om det "
        "inte finns någon är siffran noll.",
        "A number of persons changes by at most {most} either way, and not at all on average. The result is never 1 to {smallest}. Where "
        "there is nobody, the figure is zero.",
    ),
    T(
        "Sama kysymys saa saman luvun, kysyi kuka tahansa. Toisella kaudella, toisessa mittarissa ja rekisterien muututtua muutos on "
        "osaksi toinen, vaikka joukko olisi sama.",
        "Samma fråga får samma siffra, vem som än frågar. I en annan period, i en annan indikator och när registren har ändrats är "
        "ändringen delvis en annan, fast gruppen är densamma.",
        "The same question has the same figure, whoever asks. In another period, in another indicator and once the registers have "
        "changed, the change is partly another, though the group be the same.",
    ),
    T(
        "Ryhmää eritellään vain, jos siinä on vähintään {base} henkilöä. Osuuden perustana on oltava vähintään {whole} ja keskiarvon "
        "vähintään {mean} henkilöä.",
        "En grupp delas upp bara om den har minst {base} personer. En andel kräver minst {whole} och ett medelvärde minst {mean} "
        "personer.",
        "A group is broken down only if it has at least {base} persons. A share needs {whole} at least, and a mean {mean}.",
    ),
    T(
        "Alle {whole} henkilön ryhmää ei eritellä, jos kaikki ovat samassa luokassa: luokka olisi silloin jokaisen tieto.",
        "En grupp på under {whole} personer delas inte upp om alla hör till samma klass: klassen vore då känd om var och en.",
        "A group of under {whole} is not broken down if all are in one class: the class would then be known of everybody.",
    ),
    T(
        "Keskiarvoa ei kerrota, jos yksi henkilö tai työnantaja tuo siihen yli {dominance} % tai {several} suurinta yli {together} %. "
        "Mediaani ja muut kvantiilit kerrotaan enintään kymmenen henkilön paikan tarkkuudella.",
        "Ett medelvärde lämnas inte om en person eller arbetsgivare står för över {dominance} % eller de {several} största för över "
        "{together} %. Medianer och andra kvantiler lämnas med en noggrannhet av högst tio personers platser.",
        "A mean is not told if one person or employer contributes over {dominance}% of it, or the largest {several} over {together}%. "
        "Medians and other quantiles are told to within ten persons' places.",
    ),
    T(
        "Käyrä siitä, mikä osa alkaneista jatkuu, kerrotaan, jos alkaneissa on vähintään {whole} henkilöä ja yhtä monta seurataan vielä "
        "aina, kun joku katoaa näkyvistä. Käyrä päättyy, kun ketään ei ole voitu seurata pidempään.",
        "En kurva över hur stor del av dem som började som fortgår lämnas om de är minst {whole} personer och lika många ännu följs när "
        "någon försvinner ur sikte. Kurvan slutar där ingen har kunnat följas längre.",
        "A curve of how large a part of those begun still go on is told if {whole} persons at least began, and as many are still followed "
        "whenever somebody goes out of sight. It ends where nobody could be followed further.",
    ),
    T(
        "Jos luvun takana on myös työnantajia tai palveluntuottajia, niitä on oltava vähintään {units}, joissakin luvuissa {units_top}. "
        "Kunkin osuus lasketaan {apart_low}–{apart_high} % liian suurena tai pienenä, aina samalla tavalla.",
        "Om också arbetsgivare eller serviceproducenter står bakom en siffra måste de vara minst {units}, för en del siffror {units_top}. "
        "Vars och ens del räknas {apart_low}–{apart_high} % för stor eller för liten, alltid på samma sätt.",
        "Where employers or service providers stand behind a figure, too, it needs {units} of them at least, some figures {units_top}. "
        "What each of them brings is counted {apart_low} to {apart_high}% too high or too low, always alike.",
    ),
    T(
        "Kysymyksessä voi olla enintään {dimensions} ulottuvuutta, alue mukaan lukien.",
        "En fråga får ha högst {dimensions} dimensioner, området medräknat.",
        "A question may have {dimensions} dimensions, the area among them.",
    ),
)
STUDIES = T("Tutkimuksessa", "I en studie", "In a study")
STUDY_RULES = (
    T(
        "Tutkija näkee henkilöistä laskettuja lukuja vain nimetyssä tutkimuksessa: sen aineistoista, joukosta, alueista ja ajalta, sen "
        "alkamispäivästä päättymispäivään. Muut kysymykset torjutaan, ja syy kerrotaan.",
        "En forskare ser siffror om personer bara i en namngiven studie: ur dess material, om dess population, områden och tid, från dess "
        "första dag till den sista. Andra frågor avslås, och orsaken anges.",
        "A researcher sees figures over persons only within a named study: of its data, its population, its areas and its time, from its "
        "first day to its last. Any other question is refused, with the reason.",
    ),
    T(
        "Luvut ovat samat kuin viranomaisilla, mutta niitä peitetään enemmän: eriteltävässä ryhmässä on oltava {base} henkilöä, osuuden "
        "perustana {whole} ja keskiarvon {mean}, ja kysymyksessä saa olla {dimensions} ulottuvuutta. Muutosta vuodentakaisesta ja "
        "sijoitusta ei kerrota.",
        "Siffrorna är desamma som myndigheternas, men fler av dem döljs: en grupp som delas upp kräver {base} personer, en andel {whole} "
        "och ett medelvärde {mean}, och en fråga får ha {dimensions} dimensioner. Förändringen från ett år tidigare och placeringen "
        "lämnas inte.",
        "The figures are those that authorities see, but more of them are hidden: a group that is broken down needs {base} persons, a "
        "share {whole} and a mean {mean}, and a question may have {dimensions} dimensions. No change on a year ago and no rank is told.",
    ),
    T(
        "Tulos lähtee tutkimuksesta vasta, kun joku muu kuin sen ehdottaja on vapauttanut sen. Pieniä määriä ei lähde, eikä "
        "mediaaneja tai muita kvantiileja rekisteristä, jonka rivejä ei saa luovuttaa kenellekään.",
        "Ett resultat lämnar studien först när någon annan än den som föreslog det har godkänt det. Små antal lämnar den inte, inte heller "
        "medianer eller andra kvantiler ur ett register vars rader inte får lämnas ut till någon.",
        "A result leaves the study only once somebody else than its proposer has released it. Small counts do not leave, nor do medians "
        "and other quantiles out of a register whose rows may be handed on to nobody.",
    ),
)
LOST = T("Kuinka paljon häviää", "Hur mycket som går förlorat", "How much is lost")
LOST_OPEN = T(
    "Avoimien mittarien uusimmat luvut: kuinka monta niistä on tarkkoja, välejä, peitettyjä ja puuttuvia.",
    "De öppna indikatorernas nyaste siffror: hur många av dem som är exakta, intervall, dolda och saknas.",
    "The newest figures of the open indicators: how many of them are exact, intervals, hidden and missing.",
)
LEVEL = T("Aluetaso", "Områdesnivå", "Level")
CELLS = T("Lukuja", "Siffror", "Figures")
EXACT = T("Tarkkoja", "Exakta", "Exact")
INTERVALS = T("Välejä", "Intervall", "Intervals")
HIDDEN = T("Peitettyjä", "Dolda", "Hidden")
MISSING = T("Puuttuvia tai mahdottomia", "Saknas eller omöjliga", "Missing or impossible")
LOST_KEYS = T(
    "Muutos on yhtä suuri pienessä ja suuressa joukossa, joten suurista luvuista häviää tuskin mitään ja pienistä paljon. Tavallinen ero "
    "on muutoksen keskihajonta.",
    "Ändringen är lika stor i en liten och en stor grupp. Av stora siffror går därför knappt något förlorat, av små mycket. Den vanliga "
    "skillnaden är ändringens standardavvikelse.",
    "The change is as large in a small group as in a large one, so of large figures hardly anything is lost, and of small ones much. The "
    "usual difference is the standard deviation of the change.",
)
FAR = T(
    "Kuinka kaukana muutettu luku on oikeasta",
    "Hur långt en ändrad siffra ligger från den rätta",
    "How far a changed figure is from the true one",
)
COUNT = T("Henkilöitä", "Personer", "Persons")
USUAL = T("Tavallinen ero", "Vanlig skillnad", "Usual difference")
MOST = T("Suurin ero", "Största skillnad", "Greatest difference")
READ = T("Näin luet", "Så läser du", "How to read it")
OPEN_READ = (
    T(
        "Peitetty luku (..) ei ole nolla. Se on jokin pieni luku, jota ei voi käyttää laskuissa.",
        "En dold siffra (..) är inte noll. Den är något litet tal som inte kan användas i beräkningar.",
        "A hidden figure (..) is not zero. It is some small number, and cannot be used in sums.",
    ),
    T(
        "Väli 141–144 tarkoittaa, että luku on jokin näistä. Alueita, joiden välit menevät päällekkäin, ei voi panna järjestykseen.",
        "Intervallet 141–144 betyder att siffran är någon av dessa. Områden vars intervall överlappar kan inte rangordnas.",
        "The interval 141–144 means that the figure is one of these. Areas whose intervals overlap cannot be put in order.",
    ),
    T(
        "Suojatussa taulukossa tilan p luku on julkaistu, tilan u luku peitetty säännön vuoksi ja tilan x luku muiden suojaksi. "
        "Peitettyä ei saa tarkasti esiin laskemalla yhteen ja vähentämällä.",
        "I en skyddad tabell är en siffra med status p publicerad, med u dold enligt regeln och med x dold till skydd för andra. Det "
        "dolda hittas inte exakt genom att addera och subtrahera.",
        "In a protected table status p is a published figure, u one hidden by the rule and x one hidden to protect others. What is "
        "hidden cannot be found exactly by adding and subtracting.",
    ),
)
KEY_READ = (
    T(
        "Määrän ja osuuden vieressä on väli. Oikea luku on varmasti sillä. Keskiarvolla, summalla ja sillä, miten asiat jakautuvat "
        "työnantajille tai tuottajille, ei ole sellaista väliä. Jos kaikkia ei ole seurattu loppuun, väli kertoo myös arvion epävarmuuden.",
        "Bredvid ett antal och en andel står ett intervall. Den rätta siffran ligger säkert i det. Medelvärden, summor och spridningen på "
        "arbetsgivare eller producenter har inget. Om alla inte har följts till slutet visar intervallet också skattningens osäkerhet.",
        "An interval stands beside a count and a share. The true figure lies in it for sure. Means, sums and how things spread over "
        "employers or providers have none. Where not all were followed to the end the interval also tells how sure it is.",
    ),
    T(
        "Osat eivät välttämättä summaudu kokonaisuudeksi, koska jokaista lukua muutetaan erikseen. Älä laske kokonaisuutta osista: kysy "
        "se.",
        "Delarna summerar inte nödvändigtvis till helheten, eftersom varje siffra ändras för sig. Räkna inte helheten ur delarna: fråga "
        "den.",
        "Parts need not add up to the whole, because each figure is changed on its own. Do not sum the parts: ask for the whole.",
    ),
    T(
        "Alle kymmenen henkilön muutos kuukaudesta toiseen ei kerro juuri mitään. Sadoissa sillä ei ole väliä.",
        "En förändring på under tio personer från en månad till en annan säger knappt något. Bland hundratals spelar den ingen roll.",
        "A change of under ten persons from month to month says hardly anything. Among hundreds the noise does not matter.",
    ),
    T(
        "Peitetty tarkoittaa, että ryhmä on pieni tai yksipuolinen, että yksi hallitsee sitä tai että sen takana on vain muutama "
        "työnantaja tai palveluntuottaja. Nolla voi olla myös muutama henkilö.",
        "Dold betyder att gruppen är liten eller ensidig, att en enda dominerar den eller att bara några få arbetsgivare eller "
        "serviceproducenter står bakom den. Noll kan också vara några få personer.",
        "Hidden means that the group is small or all alike, that one dominates it, or that only a few employers or service providers stand "
        "behind it. A zero may also be a few persons.",
    ),
)
LIMITS = T("Mitä tämä ei estä", "Vad det inte hindrar", "What it does not prevent")
OPEN_LIMITS = (
    T(
        "Jos julkaisija on jättänyt peitetyn luvun pääteltäväksi muista luvuistaan, se on pääteltävissä siellä. Me emme tee sitä.",
        "Om utgivaren har lämnat en dold siffra så att den kan räknas ut ur andra av dess siffror kan den räknas ut där. Vi gör det inte.",
        "Where a publisher left a hidden figure to be worked out from others of its figures, it can be worked out there. We do not do it.",
    ),
)
KEY_LIMITS = (
    T(
        "Yhden työnantajan tai palveluntuottajan luku voidaan arvioida laajemmista luvuista, mutta vain {apart_low}–{apart_high} prosentin "
        "virheellä; sen muutos ajassa näkyy tarkemmin.",
        "Siffran för en enda arbetsgivare eller serviceproducent kan uppskattas ur vidare siffror, men bara med ett fel på {apart_low}–"
        "{apart_high} procent; hur den förändras syns noggrannare.",
        "The figure of a single employer or service provider can be estimated from wider figures, but only with an error of {apart_low} to "
        "{apart_high} per cent; how it changes over time shows more closely.",
    ),
    T(
        "Joka tuntee ryhmän kaikki muut, saa monesta vastauksesta hieman tietoa viimeisestä.",
        "Den som känner alla andra i en grupp får av många svar veta något om den sista.",
        "Whoever knows everybody else in a group learns a little of the last one from many answers.",
    ),
    T(
        "Joka on yksin luokassaan, tuntee itse lukunsa.",
        "Den som är ensam i sin klass känner själv sin siffra.",
        "Whoever is alone in a class knows the figure anyway.",
    ),
)
