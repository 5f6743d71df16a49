"""The words of the page of judged claims: verdicts, and where in its report a statement stands."""

from __future__ import annotations

from puntari.define.claim import Verdict
from puntari.words.text import Text

CLAIMS = Text("Raportin väitteet tarkistettuina", "Rapportens påståenden kontrollerade", "The report's statements checked")
LEAD = Text(
    "Jokainen raportin väite, jossa on luku, verrattuna raportin omiin taulukoihin ja lukuihin. Tarkistus on laskettu: sama sääntö "
    "antaa samoista luvuista aina saman tuloksen.",
    "Varje påstående med en siffra i rapporten, jämfört med rapportens egna tabeller och siffror. Kontrollen är beräknad: samma regel "
    "ger alltid samma resultat av samma siffror.",
    "Every statement of the report that has a figure, held against the report's own tables and figures. The check is computed: the "
    "same rule gives the same result from the same figures every time.",
)
BEWARE = Text(
    "Ristiriita tarkoittaa, että raportin luvut eivät sovi yhteen. Se ei kerro, kumpi luvuista on oikea.",
    "En motsägelse betyder att rapportens siffror inte går ihop. Den säger inte vilken av dem som är rätt.",
    "A contradiction means that figures of the report do not go together. It does not tell which of them is right.",
)
COUNT = Text("Väitteitä: {count}.", "Påståenden: {count}.", "Statements: {count}.")
STATED = Text("Raportissa", "I rapporten", "In the report")
RECOMPUTED = Text("Laskettuna", "Beräknat", "Computed")
REASON = Text("Perustelu", "Motivering", "Reason")
WHERE = Text("Missä", "Var", "Where")
FORMULA = Text("Tarkistuksen kaava", "Kontrollens formel", "Formula of the check")
VERDICTS: dict[Verdict, Text] = {
    Verdict.CONTRADICTION: Text("Ristiriita", "Motsägelse", "Contradiction"),
    Verdict.IMPOSSIBLE: Text("Mahdoton", "Omöjligt", "Impossible"),
    Verdict.PARTLY_HOLDS: Text("Pitää osittain paikkansa", "Stämmer delvis", "Holds in part"),
    Verdict.HOLDS_FOR_TOTAL_ONLY: Text("Pitää paikkansa vain kokonaisuudesta", "Stämmer bara för helheten", "Holds for the total only"),
    Verdict.AGREES_WITH_UNSTATED_WEIGHT: Text(
        "Pitää paikkansa painolla, jota ei kerrota", "Stämmer med en vikt som inte anges", "Agrees with a weight that is not stated"
    ),
    Verdict.MISSING_IN_ONE_TABLE: Text("Puuttuu yhdestä taulukosta", "Saknas i en tabell", "Missing in one table"),
    Verdict.SERIES_BREAK: Text("Sarja katkeaa", "Serien bryts", "The series breaks"),
    Verdict.DEFINITION_DIFFERS: Text("Määritelmät poikkeavat", "Definitionerna skiljer sig", "Definitions differ"),
    Verdict.NOT_COMPARABLE: Text("Ei vertailukelpoinen", "Inte jämförbart", "Not comparable"),
    Verdict.UNIT_MISMATCH: Text("Yksiköt eivät täsmää", "Enheterna stämmer inte överens", "Units do not match"),
    Verdict.UNDEFINED_NOTATION: Text("Merkintää ei selitetä", "Beteckningen förklaras inte", "The notation is not explained"),
    Verdict.OUTLIER: Text("Poikkeava luku", "Avvikande siffra", "Outlier"),
    Verdict.RECOGNISABLE_PEERS: Text("Verrokit voi tunnistaa", "Referenserna går att känna igen", "Peers can be recognised"),
    Verdict.CANNOT_RECOMPUTE: Text("Ei voi laskea uudelleen", "Kan inte räknas om", "Cannot be recomputed"),
    Verdict.NOT_CHECKABLE: Text("Ei voi tarkistaa", "Kan inte kontrolleras", "Cannot be checked"),
    Verdict.AGREES_AFTER_ROUNDING: Text("Pitää paikkansa pyöristettynä", "Stämmer efter avrundning", "Agrees after rounding"),
    Verdict.AGREES: Text("Pitää paikkansa", "Stämmer", "Agrees"),
    Verdict.DERIVED: Text("Luvuista johdettu", "Härlett ur siffrorna", "Derived from the figures"),
    Verdict.NOTE: Text("Huomautus", "Anmärkning", "Note"),
}
"""Every verdict, those that a reader has to know of first."""
