"""The words of the page of a maturity assessment."""

from __future__ import annotations

from puntari.define import grounds
from puntari.define.judgement import Odd
from puntari.words.text import Text

LEVELS = Text("Tasot osa-alueittain", "Nivåer per delområde", "Levels by area")
LEVELS_CAPTION = Text(
    "Arvioijan antamat tasot ja tavoitetaso, asteikko 1–{top}", "Utvärderarens nivåer och målnivån, skala 1–{top}",
    "The evaluator's levels and the target, scale 1–{top}",
)
AREA = Text("Osa-alue", "Delområde", "Area")
TARGET = Text("Tavoite", "Mål", "Target")
BY_DIMENSION = Text("Kehitys ulottuvuuksittain", "Utvecklingen per dimension", "Change by dimension")
DOTS = Text("{name}: {risen}/{both} osa-alueella taso on noussut", "{name}: nivån har stigit på {risen}/{both:delområde|delområden}",
            "{name}: the level has risen in {risen} of {both:area|areas}")
DOTS_NONE = Text("{name}: millään osa-alueella ei ole kahta tasoa verrattavaksi", "{name}: inget delområde har två nivåer att jämföra",
                 "{name}: no area has two levels to compare")
DOTS_MEASURE = Text("Kypsyystaso 1–{top}, {first} ja {last}, sekä tavoite", "Mognadsnivå 1–{top}, {first} och {last}, samt mål",
                    "Maturity level 1–{top}, {first} and {last}, and the target")
