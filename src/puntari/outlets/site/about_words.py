"""The words of the pages on sources and checks."""

from __future__ import annotations

from puntari.define.upkeep import Earlier
from puntari.words.text import Text

SOURCES_LEAD = Text(
    "Mistä luvut tulevat, miten tuoreita ne ovat ja kuinka moni toimitettu rivi ei kelvannut.",
    "Varifrån siffrorna kommer, hur färska de är och hur många levererade rader som inte dög.",
    "Where the figures come from, how fresh they are, and how many delivered rows were not fit for use.",
)
TABLE = Text("Aineistot, tuoreus ja karanteeni", "Material, färskhet och karantän", "Sources, freshness and quarantine")
ROWS = Text("Rivejä", "Rader", "Rows")
QUARANTINED = Text("Karanteenissa", "I karantän", "In quarantine")
QUARANTINE_HELP = Text(
    "Karanteenissa ovat rivit, jotka rikkovat aineiston sopimusta, esimerkiksi tuntematon alue tai mahdoton luku. Niitä ei "
    "käytetä laskennassa eikä niitä hävitetä.",
    "I karantän finns rader som bryter mot materialets kontrakt, till exempel ett okänt område eller en omöjlig siffra. De "
    "används inte och de förstörs inte.",
    "Rows in quarantine break the contract of their source: an unknown area, say, or an impossible figure. They are not used, "
    "and not thrown away.",
)
SET_ASIDE = Text("Jätetty sivuun", "Lämnade åt sidan", "Set aside")
SET_ASIDE_HELP = Text(
    "Sivuun jätetyt rivit koskevat jotain, mitä täällä ei käytetä, kuten vanhoja aluejakoja.",
    "Rader som lämnats åt sidan gäller sådant som inte används här, till exempel gamla områdesindelningar.",
    "Rows set aside are about things that are not used here, such as old divisions of areas.",
)
FRESH = Text("Tuoreus", "Färskhet", "Freshness")
IS_FRESH = Text("ajan tasalla", "aktuell", "up to date")
IS_STALE = Text("vanhentunut", "föråldrad", "out of date")
STALE_HELP = Text(
    "Vanhentunut aineisto on vanhempi kuin lähteen julkaisutahti antaisi odottaa: uudempi toimitus puuttuu.",
    "Ett föråldrat material är äldre än källans utgivningstakt låter vänta: en nyare leverans saknas.",
    "A source that is out of date is older than its pace of publishing lets expect: a newer delivery is missing.",
)
DELIVERIES = Text("Toimitukset", "Leveranser", "Deliveries")
FILE = Text("Tiedosto", "Fil", "File")
HASH = Text("Tiiviste (SHA-256)", "Hashvärde (SHA-256)", "Hash (SHA-256)")
ORIGIN = Text("Mistä", "Varifrån", "From")
ORIGINS = {
    "mirror": Text("avoimen datan peili", "spegel av öppna data", "mirror of open data"),
    "official": Text("virallinen palvelu", "officiell tjänst", "official service"),
    "pack": Text("Puntarin oma taulukko", "Puntaris egen tabell", "Puntari's own table"),
    "hand": Text("toimitettu käsin", "levererad för hand", "delivered by hand"),
    "stand_in": Text("synteettinen korvike", "syntetisk ersättning", "synthetic stand-in"),
}
NOT_DELIVERED = Text("ei toimitettu", "inte levererat", "not delivered")
NOT_TOLD = Text("ei kerrottu", "inte angivet", "not told")
NO_AREAS = Text("ei alueita", "inga områden", "no areas")
KNOWN_ON = Text("Tieto päivältä", "Uppgift per", "As known on")
BASIS = {
    "source": Text("lähteen oma päiväys", "källans egen datering", "the source's own date"),
    "declared": Text("ilmoitettu", "uppgiven", "declared"),
    "period_end": Text("viimeisen jakson loppu", "sista periodens slut", "end of the last period"),
}
KEPT_AT = Text("Virallinen palvelu", "Officiell tjänst", "Official service")
DIVISION = Text("Aluejako", "Områdesindelning", "Division of areas")
CHECKS_LEAD = Text(
    "Puntari laskee luvut itse. Missä lähde julkaisee saman luvun valmiina, koonti vertaa niitä. Tässä on jokainen vertailu.",
    "Puntari räknar siffrorna själv. Där källan publicerar samma siffra jämför sammanställningen dem. Här är varje jämförelse.",
    "Puntari computes its figures itself. Where the source publishes the same figure, the build compares the two. Here is every "
    "comparison.",
)
CHECKS_SUM = Text(
    "Vertailtuja lukuja: {compared}. Pyöristystä enemmän eroavia: {apart}. Erot ovat mittarin omassa yksikössä.",
    "Jämförda siffror: {compared}. Siffror som avviker mer än avrundningen: {apart}. Skillnaderna är i indikatorns egen enhet.",
    "Figures compared: {compared}. Apart by more than rounding: {apart}. Gaps are in the unit of the indicator.",
)
CHECK_TABLE = Text(
    "Lasketut luvut lähteen julkaisemiin verrattuna",
    "Beräknade siffror jämförda med källans",
    "Computed figures against the published ones",
)
CHECKED = Text("Mittari", "Indikator", "Indicator")
COMPARED = Text("Verrattu", "Jämförda", "Compared")
APART = Text("Eroaa", "Avviker", "Apart")
WORST = Text("Suurin ero", "Största skillnad", "Largest gap")
NO_CHECKS = Text(
    "Julkaistuja lukuja, joihin verrata, ei ole.",
    "Här finns inga publicerade siffror att jämföra med.",
    "There are no published figures to compare with here.",
)
LOST_LEAD = Text(
    "Osoitteessa ei ole sivua. Se on voinut muuttua, tai osoitteessa on kirjoitusvirhe.",
    "Det finns ingen sida på adressen. Den kan ha ändrats, eller så är adressen felskriven.",
    "There is no page at this address. It may have changed, or the address may be misspelt.",
)
NEAREST = Text("Tarkoititko jotain näistä?", "Menade du någon av dessa?", "Did you mean one of these?")
TO_FRONT = Text("Etusivulle", "Till startsidan", "To the front page")
EARLIER = {
    Earlier.KEPT: Text("aiemmat kaudet kuten ennen", "tidigare perioder som förut", "earlier periods as they were"),
    Earlier.CORRECTED: Text("aiemmat kaudet laskettu uudelleen", "tidigare perioder omräknade", "earlier periods told anew"),
}
DEFINED_SINCE = Text("Määritelmä voimassa", "Definitionen gäller från", "So defined since")
BEFORE = Text("aiemmin", "tidigare", "before")
RULE = Text("Sääntö, jota luku seuraa", "Regel som siffran följer", "Rule that the figure follows")
READ_ON = Text("luettu laista {day}", "läst i lagen {day}", "read in the law on {day}")
UNVERIFIED = Text(
    "pykälä tarkistamatta: kukaan ei ole vielä lukenut sitä laista",
    "paragrafen okontrollerad: ingen har ännu läst den i lagen",
    "paragraph unverified: nobody has read it in the law yet",
)
KEPT_BY = Text("Määritelmän omistaja", "Definitionens ägare", "Owner of the definition")
NEXT_REVIEW = Text("Tarkistetaan viimeistään {day}.", "Ses över senast {day}.", "To be reviewed by {day}.")
