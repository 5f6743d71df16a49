"""The words of the page of goals, findings, recommendations and measures."""

from __future__ import annotations

from puntari.define.steering import Judged, Reply, State, Unmeasured
from puntari.doors.steering import Said
from puntari.words.text import Text

TITLE = Text("Tavoitteet ja suositukset", "Mål och rekommendationer", "Goals and recommendations")
LEAD = Text(
    "Tavoitteet, havainnot, suositukset ja toimenpiteet, ja mistä seuraava kierros näkee, auttoivatko ne.",
    "Mål, iakttagelser, rekommendationer och åtgärder, och var nästa omgång ser om de hjälpte.",
    "Goals, findings, recommendations and measures, and where the next round will see whether they helped.",
)
APART = Text(
    "Luvuista laskettu tila ja arvioitu tila ovat eri asioita ja eri sarakkeissa. Laskettu kertoo vain, mitä luvut sanovat; arvioitu on "
    "lukijan käsitys lähteestä. Kumpaakaan ei ole täydennetty toisella.",
    "Läget enligt siffrorna och det bedömda läget är två saker i var sin kolumn. Siffrorna säger bara vad de säger; det bedömda är "
    "läsarens uppfattning om källan. Ingetdera har fyllts i med det andra.",
    "The status from the figures and the judged status are two things in two columns. The figures say only what they say; the judged one "
    "is a reader's view of the source. Neither has been filled in from the other.",
)
GOALS = Text("Ohjauksen tavoitteet ({day})", "Styrningens mål ({day})", "Goals of the steering ({day})")
GOAL = Text("Tavoite", "Mål", "Goal")
BY_FIGURES = Text("Lukujen mukaan", "Enligt siffrorna", "From the figures")
BY_JUDGEMENT = Text("Arvioitu", "Bedömt", "Judged")
MEASURES_TAKEN = Text("Mitä tehtiin", "Vad som gjordes", "What was done")
BASE = Text("Lähtötaso", "Utgångsnivå", "Base")
TARGETS = Text("Tavoitetaso ja sen versiot", "Målnivån och dess versioner", "Target and its versions")
NO_TARGET = Text("ei asetettua lukua", "ingen fastställd siffra", "no figure was set")
HOLDER = Text("Kenen vastuulla", "Vems ansvar", "Carried by")
SERVES = Text("Johdettu tavoitteesta", "Härlett ur målet", "Derived from")
SERVED_BY = Text("Siitä on johdettu", "Ur det har härletts", "From it are derived")
NO_DAY = Text("asettamispäivä puuttuu", "dagen då det sattes saknas", "the day it was set is missing")
DEADLINE = Text("Määräaika", "Tidsfrist", "Deadline")
NO_DEADLINE = Text("ei määräaikaa", "ingen tidsfrist", "no deadline")
RESULT = Text("Tulos", "Resultat", "Result")
NO_RESULT = Text("ei lukua", "ingen siffra", "no figure")
OUTCOME = Text("Mitä tapahtui", "Vad som hände", "What happened")
COURSE = Text(
    "Mitä tavoitteiden eteen tehtiin ja mitä tapahtui", "Vad som gjordes för målen och vad som hände",
    "What was done for the goals and what happened",
)
DONE = Text("Mitä tehtiin", "Vad som gjordes", "What was done")
KIND_OF = Text("Laji", "Slag", "Kind")
BENEFIT = Text("hyöty, ei tavoite", "nytta, inget mål", "a benefit, not a goal")
BROKEN = Text("Ei vertailukelpoinen", "Inte jämförbar", "Not comparable")
NOT_JUDGED = Text("ei arvioitu", "inte bedömt", "not judged")
SAID = {
    Said.MET: Text("täyttyi", "nåddes", "met"),
    Said.MISSED: Text("jäi täyttymättä", "nåddes inte", "missed"),
    Said.IMPROVED: Text("parani lähtötasosta", "bättre än utgångsnivån", "better than the base"),
    Said.UNCHANGED: Text("ennallaan", "oförändrat", "unchanged"),
    Said.WORSE: Text("huononi lähtötasosta", "sämre än utgångsnivån", "worse than the base"),
    Said.OTHER_MEASURE: Text(
        "tulos on mitattu muusta kuin tavoite", "resultatet mäter annat än målet", "the result measures something else than the target"
    ),
    Said.NO_RESULT: Text("tuloksesta ei ole lukua", "resultatet har ingen siffra", "there is no figure of the result"),
    Said.NO_TARGET: Text("tavoitteella ei ole lukua", "målet har ingen siffra", "the goal has no figure"),
    Said.NO_FIGURES: Text("ei lukuja", "inga siffror", "no figures"),
}
JUDGED = {
    Judged.ACHIEVED: Text("saavutettu", "uppnått", "achieved"),
    Judged.PARTLY: Text("osittain", "delvis", "in part"),
    Judged.NOT_ACHIEVED: Text("ei saavutettu", "inte uppnått", "not achieved"),
    Judged.NOT_ASSESSABLE: Text("ei voi arvioida", "kan inte bedömas", "cannot be judged"),
}
FINDINGS = Text("Havainnot", "Iakttagelser", "Findings")
RESTS_ON = Text("Perustuu tavoitteisiin", "Bygger på målen", "Rests on the goals")
IN_AREAS = Text("Kypsyyden osa-alueet", "Mognadens delområden", "Areas of maturity")
ON_EVIDENCE = Text("Nojaa aineistoon", "Stöder sig på materialet", "Rests on the evidence")
LED_TO = Text("Johti suosituksiin", "Ledde till rekommendationerna", "Led to the recommendations")
ROADMAP = Text("Suositukset tiekarttana", "Rekommendationerna som vägkarta", "Recommendations as a roadmap")
ROADMAP_HELP = Text(
    "Vaihe kertoo järjestyksen: aiempi vaihe tekee seuraavan mahdolliseksi. Järjestys on johdettu suositusten riippuvuuksista eikä "
    "pisteytyksestä.",
    "Steget anger ordningen: ett tidigare steg gör nästa möjligt. Ordningen följer ur rekommendationernas beroenden, inte ur poäng.",
    "The step tells the order: an earlier step makes the next possible. The order follows from what enables what, not from scores.",
)
STEP = Text("Vaihe {place}", "Steg {place}", "Step {place}")
BECAUSE = Text("Havainnoista", "Ur iakttagelserna", "From the findings")
ENABLES = Text("Mahdollistaa", "Möjliggör", "Enables")
ENABLED_BY = Text("Edellyttää", "Förutsätter", "Depends on")
GOES_ON = Text("Jatkaa aiempia suosituksia", "Fortsätter tidigare rekommendationer", "Goes on with earlier recommendations")
FURTHER = Text("Jatkosuositukset tavoitteisiin", "Fortsatta rekommendationer till målen", "Further recommendations to the goals")
TAKES_UP = Text("Kokoaa jatkosuositukset", "Samlar fortsatta rekommendationer", "Takes up further recommendations")
TO_DO = Text("Toimenpiteet", "Åtgärder", "Measures")
OWNER = Text("Omistaja", "Ägare", "Owner")
PRIORITY = Text("Tärkeysluokka", "Prioritet", "Priority")
SEEN_BY = Text("Näkyy mittareista", "Syns i indikatorerna", "Seen in the indicators")
SEEN_IN = Text("Näkyy seuraavalla kierroksella", "Syns i nästa omgång", "Seen in the next round")
MISSING = Text("puuttuu", "saknas", "missing")
LACKING = Text(
    "{all} toimenpiteestä {dates} on ilman määräaikaa, {owners} ilman omistajaa ja {late} myöhässä; {signs} ei näy mistään mittarista, ja "
    "niiden kohdalla sanotaan miksi.",
    "Av {all} åtgärder saknar {dates} tidsfrist och {owners} ägare, och {late} är försenade; {signs} syns inte i någon indikator, och vid "
    "dem sägs varför.",
    "Of {all} measures {dates} have no deadline, {owners} no owner, and {late} are late; {signs} are seen in no indicator, and each of "
    "those says why.",
)
LACKING_RECOMMENDATIONS = Text(
    "Tämän ja edellisen kierroksen {all} suosituksesta {answers} on ilman vastausta, {owners} ilman omistajaa, {dates} ilman määräaikaa ja "
    "{late} myöhässä.",
    "Av denna och föregående omgångs {all} rekommendationer saknar {answers} svar, {owners} ägare och {dates} tidsfrist, och {late} är "
    "försenade.",
    "Of the {all} recommendations of this round and the one before {answers} have no answer, {owners} no owner, {dates} no deadline, and "
    "{late} are late.",
)
UNMEASURED = {
    Unmeasured.ACT: Text(
        "ei mistään: teko on tehty tai tekemättä, ja sen kertoo kirjattu tila",
        "inte i någon: det är en handling som är gjord eller ogjord, och det anger det antecknade läget",
        "in none: it is an act that is done or not, and its recorded state tells which",
    ),
    Unmeasured.JUDGED: Text(
        "ei mistään: se muuttaa johtamista, jota arvioidaan osa-alueen tasona eikä lasketa",
        "inte i någon: den ändrar ledningen, som bedöms som delområdets nivå och inte räknas",
        "in none: it changes how work is led, which is judged as the level of the area and not counted",
    ),
}
CARRIES_OUT = Text("Toteuttaa suosituksen", "Genomför rekommendationen", "Carries out the recommendation")
EARLIER = Text(
    "Aiemman arvioinnin suositukset", "Den tidigare utvärderingens rekommendationer", "Recommendations of the earlier evaluation"
)
OF_ROUND = Text("Kierros", "Omgång", "Round")
NOT_YET = Text("seuraava kierros kertoo", "nästa omgång berättar", "the next round will tell")
PROGRAMME = Text("Muutosohjelma: valmius, hyöty ja raha", "Förändringsprogrammet: beredskap, nytta och pengar",
                 "The programme: readiness, benefit and money")
