"""The words of the page of conditions for organising services."""

from __future__ import annotations

from puntari.define.conditions import Side
from puntari.guard.judging import Grade
from puntari.words.text import Text

TITLE = Text("Järjestämisedellytykset", "Förutsättningarna för ordnandet", "Conditions for organising the services")
KIND = Text("järjestämisedellytykset", "förutsättningarna för ordnandet", "conditions for organising the services")
LEAD = Text(
    "Mitä palvelujen järjestäminen viranomaiselta vaatii ja mitä luvut siitä näyttävät alueittain. Arvosana on vain siellä, missä laki "
    "antaa mitan.",
    "Vad ordnandet av tjänster kräver av en myndighet och vad siffrorna visar område för område. Betyg finns bara där lagen ger ett mått.",
    "What organising the services asks of an authority, and what figures show of it area by area. There is a grade only where the "
    "law gives "
    "a standard.",
)
SIDES = {
    Side.STAFF: Text("Henkilöstö", "Personal", "Staff"),
    Side.FUNDING: Text("Rahoitus", "Finansiering", "Funding"),
    Side.MARKET: Text("Palveluntuottajien markkina", "Marknaden för producenter", "Market of providers"),
    Side.PROCESSES: Text("Lakisääteiset prosessit", "Lagstadgade processer", "Statutory processes"),
    Side.SITUATION: Text("Tilannekuva", "Lägesbild", "Situation"),
}
SIDE = Text("Osa-alue", "Delområde", "Side")
LOOKS_AT = Text("Mitä katsotaan", "Vad man ser på", "What is looked at")
HOLDS = Text("Voimassa", "Gäller", "Holds")
SINCE = Text("{day} alkaen", "från och med {day}", "from {day}")
BETWEEN = Text("{day} – {end}", "{day} – {end}", "{day} to {end}")
RULE = Text("Mitä laki vaatii", "Vad lagen kräver", "What the law asks")
NO_RULE = Text("Laki ei anna kriteeriä, joten arvosanaa ei anneta.", "Lagen ger inget kriterium, så inget betyg ges.",
               "The law gives no criterion, so there is no grade.")
NO_STANDARD = Text("Laki ei anna mittaa koko viranomaiselle, joten arvosanaa ei anneta.",
                   "Lagen ger inget mått för hela myndigheten, så inget betyg ges.",
                   "The law gives no standard for an authority as a whole, so there is no grade.")
STANDARD = Text("Lain mitta", "Lagens mått", "Standard of the law")
LEAST = Text("vähintään {value}", "minst {value}", "at least {value}")
MOST = Text("enintään {value}", "högst {value}", "at most {value}")
SHOWN_BY = Text("Mitä näytetään", "Vad som visas", "What is shown")
UNTOLD = Text("Lisäksi viranomaisille", "Dessutom för myndigheter", "For authorities in addition")
AREAS = Text("Alueet: {title}", "Områdena: {title}", "Areas: {title}")
AREA = Text("Alue", "Område", "Area")
BY_AREA = Text("Alueittain", "Per område", "By area")
STAND = Text("Lain mittaan nähden", "I förhållande till lagens mått", "To the standard of the law")
JUDGED = Text("Ihmisten arvio", "Människors bedömning", "Judged by people")
NOT_JUDGED = Text("ei arvioitu", "inte bedömt", "not judged")
GRADES = {
    Grade.MET: Text("täyttyy", "uppfylls", "met"),
    Grade.MET_BY_EXCEPTION: Text("täyttyy poikkeusluvalla", "uppfylls genom undantag", "met by an exception"),
    Grade.NOT_MET: Text("ei täyty", "uppfylls inte", "not met"),
}
MET = Text("täyttyy", "uppfylls", "met")
NOT_MET = Text("ei täyty", "uppfylls inte", "not met")
UNSURE = Text("ei voi sanoa: väli", "kan inte sägas: intervall", "cannot be told: an interval")
NO_FIGURE = Text("ei lukua", "ingen siffra", "no figure")
SUMMARY = Text("Alueita: {told}.", "Områden: {told}.", "Areas: {told}.")
NO_AREA_FIGURES = Text(
    "Lukuja ei ole näiltä alueilta.", "Det finns inga siffror för dessa områden.", "There are no figures of these areas."
)
NO_FIGURES = Text("Julkisia lukuja ei ole.", "Det finns inga offentliga siffror.", "There are no public figures.")
SAID = Text("{text} Perusteet: {evidence} ({day}).", "{text} Grunder: {evidence} ({day}).", "{text} Evidence: {evidence} ({day}).")
NOT_FOR_ALL = Text("luku näytetään viranomaisille", "siffran visas för myndigheter", "the figure is shown to authorities")
FOUR_EYES = Text(
    "Arvion kirjaa yksi ja hyväksyy toinen; hyväksytty arvio näkyy taulukossa.",
    "En bedömning antecknas av en och godkänns av en annan; en godkänd bedömning syns i tabellen.",
    "A judgement is noted by one and approved by another; an approved one shows in the table.",
)
