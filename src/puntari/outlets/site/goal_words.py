"""The words of the page of national goals."""

from __future__ import annotations

from puntari.define.goals import Aim
from puntari.doors.goals import Stand
from puntari.words.text import Text

TITLE = Text("Valtakunnalliset tavoitteet", "Nationella mål", "National goals")
KIND = Text("valtakunnalliset tavoitteet", "nationella mål", "national goals")
LEAD = Text(
    "Mitä valtio on asettanut tavoitteeksi, kuka ja milloin, miten pitkällä koko maa ja alueet ovat ja mitä perille pääsy vaatisi.",
    "Vad staten har satt som mål, vem och när, hur långt hela landet och områdena har kommit och vad det skulle krävas för att nå fram.",
    "What the state has set as its goals, who and when, how far the country and the areas have come, and what it would take to get there.",
)
STEPS = Text(
    "Jokainen tavoite kulkee viisi askelta: tavoite, mittarit, luotettavuus, tieto, julkaisu ja käyttö.",
    "Varje mål går fem steg: från mål till indikatorer, tillförlitlighet, data, publicering och användning.",
    "Each goal goes five steps: from the goal to indicators, reliability, data, publication and use.",
)
ASKS = Text("Mitä tavoite pyytää", "Vad målet begär", "What the goal asks")
INDICATORS = Text("Mittarit", "Indikatorer", "Indicators")
RELIABILITY = Text("Luotettavuus", "Tillförlitlighet", "Reliability")
DATA = Text("Tieto", "Data", "Data")
PUBLISHED = Text("Julkaisu", "Publicering", "Publication")
ON_PAGES = Text("Mittarien omat sivut ja tiedostot, aina avoinna.", "Indikatorernas egna sidor och filer, alltid öppna.",
                "The indicators' own pages and files, always open.")
NOT_PUBLISHED = Text("Ei vielä: julkista mittaria ei ole.", "Inte ännu: det finns ingen offentlig indikator.",
                     "Not yet: there is no public indicator.")
NONE_YET = Text("Ei vielä: mittaria ei ole.", "Inte ännu: det finns ingen indikator.", "Not yet: there is no indicator.")
NO_DEADLINE = Text("ei määräaikaa", "ingen tidsgräns", "no deadline")
NO_FIGURE = Text("ei lukua", "ingen siffra", "no figure")
NO_FIGURE_THEN = Text("ei lukua siltä ajalta", "ingen siffra för den tiden", "no figure of that time")
ENDS_BEFORE = Text("luvut päättyvät: {period}", "siffrorna slutar: {period}", "figures end: {period}")
NO_BASE = Text("ei vertailulukua", "ingen siffra att jämföra med", "no figure to compare with")
NEEDS_NOTHING = Text("ei mitään: saavutettu", "ingenting: uppnått", "nothing: reached")
NO_NEED = {
    Aim.VALUE: NO_FIGURE,
    Aim.WHOLE: NO_FIGURE,
    Aim.DIRECTION: Text("tavoite on suunta", "målet är en riktning", "the target is a direction"),
}
USE = Text("Käyttö", "Användning", "Use")
LACKS = Text("Vielä puuttuu", "Saknas ännu", "Still lacking")
VERSIONS = Text("Tavoitteen versiot: {title}", "Målets versioner: {title}", "Versions of the target: {title}")
SINCE = Text("Asetettu", "Satt", "Set on")
SET_BY = Text("Kuka asetti", "Satt av", "Set by")
TARGET = Text("Tavoite", "Mål", "Target")
UNTIL = Text("Mihin mennessä", "Senast", "By when")
JUDGED = Text("Luku silloin", "Siffran då", "Figure then")
WHOLE = Text("Koko maa nyt", "Hela landet nu", "Whole country now")
STAND = Text("Tilanne nyt", "Läge nu", "Standing now")
WHERE = Text("Mistä luettu", "Var det står", "Where it stands")
READ = Text("luettu {day}", "läst {day}", "read on {day}")
UNREAD = Text("ei lähdettä", "ingen källa", "no source")
AIMS = {
    Aim.VALUE: Text("luku", "en siffra", "a number"),
    Aim.WHOLE: Text("koko maan luku", "hela landets siffra", "the whole country's figure"),
    Aim.DIRECTION: Text("suunta, ei lukua", "riktning, ingen siffra", "a direction, no number"),
}
STANDS = {
    Stand.REACHED: Text("saavutettu", "uppnått", "reached"),
    Stand.NOT_REACHED: Text("ei saavutettu", "inte uppnått", "not reached"),
    Stand.BETTER: Text("parempaan", "bättre", "better"),
    Stand.WORSE: Text("huonompaan", "sämre", "worse"),
    Stand.UNCHANGED: Text("ennallaan", "oförändrat", "unchanged"),
    Stand.UNSURE: Text("ei voi sanoa: väli", "kan inte sägas: intervall", "cannot be told: an interval"),
    Stand.NO_FIGURE: Text("ei lukuja tavoitteen ajalta", "inga siffror från målets tid", "no figures of the target's time"),
}
PROGRESS = Text("Alueet: {title}, tavoite: {aim}", "Områdena: {title}, mål: {aim}", "Areas: {title}, target: {aim}")
SUMMARY = Text("Alueita: {told}.", "Områden: {told}.", "Areas: {told}.")
AREA = Text("Alue", "Område", "Area")
BEFORE = Text("Ennen tavoitetta", "Före målet", "Before the target")
NOWADAYS = Text("Nyt", "Nu", "Now")
NEED = Text("Mitä perille tarvittaisiin", "Vad som skulle behövas", "What it would take")
COUNTED = Text("{change} ({what})", "{change} ({what})", "{change} ({what})")
BETWEEN = Text("{low} – {high}", "{low} – {high}", "{low} to {high}")
NEED_HELP = Text(
    "Tarve on laskettu niin, että nimittäjä pysyy ennallaan. Väli johtuu lähteen peittämistä luvuista. Vertailukohta ennen tavoitetta on "
    "saman vuodenajan viimeisin luku ennen tavoitteen asettamista; sarjan katkos 1.1.2025 voi vaikuttaa muutokseen.",
    "Behovet är räknat så att nämnaren förblir densamma. Intervallen beror på siffror som källan har dolt. Jämförelsen före målet är den "
    "senaste siffran från samma årstid före målet sattes; brottet i serien 1.1.2025 kan påverka förändringen.",
    "What it would take is computed with the denominator as it is. Intervals come from figures that the source hides. The comparison "
    "before the target is the last figure of the same season before it was set; the break of the series on 1 January 2025 may affect the "
    "change.",
)
