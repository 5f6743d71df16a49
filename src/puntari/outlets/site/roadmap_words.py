"""The words of the roadmap that can be rearranged."""

from __future__ import annotations

from puntari.words.text import Text

TITLE = Text("Tiekartta, jonka voi järjestää", "En vägkarta att ordna om", "A roadmap to rearrange")
LEAD = Text(
    "Suositellut toimenpiteet vaiheittain. Vaihda vaihetta, niin toimenpide siirtyy, ja tiekartta sanoo, jos se on ennen sitä, mikä "
    "sen mahdollistaa.",
    "De rekommenderade åtgärderna steg för steg. Byt steg, så flyttar åtgärden, och vägkartan säger till om den ligger före det som "
    "möjliggör den.",
    "The recommended measures step by step. Change the step and the measure moves, and the roadmap says so where it stands before what "
    "makes it possible.",
)
KIND = Text("tiekartta", "vägkarta", "roadmap")
HOW = Text(
    "Järjestys alussa on viimeksi tallennettu, ja ellei mitään ole tallennettu, se seuraa siitä, mikä mahdollistaa mitä. Vaihe on "
    "järjestysluku eikä vuosi. Siirrot tällä sivulla näet vain sinä; ne ovat sivun osoitteessa, jonka voi jakaa ja jonka arvioija voi "
    "tallentaa nimellään, päivällä ja syyllä.",
    "Ordningen i början är den senast sparade, och är ingen sparad följer den av vad som möjliggör vad. Ett steg är ett ordningstal och "
    "inget år. Flyttningar på sidan ser bara du; de finns i sidans adress, som kan delas och som utvärderaren kan spara med namn, dag och "
    "skäl.",
    "The order at the start is the one saved last; where none is saved, it follows from what makes what possible. A step is a place in an "
    "order and not a year. What you move on this page only you see; it stands in the address of the page, which can be shared, and which "
    "an evaluator can save with name, day and reason.",
)
SAVED = Text("Tallennetut järjestykset", "Sparade ordningar", "Saved orders")
SAVED_BY = Text("Järjestys {number}: {day}, {who}", "Ordning {number}: {day}, {who}", "Order {number}: {day}, {who}")
HOLDS = Text("voimassa", "gäller", "in force")
MOVED = Text("{name}: vaihe {before} → {after}", "{name}: steg {before} → {after}", "{name}: step {before} → {after}")
AS_ENABLED = Text("Riippuvuuksista seuraava järjestys", "Ordningen som följer av beroendena", "The order that follows from dependencies")
AS_ENABLED_HELP = Text("ennen tallennuksia", "före sparade ordningar", "before anything was saved")
REASON = Text("Syy", "Skäl", "Reason")
NONE_MOVED = Text("Kaikki ovat riippuvuuksien mukaisissa vaiheissaan.", "Alla står i stegen enligt beroendena.",
                  "All stand at the steps that dependencies give.")
SHOW = Text("Näytä sivulla", "Visa på sidan", "Show on the page")
TO_ADDRESS = Text("Vie järjestys osoitteeseen", "För ordningen till adressen", "Put the order in the address")
HOW_TO_SAVE = Text(
    "Arvioija tallentaa osoitteessa olevan järjestyksen komennolla:", "Utvärderaren sparar ordningen i adressen med kommandot:",
    "An evaluator saves the order in the address with the command:",
)
STEP = Text("Vaihe {number}", "Steg {number}", "Step {number}")
CHOOSE = Text("Vaihe", "Steg", "Step")
OF = Text("Suositus", "Rekommendation", "Recommendation")
WARNING = Text(
    "Ei ole myöhemmin kuin sen mahdollistava ”{name}” kokonaan.",
    "Ligger inte efter hela ”{name}”, som möjliggör det.",
    "Does not stand after the whole of “{name}”, which makes it possible.",
)
AGAIN = Text("Järjestys alussa", "Ordningen i början", "The order at the start")
EMPTY = Text("Tyhjä vaihe on paikka siirroille.", "Ett tomt steg är plats för det som flyttas.", "An empty step is a place to move to.")
