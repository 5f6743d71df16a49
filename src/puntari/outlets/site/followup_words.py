"""The words of what was recorded after a round, and of saved orders of the roadmap."""

from __future__ import annotations

from puntari.words.text import Text

SINCE = Text("Kirjattu {day} alkaen", "Antecknat från {day}", "Recorded as of {day}")
LATE = Text("myöhässä", "försenad", "late")
NOTE = Text("Lisätieto", "Tilläggsuppgift", "Note")
SOURCE = Text("lähde", "källa", "source")
BY = Text("Kirjasi {who} {day}.", "Antecknades av {who} {day}.", "Recorded by {who} on {day}.")
ENTRY = Text("{number}. {day}", "{number}. {day}", "{number}. {day}")
WITHDRAWN = Text(
    "PERUTTU, ei ole voimassa ({who}, {day}: {why})", "ÅTERKALLAD, gäller inte ({who}, {day}: {why})",
    "WITHDRAWN, does not count ({who}, {day}: {why})",
)
HISTORY = Text("Kirjaukset ({count})", "Anteckningar ({count})", "Entries ({count})")
SEEN_FROM = Text("Suositellut toimenpiteet, joista tämä kertoo", "Rekommenderade åtgärder som detta berättar om",
                 "Recommended measures that this tells of")
SEEN_FROM_HELP = Text(
    "Arvioinnin suosituksista tulleet toimenpiteet, joiden vaikutuksen seuraava kierros näkee tästä.",
    "Åtgärder ur utvärderingens rekommendationer vilkas verkan nästa omgång ser här.",
    "Measures from the evaluation's recommendations whose effect the next round will see here.",
)
RECOMMENDED = Text("Mitä suositeltiin ja mitä siitä on tullut", "Vad som rekommenderades och vad det har blivit av det",
                   "What was recommended and what became of it")
RECOMMENDED_HELP = Text(
    "Edellisen arvioinnin toimenpiteet osa-alueittain: mitä suositukseen vastattiin ja missä toimenpide on. Seuraava kierros lukee nämä "
    "tasojen rinnalla.",
    "Åtgärderna ur förra utvärderingen per delområde: vad som svarades på rekommendationen och var åtgärden är. Nästa omgång läser dem "
    "bredvid nivåerna.",
    "Measures from the last evaluation by area: what was answered to the recommendation and where the measure stands. The next round "
    "reads them beside the levels.",
)
MEASURE = Text("Toimenpide", "Åtgärd", "Measure")
OF = Text("Suositus", "Rekommendation", "Recommendation")