BETWEEN_ROUNDS = Text(
    "Vertailu koskee vain osa-alueita, joilta tiedetään taso ainakin kahdelta kierrokselta: ensimmäistä tunnettua verrataan viimeiseen. "
    "Tuntematon taso ei ole nolla eikä ennallaan.",
    "Jämförelsen gäller bara delområden där nivån är känd från minst två omgångar: den första kända jämförs med den sista. En okänd nivå "
    "är varken noll eller oförändrad.",
    "The comparison is only of areas whose level is known from two rounds or more: the first known is held against the last. An unknown "
    "level is neither zero nor unchanged.",
)
RADAR = Text("Näytä säteittäisenä kaaviona", "Visa som radardiagram", "Show as a radar chart")
RADAR_BEWARE = Text(
    "Säteittäinen kaavio johtaa helposti harhaan: sen pinta-ala kasvaa tason neliössä, ja muoto riippuu osa-alueiden järjestyksestä. "
    "Numerot viittaavat taulukon riveihin. Viiva katkeaa, kun taso ei ole tiedossa.",
    "Ett radardiagram vilseleder lätt: ytan växer i kvadrat med nivån, och formen beror på delområdenas ordning. Siffrorna hänvisar till "
    "tabellens rader. Linjen bryts där nivån inte är känd.",
    "A radar chart misleads easily: its area grows with the square of the level, and its shape hangs on the order of areas. The numbers "
    "are those of the table's rows. The line breaks where a level is not known.",
)
ROUND = Text("Kierros {period}: ryhmien vastaukset", "Omgång {period}: gruppernas svar", "Round {period}: answers of the groups")
ROUND_HELP = Text(
    "Ryhmän keskimmäinen vastaus ja suluissa väli, jolle puolet vastauksista sijoittuu. Alle {least} vastaajan ryhmää ei näytetä. "
    "Arvioijan taso on hänen oma arvionsa eikä vastausten keskiarvo.",
    "Gruppens mittersta svar och inom parentes det intervall där hälften av svaren ligger. En grupp med färre än {least} svarande visas "
    "inte. Utvärderarens nivå är en egen bedömning och inte svarens medelvärde.",
    "The middle answer of a group and, in brackets, the range that half of the answers lie in. A group of fewer than {least} respondents "
    "is not shown. The evaluator's level is a judgement of its own, not the mean of answers.",
)
TURNOUT = Text("Vastanneet", "Svarande", "Responses")
TURNOUT_OF = Text("{group}: {sent}/{invited}", "{group}: {sent}/{invited}", "{group}: {sent} of {invited}")
EVERYBODY = Text("Kaikki", "Alla", "All")
EVALUATOR = Text("Arvioija", "Utvärderaren", "Evaluator")
APART = Text(
    "Ryhmät näkevät yli tason verran eri tavalla: {areas}.", "Grupperna ser mer än en nivå olika på: {areas}.",
    "Groups differ by more than a level in: {areas}.",
)
NOT_APART = Text(
    "Millään osa-alueella ryhmien keskimmäiset vastaukset eivät eroa yli tason verran.",
    "På inget delområde skiljer sig gruppernas mittersta svar mer än en nivå.",
    "In no area do the groups' middle answers differ by more than a level.",
)
WHOLE = Text("Kaikki ulottuvuudet yhdessä", "Alla dimensioner tillsammans", "All dimensions together")
MEAN = Text("Ulottuvuuden painotettu keskiarvo", "Dimensionens vägda medelvärde", "Weighted mean of the dimension")
JUDGED = Text("Arvioijan perustelut {period}", "Utvärderarens motiveringar {period}", "The evaluator's grounds {period}")
OBSERVATIONS, ANALYSIS, TARGET_STATE, MET, RESTS_ON = (
    grounds.OBSERVATIONS, grounds.ANALYSIS, grounds.TARGET_STATE, grounds.MET, grounds.RESTS_ON
)
NUMBERS = Text("Lukujen rivit", "Siffrornas rader", "Rows of the numbers")
NEW_TARGET = Text(
    "Tavoite {level}, {horizon} mennessä, vastuussa {owner}. {reason}", "Mål {level}, senast {horizon}, ansvarig {owner}. {reason}",
    "Target {level} by {horizon}, owner {owner}. {reason}",
)
KEPT_TARGET = Text(
    "Kierroksen {kept_from} tavoite ({level}) pidettiin: {decided_by}, {decided_on}. {reason}",
    "Målet från omgång {kept_from} ({level}) behölls: {decided_by}, {decided_on}. {reason}",
    "The target of round {kept_from} ({level}) was kept: {decided_by}, {decided_on}. {reason}",
)
UNMET = Text(
    "Annetun tason kriteerejä, joita ei ole todettu täyttyneiksi",
    "Kriterier på den givna nivån som inte konstaterats vara uppfyllda",
    "Criteria of the given level that are not said to be met",
)
ODD = Text("Arvio on ristiriidassa itsensä kanssa", "Bedömningen motsäger sig själv", "The judgement contradicts itself")
ODDS: dict[Odd, Text] = {
    Odd.LEVEL_NOT_MET: Text(
        "annetun tason kaikkia kriteerejä ei ole todettu täyttyneiksi", "alla kriterier på den givna nivån är inte uppfyllda",
        "not all criteria of the given level are said to be met",
    ),
    Odd.HIGHER_LEVEL_MET: Text(
        "korkeamman tason kaikki kriteerit on todettu täyttyneiksi", "alla kriterier på en högre nivå är uppfyllda",
        "all criteria of a higher level are said to be met",
    ),
    Odd.TARGET_BELOW_LEVEL: Text(
        "tavoite on annettua tasoa alempi", "målet är lägre än den givna nivån", "the target is below the given level"
    ),
}
FROM_JUDGED = Text(
    "Arvioijan taso poikkeaa ryhmän keskimmäisestä vastauksesta yli tason: {areas}.",
    "Utvärderarens nivå avviker mer än en nivå från en grupps mittersta svar: {areas}.",
    "The evaluator's level is more than a level from the middle answer of a group: {areas}.",
)
NOT_ASKED_OF = Text("{group}: ei kysytty", "{group}: tillfrågades inte", "{group}: not asked")
FAR = Text("Ero on yli tason.", "Skillnaden är mer än en nivå.", "The difference is more than a level.")
DIFFERENCE = Text("Ryhmien ero", "Gruppernas skillnad", "Groups apart")
TARGETS = Text("Lähtötaso, nykytaso ja tavoite", "Utgångsnivå, nuläge och mål", "Baseline, present level and target")
BASELINE = Text("Lähtötaso", "Utgångsnivå", "Baseline")
NOW = Text("Nyt", "Nu", "Now")
HORIZON = Text("Mihin mennessä", "Senast", "By")
OWNER = Text("Vastuussa", "Ansvarig", "Owner")
REASON = Text("Peruste", "Skäl", "Reason")
UNKNOWN_TARGET = Text("Tavoite ei ole tiedossa", "Okänt mål", "Target unknown")
ALL_ALIKE = Text("Kaikille osa-alueille yhteistä", "Gemensamt för alla delområden", "The same for every area")
KEPT = Text(
    "Kierroksen {kept_from} tavoite pidettiin ({decided_by}, {decided_on}). {reason}",
    "Målet från omgång {kept_from} behölls ({decided_by}, {decided_on}). {reason}",
    "The target of round {kept_from} was kept ({decided_by}, {decided_on}). {reason}",
)
EVIDENCE = Text("Näyttö", "Bevis", "Evidence")
EVIDENCE_OF = Text("{what} ({source}, {day})", "{what} ({source}, {day})", "{what} ({source}, {day})")
UNKNOWN = Text("ei tiedossa", "okänd", "unknown")
LEVEL_IS = Text("Taso {level}", "Nivå {level}", "Level {level}")
FRAMEWORK = Text("Viitekehys", "Ramverk", "Framework")
SCALE = Text("Tasot", "Nivåer", "Levels")
CRITERIA = Text("Osa-alueiden kriteerit ja kysymykset", "Delområdenas kriterier och frågor", "Criteria and questions of the areas")
QUESTIONS = Text("Kysymykset", "Frågor", "Questions")
WEIGHTS = Text(
    "Ulottuvuuksien painot: {dimensions}. Osa-alueiden painot: {areas}.",
    "Dimensionernas vikter: {dimensions}. Delområdenas vikter: {areas}.",
    "Weights of dimensions: {dimensions}. Weights of areas: {areas}.",
)
ALL_EQUAL = Text("kaikki yhtä suuria", "alla lika stora", "all equal")
STORED = Text("Kierrosten {periods} luvut", "Siffrorna för omgångarna {periods}", "Figures of rounds {periods}")
KIND = Text("kypsyysarvio", "mognadsbedömning", "maturity assessment")
