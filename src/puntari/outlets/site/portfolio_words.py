"""The words of the page of a portfolio."""

from __future__ import annotations

from puntari.doors.portfolio import Short
from puntari.words.text import Text

TITLE = Text("Palveluportfolio ja kehittämissalkut", "Tjänsteportfölj och utvecklingsportföljer", "Service portfolio and development")
LEAD = Text(
    "Minne asiakaskohtaiset palvelut menivät, mitä palveluja on, mitkä niistä ovat luultavasti päällekkäisiä ja mitä kehittämistä väki ja "
    "rahat riittävät tekemään.",
    "Vart de kundspecifika tjänsterna tog vägen, vilka tjänster som finns, vilka av dem som sannolikt överlappar och vilken utveckling "
    "folk och pengar räcker till.",
    "Where customer-specific services went, which services there are, which of them probably overlap, and what development people and "
    "money suffice for.",
)
KIND = Text("palveluportfolio", "tjänsteportfölj", "service portfolio")
WENT = Text("Minne palvelut menivät", "Vart tjänsterna tog vägen", "Where the services went")
FINDING = Text(
    "{start} palvelusta jäi {now}: {gone} meni pois", "Av {start} tjänster blev {now} kvar: {gone} gick bort",
    "Of {start} services {now} stayed: {gone} went",
)
SUBTITLE = Text(
    "{name}, {since}–{until}, palveluja", "{name}, {since}–{until}, antal tjänster", "{name}, {since}–{until}, number of services"
)
START = Text("{name} {year}", "{name} {year}", "{name} {year}")
AGREES = Text(
    "Osat ja loppu tekevät yhdessä alun, ja poistuneiden summa on lähteen oma.",
    "Delarna och återstoden blir tillsammans början, och summan av de borttagna är källans egen.",
    "The parts and what is left make the start, and the sum of those that went is the source's own.",
)
DISAGREES = Text(
    "Osat eivät täsmää: alusta vähennettyinä ne jättävät {left}, mutta lähde sanoo {now}. Kuvaa ei piirretä.",
    "Delarna stämmer inte: dragna från början lämnar de {left}, men källan säger {now}. Ingen bild ritas.",
    "The parts do not fit: taken from the start they leave {left}, and the source says {now}. No picture is drawn.",
)
BESIDE = Text("Muut luvut", "Övriga siffror", "Other figures")
CATALOGUE = Text("Palveluluettelo", "Tjänstekatalog", "Service catalogue")
NOT_DELIVERED = Text(
    "Kukaan ei ole vielä toimittanut lähdettä ”{source}”. Edellisen kierroksen raportissa näitä rivejä ei ole.",
    "Ingen har ännu levererat källan ”{source}”. Den förra omgångens rapport har inte dessa rader.",
    "Nobody has delivered the source “{source}” yet. The report of the last round does not have these rows.",
)
OF_PERIOD = Text("{count} palvelua, {period}", "{count} tjänster, {period}", "{count} services, {period}")
SERVICES = Text("Palveluja", "Tjänster", "Services")
DESCRIBED = Text("Kuvattu", "Beskrivna", "Described")
REVENUE = Text("Liikevaihto, euroa", "Omsättning, euro", "Revenue, euros")
REVENUE_SHARE = Text("Osuus liikevaihdosta", "Andel av omsättningen", "Share of revenue")
OVERLAPS = Text("Luultavasti päällekkäiset palvelut", "Tjänster som sannolikt överlappar", "Services that probably overlap")
OVERLAPS_HELP = Text(
    "Kaksi palvelua, jotka vastaavat samaan tarpeeseen ja joiden ominaisuuksista ainakin puolet on yhteisiä, kuitenkin vähintään kaksi. "
    "Näyttö on vieressä: yhteiset ominaisuudet ja ne, jotka ovat vain toisella. Päätös on ihmisen.",
    "Två tjänster som svarar på samma behov och vars egenskaper till minst hälften är gemensamma, dock minst två. Beviset står bredvid: de "
    "gemensamma egenskaperna och de som bara den ena har. Beslutet är människans.",
    "Two services that answer the same need and at least half of whose features are shared, two at least. The evidence stands beside: the "
    "features that both have, and those that only one has. The decision is for people.",
)
NO_OVERLAPS = Text("Päällekkäisyyksiä ei löytynyt.", "Inga överlappningar hittades.", "No overlaps were found.")
PAIR = Text("Palvelut", "Tjänster", "Services")
NEED = Text("Tarve", "Behov", "Need")
BOTH = Text("Molemmilla", "Båda har", "Both have")
ONLY = Text("Vain: {name}", "Endast: {name}", "Only: {name}")
ALIKE = Text("Yhteistä", "Gemensamt", "Shared")
TOGETHER = Text("Liikevaihto yhteensä", "Omsättning tillsammans", "Revenue together")
DEVELOPMENT = Text("Kehittämissalkut", "Utvecklingsportföljer", "Development portfolios")
DEVELOPMENT_HELP = Text(
    "Kohteet tärkeysjärjestyksessä. Kohde mahtuu, jos siihen riittävät sekä väki että rahat tärkeämpien jälkeen; joka ei mahdu, odottaa "
    "eikä vie tilaa. Jos tarvetta ei tiedetä, kohde odottaa.",
    "Objekten i prioritetsordning. Ett objekt ryms om både folk och pengar räcker efter de viktigare; det som inte ryms väntar och tar "
    "ingen plats. Är behovet okänt väntar objektet.",
    "Items in the order of priority. An item fits if both people and money suffice after those before it; one that does not fit waits and "
    "takes no room. Where the need is unknown the item waits.",
)
ROOM = Text(
    "Käytettävissä {people} henkilötyövuotta ja {money} euroa; {fits} kohdetta {all} kohteesta mahtuu.",
    "Till förfogande {people} årsverken och {money} euro; {fits} objekt av {all} ryms.",
    "There are {people} person-years and {money} euros; {fits} items of {all} fit.",
)
NO_ROOM = Text(
    "Kukaan ei ole kertonut, paljonko väkeä ja rahaa salkulla on, joten mikään ei mahdu.",
    "Ingen har berättat hur mycket folk och pengar portföljen har, så ingenting ryms.",
    "Nobody has told how many people and how much money the portfolio has, so nothing fits.",
)
ITEM = Text("Kohde", "Objekt", "Item")
PRIORITY = Text("Järjestys", "Ordning", "Order")
PEOPLE = Text("Henkilötyövuotta", "Årsverken", "Person-years")
MONEY = Text("Euroa", "Euro", "Euros")
OUTCOME = Text("Mahtuuko", "Ryms det", "Does it fit")
FITS = Text("mahtuu", "ryms", "fits")
WAITS = Text("odottaa: {lacks}", "väntar: {lacks}", "waits: {lacks}")
LACKS = {
    Short.PEOPLE: Text("väki ei riitä", "folket räcker inte", "not enough people"),
    Short.MONEY: Text("rahat eivät riitä", "pengarna räcker inte", "not enough money"),
    Short.UNKNOWN: Text("tarvetta ei tiedetä", "behovet är okänt", "the need is not known"),
}
