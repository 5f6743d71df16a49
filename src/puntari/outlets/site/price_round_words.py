"""The words of the page of a round in which prices were collected."""

from __future__ import annotations

from puntari.outlets.site import report_words
from puntari.words.text import Text

TITLE = Text("Kerätyt hinnat {period}", "Insamlade priser {period}", "Collected prices {period}")
LEAD = Text(
    "Palvelukeskuksen hinnat verrokkien hintojen rinnalla, kustannusten rakenne ja kustannusvastaavuus palveluittain.",
    "Servicecentrets priser bredvid referensernas, kostnadernas struktur och kostnadstäckningen per tjänst.",
    "The centre's prices beside those of its peers, what its costs consist of and what its revenue covers, service by service.",
)
SYNTHETIC = Text(
    "Harjoituskierros: kaikki tämän sivun luvut, verrokit ja asiakkaat ovat keksittyjä (synteettisiä).",
    "Övningsomgång: alla siffror, referenser och kunder på den här sidan är påhittade (syntetiska).",
    "A practice round: every figure, peer and customer on this page is invented (synthetic).",
)
ASKED = Text("Vastaajia pyydettiin", "Tillfrågade", "Asked")
RULE = Text(
    "Verrokeista näytetään keskiarvo, kun vertailukelpoisen hinnan antoi vähintään {least}, ja vaihteluväli, kun vastaajia on "
    "vähintään {range}. "
    "Kahden vastaajan vaihteluväli näyttäisi kummankin hinnan.",
    "Av referenserna visas medelvärdet när minst {least} gett ett jämförbart pris, och intervallet när de svarande är minst {range}. "
    "Två svarandes intervall skulle visa bådas pris.",
    "Of peers the mean is shown where at least {least} gave a comparable price, and the range from {range} respondents on. The "
    "range of two "
    "would show the price of both.",
)
POSITIONS = Text("Hinnat verrokkeihin nähden", "Priserna jämförda med referenserna", "Prices against peers")
CHART = Text("Oma hinta ja verrokit {period}", "Eget pris och referenser {period}", "Own price and peers {period}")
NOW, BEFORE = Text("nyt", "nu", "now"), Text("edellinen kierros", "förra omgången", "round before")
ITEM, OWN = Text("Palvelu", "Tjänst", "Service"), Text("Oma hinta", "Eget pris", "Own price")
RESPONDENTS = Text("{group}, vastaajia", "{group}, svarande", "{group}, respondents")
LEFT_OUT = Text("{out} ei vertailukelpoista", "{out} inte jämförbara", "{out} not comparable")
WITHOUT = Text("{count} {reason}", "{count} {reason}", "{count} {reason}")
STANDS = Text("Oma hinta verrattuna ({group})", "Eget pris jämfört ({group})", "Own price compared ({group})")
STANDING = report_words.STANDS | {
    "lower": Text("pienempi kuin keskiarvo", "lägre än medelvärdet", "lower than the mean"),
    "equal": Text("sama kuin keskiarvo", "samma som medelvärdet", "equal to the mean"),
    "higher": Text("suurempi kuin keskiarvo", "högre än medelvärdet", "higher than the mean"),
}
"""Several peers stand behind each mean, so that an own price is held against a mean and no peer."""
LEVEL = Text(
    "Verrokkien hintataso yhteisissä palveluissa on keskimäärin {level}, kun palvelukeskuksen taso on 100 ({count} verrokkia, "
    "maa–tuote-menetelmä).",
    "Referensernas prisnivå i de gemensamma tjänsterna är i medeltal {level} när servicecentrets nivå är 100 ({count} referenser, "
    "land–produkt-metoden).",
    "The price level of peers over the services that are shared is {level} on average, the centre's being 100 ({count} peers, "
    "country-product-dummy method).",
)
RANGE = Text("{mean} ({low}–{high})", "{mean} ({low}–{high})", "{mean} ({low}–{high})")
INDEX = Text(
    "Palvelukeskuksen omat hinnat edelliseen kierrokseen verrattuna, edellinen = 100: {told}.",
    "Servicecentrets egna priser jämförda med förra omgången, förra = 100: {told}.",
    "The centre's own prices on those of the round before, which are 100: {told}.",
)
FORMULAS = {
    "jevons": Text(
        "jokainen palvelu samalla painolla (Jevons) {value}",
        "alla tjänster med samma vikt (Jevons) {value}",
        "each service weighing the same (Jevons) {value}",
    ),
    "paasche": Text(
        "nykyisin volyymein (Paasche) {value}", "med nuvarande volymer (Paasche) {value}", "by present volumes (Paasche) {value}"
    ),
}
COSTS = Text("Mistä yksikköhinta muodostuu", "Vad enhetspriset består av", "What a unit price consists of")
COSTS_HELP = Text(
    "Euroa yksiköltä. Yleiskustannukset on jaettu palveluille perusteillaan. Kun palvelun takana on alle kolme kumppania, oman työn ja "
    "kumppanien osuuksia ei näytetä, koska niistä näkisi, mitä yksi kumppani veloittaa.",
    "Euro per enhet. De allmänna kostnaderna har fördelats på tjänsterna enligt sina grunder. När färre än tre partner står bakom tjänsten "
    "visas inte andelarna av eget arbete och partner, eftersom de skulle visa vad en enskild partner debiterar.",
    "Euros a unit. Overheads are shared out by their keys. Where fewer than three partners stand behind a service, the shares of "
    "own work and "
    "partners are not shown, as they would tell what one partner charges.",
)
OWN_WORK, PARTNERS, OVERHEAD = (
    Text("Oma työ", "Eget arbete", "Own work"),
    Text("Kumppanit", "Partner", "Partners"),
    Text("Yleiskustannukset", "Allmänna kostnader", "Overheads"),
)
COST, PRICE = Text("Kustannus", "Kostnad", "Cost"), Text("Tuotto", "Intäkt", "Revenue")
RECOVERY = Text("Kustannusvastaavuus, %", "Kostnadstäckning, %", "Cost recovery, %")
RECOVERY_CHART = Text(
    "{covered} palvelua {all}:sta kattaa kustannuksensa",
    "{covered} av {all} tjänster täcker sina kostnader",
    "{covered} of {all} services cover their costs",
)
RECOVERY_MEASURE = Text(
    "Tuotot prosentteina kustannuksista, {period}", "Intäkter i procent av kostnaderna, {period}", "Revenue in per cent of cost, {period}"
)
POOLS = Text("Yleiskustannukset ja jakoperusteet", "Allmänna kostnader och fördelningsgrunder", "Overheads and their keys")
BILLS = Text("Asiakkaan koko lasku", "Kundens hela faktura", "A customer's whole bill")
BILLS_HELP = Text(
    "Volyymit kertaa hinnat, ennuste laskun rinnalla, ja mitä seuraavaksi halvin tarpeet täyttävä vaihtoehto olisi maksanut. Todellisten "
    "asiakkaiden laskut näkee vain arvioija.",
    "Volymer gånger priser, prognosen bredvid fakturan och vad det näst billigaste alternativet som täcker behoven hade kostat. Verkliga "
    "kunders fakturor ser bara utvärderaren.",
    "Volumes times prices, the forecast beside the bill, and what the next cheapest choice that meets the needs would have cost. "
    "Bills of real "
    "customers are seen by the evaluator only.",
)
FORECAST, BILLED = Text("Ennuste", "Prognos", "Forecast"), Text("Laskutettu", "Fakturerat", "Billed")
NEXT = Text("Seuraavaksi halvin sopiva", "Näst billigaste lämpliga", "Next cheapest that fits")
NEXT_COST = Text("Sillä olisi maksanut", "Det hade kostat", "It would have cost")
NO_OTHER = Text("ei muuta sopivaa", "inget annat lämpligt", "nothing else fits")
OF_MONTHS = Text(
    "{customer}: ennuste ja lasku kuukausittain", "{customer}: prognos och faktura per månad", "{customer}: forecast and bill by month"
)
SUMS = Text(
    "Ennuste {forecast}, laskutettu {billed}. Myöhässä lähetettyjä laskuja {late}, pisin viive {days} päivää. Reklamaatioita {complaints}, "
    "riidan alla {disputed}, hyvitetty {returned}.",
    "Prognos {forecast}, fakturerat {billed}. Sent skickade fakturor {late}, längsta dröjsmål {days} dagar. Reklamationer {complaints}, "
    "omtvistat {disputed}, gottgjort {returned}.",
    "Forecast {forecast}, billed {billed}. Bills sent late {late}, the longest by {days} days. Complaints {complaints}, disputed "
    "{disputed}, "
    "returned {returned}.",
)
EUROS_A_MONTH = Text("euroa kuukaudessa", "euro per månad", "euros a month")
QUALITY_NOTE = Text(
    "Hinnat ovat ilman arvonlisäveroa siitä laadusta, jota kysyttiin. Jokaisen verrokkihinnan vertailukelpoisuus on arvioitu "
    "ennen kierroksen sulkemista.",
    "Priserna är utan mervärdesskatt och avser den kvalitet som efterfrågades. Varje referenspris har bedömts före omgångens slut.",
    "Prices are without value added tax, of the quality that was asked for. Every peer's price was reviewed before the round was closed.",
)