PROGRAMME_HELP = Text(
    "Ilmoitettu valmius, saatu hyöty ja käytetty raha vierekkäin. Valmis toimenpide ei vielä ole hyöty, eikä mitään näistä ole laskettu "
    "toisesta.",
    "Rapporterad beredskap, nytta och använda pengar sida vid sida. En färdig åtgärd är ännu ingen nytta, och inget av dem har räknats ur "
    "något annat.",
    "Reported readiness, the benefit that came and the money spent, side by side. A finished action is no benefit yet, and none of them "
    "was computed from another.",
)
PART = Text("Osa", "Del", "Part")
READINESS = Text("Ilmoitettu valmius", "Rapporterad beredskap", "Reported readiness")
CAME_OF_IT = Text("Hyöty", "Nytta", "Benefit")
MONEY = Text("Raha", "Pengar", "Money")
NOT_TOLD = Text("ei kerrota", "anges inte", "not told")
MONTHLY = Text("Seurataan osoittimella", "Följs upp med indikatorn", "Followed by the indicator")
ADDRESSEE = Text("Kenelle", "Till vem", "Addressed to")
ANSWER = Text("Vastaus", "Svar", "Answer")
STATE = Text("Tila", "Läge", "State")
EVIDENCE = Text("Näyttö", "Bevis", "Evidence")
SUCCESSOR = Text("Jatkuu suosituksessa", "Fortsätter i rekommendationen", "Goes on in")
ANSWERS = {
    Reply.AGREED: Text("hyväksytty", "godkänd", "agreed"),
    Reply.IN_PART: Text("hyväksytty osittain", "delvis godkänd", "agreed in part"),
    Reply.NOT_AGREED: Text("ei hyväksytty", "inte godkänd", "not agreed"),
}
STATES = {
    State.NOT_PROGRESSED: Text("ei ole edennyt", "har inte framskridit", "has not progressed"),
    State.PARTLY_PROGRESSED: Text("edennyt osittain", "har delvis framskridit", "progressed in part"),
    State.DONE: Text("tehty", "gjord", "done"),
}
LOOKED_AT = Text("Mitä seuraava kierros katsoo", "Vad nästa omgång ser på", "What the next round looks at")
LOOKED_AT_HELP = Text(
    "Takaisin päin: mistä toimenpiteistä kukin mittari ja osa-alue kertoo.",
    "Baklänges: vilka åtgärder varje indikator och delområde berättar om.",
    "Backwards: which measures each indicator and area tells of.",
)
KIND = Text("tavoitteet ja suositukset", "mål och rekommendationer", "goals and recommendations")
