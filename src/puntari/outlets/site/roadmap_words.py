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
    "Järjestys alussa seuraa siitä, mikä mahdollistaa mitä. Vaihe on järjestysluku eikä vuosi. Järjestyksesi ei tallennu palveluun; "
    "JavaScriptin kanssa se on sivun osoitteessa, jonka voi jakaa tai tallentaa.",
    "Ordningen i början följer av vad som möjliggör vad. Ett steg är ett ordningstal och inget år. Din ordning sparas inte i tjänsten; "
    "med JavaScript finns den i sidans adress, som kan delas eller sparas.",
    "The order at the start follows from what makes what possible. A step is a place in an order and not a year. Your order is not kept "
    "by the service; with JavaScript it stands in the address of the page, which can be shared or kept.",
)
STEP = Text("Vaihe {number}", "Steg {number}", "Step {number}")
CHOOSE = Text("Vaihe", "Steg", "Step")
OF = Text("Suositus", "Rekommendation", "Recommendation")
WARNING = Text(
    "Ei ole myöhemmin kuin sen mahdollistava ”{name}” kokonaan.",
    "Ligger inte efter hela ”{name}”, som möjliggör det.",
    "Does not stand after the whole of “{name}”, which makes it possible.",
)
AGAIN = Text("Alkuperäinen järjestys", "Ursprunglig ordning", "The order at the start")
EMPTY = Text("Tyhjä vaihe on paikka siirroille.", "Ett tomt steg är plats för det som flyttas.", "An empty step is a place to move to.")
