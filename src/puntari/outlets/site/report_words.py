"""The words of comparison tables: where an own figure stands against each peer."""

from __future__ import annotations

from puntari.words.text import Text

STANDS = {
    "below": Text("alle vaihteluvälin", "under variationsvidden", "below the range"),
    "within": Text("vaihteluvälillä", "inom variationsvidden", "within the range"),
    "above": Text("yli vaihteluvälin", "över variationsvidden", "above the range"),
    "lower": Text("pienempi kuin verrokki", "mindre än referensen", "lower than the peer"),
    "equal": Text("sama kuin verrokki", "samma som referensen", "equal to the peer"),
    "higher": Text("suurempi kuin verrokki", "större än referensen", "higher than the peer"),
    "unknown": Text("ei voi verrata", "kan inte jämföras", "cannot be compared"),
}
GAP = Text("{stand} ({gap}\u00a0%)", "{stand} ({gap}\u00a0%)", "{stand} ({gap}%)")
APART = Text(
    "{row}, {columns}: ei voi verrata. {why}",
    "{row}, {columns}: kan inte jämföras. {why}",
    "{row}, {columns}: cannot be compared. {why}",
)
POSITION = Text("{own}: {peer}", "{own}: {peer}", "{own}: {peer}")
POSITIONS = Text("Sijainti verrokkeihin nähden", "Läge i förhållande till referenserna", "Position against peers")
POSITIONS_HELP = Text(
    "Uusin oma luku vuosineen verrattuna verrokin vaihteluväliin tai, jos väliä ei ole, verrokin lukuun. Prosentti kertoo, kuinka paljon "
    "oma luku poikkeaa verrokin omasta luvusta.",
    "Den senaste egna siffran med sitt år jämförd med referensens variationsvidd eller, om någon sådan inte finns, med referensens "
    "siffra. Procenten visar hur mycket den egna siffran avviker från referensens.",
    "The newest own figure with its year against the peer's range or, where there is none, the peer's figure. The per cent tells how far "
    "the own figure is from the peer's own.",
)
INDICATOR_PAGE = Text(
    "Mittarin määritelmä ja kaikki luvut",
    "Indikatorns definition och alla siffror",
    "Definition and all figures of the indicator",
)
ROW = Text("Rivi", "Rad", "Row")
SOURCE_NOTE = Text("Lähteestä", "Om källan", "On the source")
COUNTED = Text.same("{count} {stand}")
SUMMARY = Text(
    "Vertailuja {count}: {rest}.", "Jämförelser {count}: {rest}.", "Comparisons {count}: {rest}."
)
